import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConditionalAccessPolicy } from '../model';
import { coverage } from './coverage';
import type { Requirement } from './requirements';
import type { CaPerson, GuestType } from './signIn';

/** Judged cases of CISA's ScubaGear (CC0-1.0), beside the project: each is one policy, judged as a whole. */
const file = join(
  __dirname,
  '../../../../../shared/examples/scubagear/aad_cases.jsonl',
);

/** What each asks, and of which risk where it asks of one only. */
const asked: Record<string, Requirement & { at?: 'userRisk' | 'signInRisk' }> =
  {
    'MS.AAD.1.1v1': { id: 'legacyClientsBlocked' },
    'MS.AAD.2.1v1': { id: 'block', at: 'userRisk' },
    'MS.AAD.2.3v1': { id: 'block', at: 'signInRisk' },
    'MS.AAD.3.1v1': { id: 'phishingResistantMfa' },
    'MS.AAD.3.2v2': { id: 'mfa' },
    'MS.AAD.3.7v1': { id: 'managedDevice' },
    'MS.AAD.3.9v1': { id: 'deviceCodeBlocked' },
  };

interface Case {
  id: string;
  policyId: string;
  requirementMet: boolean;
  reportDetails?: string;
  input: {
    conditional_access_policies?: any[];
    scuba_config?: {
      Aad?: Record<string, { CapExclusions?: Record<string, string[]> }>;
    };
  };
}

function readCases(): Case[] {
  if (!existsSync(file))
    throw new Error(`Put the judged cases of ScubaGear at ${file}.`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Case)
    .filter(
      ({ policyId, input }) =>
        policyId in asked && input.conditional_access_policies,
    );
}

const camel = (value: unknown): any => {
  if (Array.isArray(value)) return value.map(camel);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key[0].toLowerCase() + key.slice(1),
      camel(part),
    ]),
  );
};

/** Their template sets every condition at once, which no policy can: what a case is not about is taken out. */
function policyOf(raw: unknown, policyId: string): ConditionalAccessPolicy {
  const policy = camel(raw);
  const { conditions } = policy;
  if (policyId !== 'MS.AAD.2.1v1') conditions.userRiskLevels = [];
  if (policyId !== 'MS.AAD.2.3v1') conditions.signInRiskLevels = [];
  conditions.applications.includeUserActions = [];
  if (policyId !== 'MS.AAD.1.1v1') conditions.clientAppTypes = ['all'];
  if (policyId !== 'MS.AAD.3.9v1') conditions.authenticationFlows = null;
  const { grantControls } = policy;
  if (grantControls) {
    if (!grantControls.authenticationStrength?.allowedCombinations)
      delete grantControls.authenticationStrength;
    if (grantControls.builtInControls?.some(Boolean))
      delete grantControls.authenticationStrength;
  }
  return { id: '1', ...policy };
}

/** A member in nothing, and one in each thing that the policy leaves out and the case does not accept. */
function peopleOf(
  { conditions }: ConditionalAccessPolicy,
  accepted: Record<string, string[]>,
): CaPerson[] {
  const users = conditions?.users ?? {};
  const person = (id: string, rest: Partial<CaPerson> = {}): CaPerson => ({
    id,
    groups: [],
    roles: [],
    ...rest,
  });
  const left = (ids: string[] | undefined, kind: string) =>
    (ids ?? []).filter(id => id && !(accepted[kind] ?? []).includes(id));
  const guests =
    `${users.excludeGuestsOrExternalUsers?.guestOrExternalUserTypes ?? ''}`
      .split(',')
      .filter(type => type && !(accepted.GuestUserTypes ?? []).includes(type));
  return [
    person('member'),
    ...left(users.excludeUsers, 'Users').map(id => person(id)),
    ...left(users.excludeGroups, 'Groups').map(id =>
      person(`in ${id}`, { groups: [id] }),
    ),
    ...left(users.excludeRoles, 'Roles').map(id =>
      person(`holds ${id}`, { roles: [id] }),
    ),
    ...guests.map(type => person(type, { guestType: type as GuestType })),
  ];
}

/** Where coverage says otherwise than ScubaGear, and why. */
const otherwise: [RegExp, string][] = [
  [
    /3\.2v2\/test_IsGeneralMFA_(Fido2|WindowsHelloForBusiness)_Incorrect/,
    'A strength that only methods resistant to phishing satisfy is multifactor authentication all the same: concept-authentication-strengths.',
  ],
  [
    /1\.1v1\/test_UserExclusionsBuiltInControls_Incorrect/,
    'Older clients cannot answer the strength that the policy asks of them, which blocks them: concept-conditional-access-conditions, client apps.',
  ],
  [
    /AppExclusionConditions_Correct/,
    'ScubaGear accepts the hole because it was declared. A resource that is excluded is not covered by the policy, whoever declared it: concept-conditional-access-cloud-apps.',
  ],
];

describe('the judged cases of ScubaGear, by coverage', () => {
  const cases = readCases();

  it.each(cases.map(each => [each.id, each] as const))(
    '%s',
    (id, { policyId, input, requirementMet }) => {
      const accepted = input.scuba_config?.Aad?.[policyId]?.CapExclusions ?? {};
      const policies = input.conditional_access_policies!.map(raw =>
        policyOf(raw, policyId),
      );
      const { gaps, unknowns } = coverage(
        policies,
        { people: policies.flatMap(each => peopleOf(each, accepted)) },
        asked[policyId],
      );
      const { at } = asked[policyId];
      const open = [...gaps, ...unknowns].filter(
        ({ where }) => !at || !where[at] || where[at].includes('high'),
      );
      const closed = !open.length;
      const reason = otherwise.find(([words]) => words.test(id))?.[1];
      expect({ closed, agrees: closed === requirementMet }).toEqual({
        closed,
        agrees: reason === undefined,
      });
    },
  );
});
