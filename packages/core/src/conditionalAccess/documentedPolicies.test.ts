import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conditionalAccessPolicies } from '../datasets/conditionalAccessPolicies';
import { namedLocations } from '../datasets/namedLocations';
import type { ConditionalAccessPolicy, NamedLocation } from '../model';
import { naiveMeets } from './__testUtils__/naiveJudge';
import { requirementsOfPeople } from './__testUtils__/requirements';
import { compilePolicies } from './compile';
import { coverage, type CaPopulatedTenant } from './coverage';
import { compare } from './compare';
import { meets } from './requirements';
import type { CaPerson } from './signIn';

/** Microsoft's own examples of its documentation (CC-BY-4.0), beside the project. */
const file = join(
  __dirname,
  '../../../../../shared/examples/graph-docs/conditionalAccess.json',
);

interface Example {
  version: string;
  page: string;
  response: Record<string, unknown>;
}

function readExamples(): Example[] {
  if (!existsSync(file))
    throw new Error(`Put Microsoft's documented examples at ${file}.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

const examples = readExamples();
const policies = examples
  .filter(each => each.page === 'conditionalaccesspolicy-get.md')
  .map(({ version, response }) => ({
    version,
    policy: conditionalAccessPolicies.parse(
      response,
    ) as ConditionalAccessPolicy,
  }));

const person = (id: string, rest: Partial<CaPerson> = {}): CaPerson => ({
  id,
  groups: [],
  roles: [],
  ...rest,
});

const excluded = 'd2136c9c-b049-47ae-b9cf-316e04ef7198';
const places = [
  {
    id: 'office',
    isTrusted: true,
    ipRanges: [{ cidrAddress: '198.51.100.0/24' }],
  },
  {
    id: excluded,
    isTrusted: true,
    ipRanges: [{ cidrAddress: '192.0.2.0/24' }],
  },
];

/** One of everybody that the policy names, and a member that it does not. */
const tenantOf = ({ conditions }: ConditionalAccessPolicy) => {
  const users = conditions?.users ?? {};
  const groups = [
    ...(users.includeGroups ?? []),
    ...(users.excludeGroups ?? []),
  ];
  const roles = [...(users.includeRoles ?? []), ...(users.excludeRoles ?? [])];
  return {
    namedLocations: places,
    people: [
      person('a member'),
      person('a guest', { guestType: 'b2bCollaborationGuest' }),
      ...(users.includeUsers ?? []).map(id => person(id)),
      ...(users.excludeUsers ?? []).map(id => person(id)),
      ...groups.map(id => person(`in ${id}`, { groups: [id] })),
      ...roles.map(id => person(`holds ${id}`, { roles: [id] })),
    ],
  } as CaPopulatedTenant;
};

describe("the policies of Microsoft's documentation", () => {
  it('are there, in both versions', () => {
    expect(policies.map(each => each.version).sort()).toEqual(['beta', 'v1.0']);
  });

  it.each(policies)(
    'of $version leaves everybody out while it is disabled, and covers as the judge says once enabled',
    ({ policy }) => {
      const tenant = tenantOf(policy);
      expect(coverage([policy], tenant, { id: 'mfa' }).gaps[0]).toEqual(
        expect.objectContaining({
          people: [...tenant.people].length,
          where: {},
        }),
      );
      const enabled = [{ ...policy, state: 'enabled' }];
      const compiled = compilePolicies(enabled, tenant);
      let unknown = 0;
      for (const requirement of requirementsOfPeople) {
        const { gaps, unknowns } = coverage(compiled, tenant, requirement);
        unknown += unknowns.length;
        for (const { witness } of gaps) {
          expect(meets(compiled, requirement, witness)).toBe(false);
          expect(naiveMeets(enabled, tenant, requirement, witness)).toBe(false);
        }
      }
      // They exclude the trusted addresses of the older MFA settings, which Graph does not tell.
      expect(unknown).toBeGreaterThan(0);
    },
  );

  it.each(policies)(
    'of $version can be enabled without opening anything',
    ({ policy }) => {
      const enabled = { ...policy, state: 'enabled' };
      const { verdict, requirements } = compare(
        { policies: [policy], tenant: { namedLocations: places } },
        { policies: [enabled], tenant: { namedLocations: places } },
        requirementsOfPeople,
      );
      expect(verdict).toBe('nothingOpens');
      expect(requirements.flatMap(each => each.closes)).toEqual([]);
      const back = compare(
        { policies: [enabled], tenant: { namedLocations: places } },
        { policies: [policy], tenant: { namedLocations: places } },
        requirementsOfPeople,
      );
      expect(back.verdict).toBe('unknown');
    },
  );

  it('place addresses in the named locations that the pages give', () => {
    const given = examples
      .filter(({ response }) => 'ipRanges' in response)
      .map(({ response }) =>
        namedLocations.parse({ id: 'it', ...response }),
      ) as NamedLocation[];
    expect(given.length).toBeGreaterThan(0);
    for (const place of given) {
      const tenant = {
        people: [person('a')],
        namedLocations: [{ ...place, id: 'it' }],
      };
      const { gaps } = coverage(
        [
          {
            id: 'p',
            state: 'enabled',
            conditions: {
              users: { includeUsers: ['All'] },
              applications: { includeApplications: ['All'] },
              locations: {
                includeLocations: ['All'],
                excludeLocations: ['it'],
              },
            },
            grantControls: { operator: 'OR', builtInControls: ['mfa'] },
          },
        ],
        tenant,
        { id: 'mfa' },
      );
      // The page writes 12.34.221.11/22, an address inside the range and not its first.
      expect(
        gaps[0].where.location!.map(each => (each as { ip: string }).ip),
      ).toEqual(expect.arrayContaining(['12.34.220.0']));
    }
  });
});
