import type { ConditionalAccessPolicy } from '../model';
import { changeSentence } from './changeSentence';
import { compare, type CompareSide } from './compare';

const policy = (
  id: string,
  conditions: object = {},
  rest: object = {},
): ConditionalAccessPolicy => ({
  id,
  displayName: id,
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
    ...conditions,
  },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  ...rest,
});

const side = (
  policies: ConditionalAccessPolicy[],
  tenant: CompareSide['tenant'] = {},
): CompareSide => ({ policies, tenant });
const mfa = { id: 'mfa' } as const;

const sparing = (...excludeGroups: string[]) =>
  policy('all', { users: { includeUsers: ['All'], excludeGroups } });

const opened = (before: CompareSide, after: CompareSide) =>
  compare(before, after, [mfa]).requirements[0];

describe('compare without people', () => {
  const anyone = {};

  it('finds that one must be in a group and not in another', () => {
    const before = policy('group', {
      users: { includeGroups: ['in'], excludeGroups: ['out'] },
    });
    const found = opened(side([before], anyone), side([], anyone));
    expect(found.opens).toEqual([
      expect.objectContaining({
        who: { in: ['in'], notIn: ['out'] },
        where: {},
      }),
    ]);
    expect(found.opens[0].witness.identity).toEqual({
      kind: 'user',
      person: expect.objectContaining({ groups: ['in'], roles: [] }),
    });
  });

  it('sees that a policy on everyone stands in for one on a group', () => {
    expect(
      opened(
        side([policy('g', { users: { includeGroups: ['in'] } })], anyone),
        side([policy('all')], anyone),
      ).verdict,
    ).toBe('nothingOpens');
  });

  it('sees that two policies on groups do not stand in for one on everyone', () => {
    const { opens } = opened(
      side([policy('all')], anyone),
      side(
        [
          policy('x', { users: { includeGroups: ['x'] } }),
          policy('y', { users: { includeGroups: ['y'] } }),
        ],
        anyone,
      ),
    );
    expect(opens.map(each => each.who)).toEqual([
      { in: [], notIn: ['x', 'y'] },
    ]);
  });

  it('compares what is asked of service principals', () => {
    const workloads = (...excludeServicePrincipals: string[]) => ({
      ...policy('workloads'),
      conditions: {
        clientApplications: {
          includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
          excludeServicePrincipals,
        },
        applications: { includeApplications: ['All'] },
      },
      grantControls: { operator: 'OR', builtInControls: ['block'] },
    });
    const found = compare(
      side([workloads()], anyone),
      side([workloads('robot')], anyone),
      [{ id: 'block', of: 'workloads' }],
    );
    expect(found.first?.change.ids).toEqual(['robot']);
  });

  it('tells in one sentence what opens, for whom and why', () => {
    const { first } = compare(
      side([sparing()], anyone),
      side([sparing('spared')], anyone),
      [mfa],
    );
    expect(
      changeSentence(first!.requirement, first!.change, id =>
        id === 'spared' ? 'Pilots' : undefined,
      ),
    ).toBe(
      'Anyone in Pilots can sign in without multifactor authentication: the policy “all” excludes Pilots.',
    );
  });
});
