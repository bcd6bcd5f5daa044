/** Roles by the template ids that Microsoft gives them in every tenant. */
export const roleIds = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  exchangeAdministrator: '29232cdf-9323-42fd-ade2-1d097af3e4de',
  conditionalAccessAdministrator: 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
} as const;

export type RoleName = keyof typeof roleIds;

export interface StaffMember {
  given: string;
  surname: string;
  job: string;
  role?: {
    name: RoleName;
    how: 'permanent' | 'activated' | 'eligible';
    /** Assigned past PIM, which knows no start of it. */
    outsidePim?: boolean;
    /** For one administrative unit, by its position, and not for the whole tenant: no policy for roles matches it. */
    unit?: number;
  };
  guest?: boolean;
  /** Comes from the on-premises directory. */
  synced?: boolean;
  /** Methods of the registration report. */
  methods: string[];
  /** What is planted on this person's sign-ins. */
  travel?: 'impossible' | 'sameDevice' | 'twoHomes' | 'sharedEgress';
  risk?: { level: 'high' | 'medium' | 'low'; state: string; detail: string };
  lastSuccessDaysAgo?: number;
}

const strong = ['fido2SecurityKey', 'microsoftAuthenticatorPush'];
const usual = ['microsoftAuthenticatorPush', 'softwareOneTimePasscode'];
const phone = ['mobilePhone', 'email'];

/**
 * The people on whom problems are planted, in the order of their index: whoever is here is not made up by chance. What
 * each of them must make the product say stands in the ground truth.
 */
export const staff: readonly StaffMember[] = [
  {
    given: 'Emergency',
    surname: 'Access One',
    job: 'Emergency access',
    role: { name: 'globalAdministrator', how: 'permanent' },
    methods: ['fido2SecurityKey'],
  },
  {
    given: 'Emergency',
    surname: 'Access Two',
    job: 'Emergency access',
    role: { name: 'globalAdministrator', how: 'permanent' },
    methods: ['fido2SecurityKey'],
  },
  {
    given: 'Alma',
    surname: 'Reyes',
    job: 'Head of IT',
    role: { name: 'globalAdministrator', how: 'permanent' },
    methods: strong,
  },
  {
    given: 'Bruno',
    surname: 'Falk',
    job: 'Infrastructure lead',
    role: { name: 'globalAdministrator', how: 'permanent', outsidePim: true },
    methods: phone,
  },
  {
    given: 'Chiara',
    surname: 'Lindqvist',
    job: 'Cloud engineer',
    role: { name: 'globalAdministrator', how: 'permanent' },
    methods: usual,
  },
  {
    given: 'Daniel',
    surname: 'Okafor',
    job: 'Cloud engineer',
    role: { name: 'globalAdministrator', how: 'permanent' },
    methods: strong,
  },
  {
    given: 'Edda',
    surname: 'Novotna',
    job: 'Interim administrator',
    role: { name: 'globalAdministrator', how: 'permanent' },
    methods: [],
  },
  {
    given: 'Farid',
    surname: 'Hassan',
    job: 'Identity engineer',
    role: { name: 'globalAdministrator', how: 'eligible' },
    methods: strong,
  },
  {
    given: 'Greta',
    surname: 'Sommer',
    job: 'Identity engineer',
    role: { name: 'globalAdministrator', how: 'eligible' },
    methods: strong,
  },
  {
    given: 'Hugo',
    surname: 'Marchetti',
    job: 'Identity engineer',
    role: { name: 'privilegedRoleAdministrator', how: 'activated' },
    methods: strong,
  },
  {
    given: 'Ines',
    surname: 'Castro',
    job: 'People operations',
    role: { name: 'userAdministrator', how: 'permanent', unit: 0 },
    methods: ['mobilePhone'],
  },
  { given: 'Jonas', surname: 'Wirth', job: 'Service desk', methods: usual },
  { given: 'Karin', surname: 'Bauer', job: 'Service desk', methods: [] },
  {
    given: 'Leon',
    surname: 'Petrov',
    job: 'External consultant',
    guest: true,
    role: { name: 'userAdministrator', how: 'permanent' },
    methods: usual,
  },
  {
    given: 'Maya',
    surname: 'Sandoval',
    job: 'Security architect',
    role: { name: 'conditionalAccessAdministrator', how: 'eligible' },
    synced: true,
    methods: strong,
  },
  {
    given: 'Nadia',
    surname: 'Kowalski',
    job: 'Platform engineer',
    role: { name: 'applicationAdministrator', how: 'permanent' },
    synced: true,
    methods: strong,
    lastSuccessDaysAgo: 130,
  },
  {
    given: 'Oskar',
    surname: 'Lehmann',
    job: 'Account manager',
    methods: usual,
    travel: 'impossible',
  },
  {
    given: 'Paula',
    surname: 'Ferrari',
    job: 'Controller',
    methods: usual,
    travel: 'impossible',
  },
  {
    given: 'Quirin',
    surname: 'Maier',
    job: 'Buyer',
    methods: phone,
    travel: 'impossible',
  },
  {
    given: 'Rosa',
    surname: 'Delgado',
    job: 'Engineer',
    methods: strong,
    travel: 'sameDevice',
  },
  {
    given: 'Samir',
    surname: 'Aziz',
    job: 'Commuter',
    methods: usual,
    travel: 'twoHomes',
  },
  {
    given: 'Tessa',
    surname: 'Holm',
    job: 'Sales',
    methods: usual,
    travel: 'sharedEgress',
  },
  {
    given: 'Ulf',
    surname: 'Eriksen',
    job: 'Sales',
    methods: usual,
    travel: 'sharedEgress',
  },
  {
    given: 'Vera',
    surname: 'Antonova',
    job: 'Sales',
    methods: usual,
    travel: 'sharedEgress',
  },
  {
    given: 'Wiebke',
    surname: 'Janssen',
    job: 'Sales',
    methods: usual,
    travel: 'sharedEgress',
  },
  {
    given: 'Xenia',
    surname: 'Papadaki',
    job: 'Sales',
    methods: usual,
    travel: 'sharedEgress',
  },
  {
    given: 'Yusuf',
    surname: 'Demir',
    job: 'Accountant',
    methods: phone,
    risk: { level: 'high', state: 'atRisk', detail: 'none' },
  },
  {
    given: 'Zoe',
    surname: 'Baker',
    job: 'Designer',
    methods: usual,
    risk: { level: 'medium', state: 'atRisk', detail: 'none' },
  },
  {
    given: 'Anton',
    surname: 'Graf',
    job: 'Developer',
    methods: usual,
    risk: {
      level: 'high',
      state: 'confirmedCompromised',
      detail: 'adminConfirmedUserCompromised',
    },
  },
  {
    given: 'Bea',
    surname: 'Lorenz',
    job: 'Developer',
    methods: usual,
    risk: {
      level: 'low',
      state: 'remediated',
      detail: 'userPerformedSecuredPasswordReset',
    },
  },
];

/** Members of the role-assignable group that holds Helpdesk Administrator, by index. */
export const helpdeskMembers = [11, 12];

/** Who decides on its members. */
export const helpdeskOwner = 17;

/** Members of the group that the administrators' policy leaves out, by index. */
export const excludedMembers = [6, 12];
