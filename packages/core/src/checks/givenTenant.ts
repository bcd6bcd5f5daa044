import type {
  Check,
  CheckSettings,
  Completeness,
  DatasetId,
  DatasetRows,
  Declarations,
  Relation,
  Verdict,
  Witness,
} from '../model';
import { CheckSource, runCheck } from './runCheck';

/** A tenant of a test, as rows; what is not named is empty and complete. */
export interface GivenTenant {
  rows?: { [K in DatasetId]?: DatasetRows[K][] };
  managers?: Relation[];
  members?: Relation[];
  owners?: Relation[];
  unitMembers?: Relation[];
  completeness?: Partial<Record<DatasetId, Completeness>>;
  declarations?: Partial<Declarations>;
  settings?: CheckSettings;
}

export const NOW = new Date('2026-03-01T00:00:00Z');

export function daysAgo(days: number): string {
  return new Date(NOW.getTime() - days * 86_400_000).toISOString();
}

function byId(one: { id: string }, other: { id: string }): number {
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
}

/** Judges a check over a given tenant, through the runner that judges real ones. */
export function judge(
  check: Check<any>,
  {
    rows = {},
    managers = [],
    members = [],
    owners = [],
    unitMembers = [],
    completeness = {},
    declarations = {},
    settings,
  }: GivenTenant,
): Promise<Verdict> {
  const source: CheckSource = {
    async *rows(dataset) {
      // As a store gives them.
      yield* [...(rows[dataset] ?? [])].sort(byId) as never[];
    },
    async *relations(name) {
      yield* {
        'users.manager': managers,
        'groups.members': members,
        'groups.owners': owners,
        'administrativeUnits.members': unitMembers,
      }[name];
    },
    completeness: dataset =>
      completeness[dataset] ?? { state: 'complete', asOf: NOW.toISOString() },
  };
  return runCheck(check, source, {
    now: NOW,
    declarations: {
      breakGlassAccounts: [],
      trustedEgress: [],
      ...declarations,
    },
    settings,
  });
}

/** The causes of a failed check. @throws when it did not fail */
export async function causes(
  check: Check<any>,
  tenant: GivenTenant,
): Promise<Witness[]> {
  const verdict = await judge(check, tenant);
  if (verdict.outcome !== 'fail')
    throw new Error(`${check.id} says ${JSON.stringify(verdict)}`);
  return verdict.witnesses;
}

export async function outcome(
  check: Check<any>,
  tenant: GivenTenant,
): Promise<Verdict['outcome']> {
  return (await judge(check, tenant)).outcome;
}

const roleRow = (id: string, displayName: string) => ({
  id,
  templateId: id,
  displayName,
  isBuiltIn: true,
  isEnabled: true,
});

export const globalAdmin = '62e90394-69f5-4237-9190-012177145e10';
export const userAdmin = 'fe930be7-5e62-47db-91af-98c3a49a38b1';

/**
 * People with roles: each named person holds the role in the way that is said. Rows of the registration report and of
 * sign-in activity can be given besides.
 */
export function administrators(
  people: {
    id: string;
    role?: string;
    how?: 'permanent' | 'activated' | 'eligible';
    enabled?: boolean;
    type?: string;
    methods?: string[];
    lastSuccess?: string;
  }[],
): NonNullable<GivenTenant['rows']> {
  const active = people.filter(({ how }) => how !== 'eligible');
  const role = (person: (typeof people)[number]) => person.role ?? globalAdmin;
  return {
    users: people.map(({ id, enabled = true, type = 'Member' }) => ({
      id,
      displayName: `Name of ${id}`,
      userPrincipalName: `${id}@contoso.example`,
      accountEnabled: enabled,
      userType: type,
      createdDateTime: daysAgo(900),
    })),
    roleDefinitions: [
      roleRow(globalAdmin, 'Global Administrator'),
      roleRow(userAdmin, 'User Administrator'),
    ],
    roleAssignments: active.map(person => ({
      id: `ra-${person.id}`,
      principalId: person.id,
      roleDefinitionId: role(person),
      directoryScopeId: '/',
    })),
    roleAssignmentScheduleInstances: active.map(person => ({
      id: `rai-${person.id}`,
      principalId: person.id,
      roleDefinitionId: role(person),
      assignmentType: person.how === 'activated' ? 'Activated' : 'Assigned',
      endDateTime: person.how === 'activated' ? daysAgo(-1) : null,
    })),
    roleEligibilityScheduleInstances: people
      .filter(({ how }) => how === 'eligible')
      .map(person => ({
        id: `rei-${person.id}`,
        principalId: person.id,
        roleDefinitionId: role(person),
        endDateTime: null,
      })),
    userRegistrationDetails: people.flatMap(({ id, methods }) =>
      methods
        ? [
            {
              id,
              methodsRegistered: methods,
              isMfaCapable: methods.length > 0,
              isMfaRegistered: methods.length > 0,
            },
          ]
        : [],
    ),
    userSignInActivity: people.flatMap(({ id, lastSuccess }) =>
      lastSuccess === undefined
        ? []
        : [
            {
              id,
              signInActivity: {
                lastSuccessfulSignInDateTime: lastSuccess,
                lastSignInDateTime: lastSuccess,
              },
            },
          ],
    ),
  };
}

/** A policy for all users and all resources, unless it is said otherwise. */
export function policy(
  id: string,
  rest: {
    state?: string;
    controls?: string[];
    users?: object;
    applications?: object;
    conditions?: object;
    modified?: string;
    operator?: string;
  },
): DatasetRows['conditionalAccessPolicies'] {
  return {
    id,
    displayName: `Policy ${id}`,
    state: rest.state ?? 'enabled',
    modifiedDateTime: rest.modified ?? daysAgo(400),
    conditions: {
      users: { includeUsers: ['All'], ...rest.users },
      applications: { includeApplications: ['All'], ...rest.applications },
      clientAppTypes: ['all'],
      ...rest.conditions,
    },
    grantControls: rest.controls
      ? { operator: rest.operator ?? 'OR', builtInControls: rest.controls }
      : null,
  };
}

export const noDefaults: DatasetRows['securityDefaults'][] = [
  { id: 's', isEnabled: false },
];
