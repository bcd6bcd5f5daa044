import type { ConditionalAccessPolicy } from '../../model';
import type { CaPerson, CaSignIn, CaTenant } from '../signIn';
import { whatIf } from '../whatIf';

export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
export const azure = '797f4846-ba00-4fd7-ba43-dac1f8f63013';

export interface Short {
  id?: string;
  state?: string;
  users?: object;
  apps?: object;
  when?: object;
  grant?: object | null;
  session?: object | null;
}

/** An enabled policy on everyone and everything that asks for multifactor authentication, but for what is said. */
export const policy = (short: Short = {}): ConditionalAccessPolicy =>
  ({
    id: short.id ?? 'p',
    displayName: short.id ?? 'p',
    state: short.state ?? 'enabled',
    conditions: {
      users: { includeUsers: ['All'], ...short.users },
      applications: { includeApplications: ['All'], ...short.apps },
      clientAppTypes: ['all'],
      ...short.when,
    },
    grantControls:
      short.grant === undefined
        ? { operator: 'OR', builtInControls: ['mfa'] }
        : short.grant,
    sessionControls: short.session ?? null,
  }) as ConditionalAccessPolicy;

export const block = { operator: 'OR', builtInControls: ['block'] };
export const strength = (...allowedCombinations: string[]) => ({
  operator: 'OR',
  builtInControls: [],
  authenticationStrength: {
    id: allowedCombinations.join(),
    allowedCombinations,
  },
});

export const person = (rest: Partial<CaPerson> = {}): CaPerson => ({
  id: 'u',
  groups: [],
  roles: [],
  methods: ['microsoftAuthenticatorPush'],
  ...rest,
});

/** A sign-in with every detail given and nothing special about it. */
export const signIn = (
  rest: Partial<CaSignIn> = {},
  who: Partial<CaPerson> = {},
): CaSignIn => ({
  identity: { kind: 'user', person: person(who) },
  target: { kind: 'application', appId: 'app' },
  clientAppType: 'browser',
  platform: 'windows',
  location: { ip: '203.0.113.7', country: 'CH' },
  device: { registered: false },
  signInRisk: 'none',
  userRisk: 'none',
  insiderRisk: 'none',
  flow: 'none',
  ...rest,
});

export const verdict = (
  policies: ConditionalAccessPolicy[],
  of = signIn(),
  tenant: CaTenant = {},
) => whatIf(policies, tenant, of).verdict;

/** What the first policy does to it. */
export const first = (
  policies: ConditionalAccessPolicy[],
  of = signIn(),
  tenant: CaTenant = {},
) => whatIf(policies, tenant, of).perPolicy[0];
