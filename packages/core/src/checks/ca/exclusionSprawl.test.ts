import type { Relation } from '../../model';
import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { exclusionSprawl } from './exclusionSprawl';

const people = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `u${at}`,
    userType: 'Member',
    accountEnabled: true,
  }));
const inGroup = (count: number): Relation[] =>
  people(count).map(({ id }) => ({ from: 'g', to: id, toType: 'user' }));
const tenant = (
  given: Parameters<typeof policy>[1],
  { all = 100, out = 6 }: { all?: number; out?: number } = {},
) => ({
  rows: {
    users: people(all),
    groups: [{ id: 'g', displayName: 'Exceptions' }, { id: 'team' }],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: [policy('p', { controls: ['mfa'], ...given })],
  },
  members: inGroup(out),
});
const exceptions = { excludeGroups: ['G'] };

describe('ca.exclusion-sprawl', () => {
  it('names the policy and the group when more than five are left out', async () => {
    const [cause] = await causes(
      exclusionSprawl,
      tenant({ users: exceptions }),
    );
    expect(cause.affected).toMatchObject([
      { kind: 'conditionalAccessPolicy', id: 'p' },
      { kind: 'group', id: 'g', label: 'Exceptions' },
    ]);
    expect(cause.facts).toMatchObject({ people: 6, usual: 5 });
  });

  it('bears five, and one of a hundred in a larger tenant', async () => {
    expect(
      await outcome(exclusionSprawl, tenant({ users: exceptions }, { out: 5 })),
    ).toBe('pass');
    expect(
      await outcome(
        exclusionSprawl,
        tenant({ users: exceptions }, { all: 1000, out: 10 }),
      ),
    ).toBe('pass');
    expect(
      await outcome(
        exclusionSprawl,
        tenant({ users: exceptions }, { all: 1000, out: 11 }),
      ),
    ).toBe('fail');
  });

  it('counts nobody whom the policy is not for anyway', async () => {
    const users = { includeUsers: [], includeGroups: ['team'], ...exceptions };
    expect(await outcome(exclusionSprawl, tenant({ users }))).toBe('pass');
  });

  it('counts declared emergency accounts to nobody', async () => {
    expect(
      await outcome(exclusionSprawl, {
        ...tenant({ users: exceptions }),
        declarations: { breakGlassAccounts: ['u0'] },
      }),
    ).toBe('pass');
  });

  it.each([
    ['only reports', { state: 'enabledForReportingButNotEnforced' }],
    ['asks for a device', { controls: ['compliantDevice'] }],
  ])('leaves a policy that %s to other checks', async (_, given) => {
    expect(
      await outcome(exclusionSprawl, tenant({ users: exceptions, ...given })),
    ).toBe('pass');
  });
});
