import type { Group, Relation } from '../../model';
import {
  administrators,
  causes,
  judge,
  outcome,
  policy,
  type GivenTenant,
} from '../givenTenant';
import { groupUnprotected } from './groupUnprotected';

const tenant = (
  group: Partial<Group>,
  given: Omit<GivenTenant, 'rows'> = {},
  excluded = 'g',
) => ({
  ...given,
  rows: {
    ...administrators([{ id: 'ada' }]),
    groups: [{ id: 'g', displayName: 'Out', ...group }, { id: 'outer' }],
    administrativeUnits: [
      { id: 'vault', isMemberManagementRestricted: true },
      { id: 'plain', isMemberManagementRestricted: false },
    ],
    conditionalAccessPolicies: [
      policy('p', { controls: ['mfa'], users: { excludeGroups: [excluded] } }),
    ],
  },
});
const owner = (to: string): Relation => ({ from: 'g', to, toType: 'user' });
const inUnit = (from: string): Relation => ({ from, to: 'g', toType: 'group' });
const why = async (...given: Parameters<typeof tenant>) => {
  const [{ severity, facts }] = await causes(
    groupUnprotected,
    tenant(...given),
  );
  return { severity, why: facts.why };
};

describe('ca.group-unprotected', () => {
  it('names a group that any administrator of groups can change', async () => {
    expect(await causes(groupUnprotected, tenant({}))).toMatchObject([
      {
        key: 'g',
        severity: 'medium',
        affected: [{ kind: 'group', id: 'g', label: 'Out' }],
      },
    ]);
  });

  it.each<[string, Partial<Group>]>([
    [
      'its rule reads a property',
      {
        groupTypes: ['DynamicMembership'],
        membershipRule: 'user.displayName -contains "exec"',
      },
    ],
    ['anyone', { groupTypes: ['Unified'], visibility: 'Public' }],
  ])('is high when %s …', async (reason, group) => {
    expect(await why(group)).toEqual({
      severity: 'high',
      why: [expect.stringContaining(reason)],
    });
  });

  it('takes a rule over what administrators set for no danger', async () => {
    expect(
      await why({
        groupTypes: ['DynamicMembership'],
        membershipRule: 'user.department -eq "Sales"',
      }),
    ).toEqual({ severity: 'medium', why: [] });
  });

  it('is high with an owner who is no administrator, and only then', async () => {
    expect(await why({}, { owners: [owner('ben')] })).toMatchObject({
      severity: 'high',
    });
    expect(await why({}, { owners: [owner('ada')] })).toEqual({
      severity: 'medium',
      why: [],
    });
  });

  it('passes for a role-assignable group and in a restricted unit, not in a plain one', async () => {
    expect(
      await outcome(groupUnprotected, tenant({ isAssignableToRole: true })),
    ).toBe('pass');
    expect(
      await outcome(
        groupUnprotected,
        tenant({}, { unitMembers: [inUnit('vault')] }),
      ),
    ).toBe('pass');
    expect(
      await outcome(
        groupUnprotected,
        tenant({}, { unitMembers: [inUnit('plain')] }),
      ),
    ).toBe('fail');
  });

  it('follows groups in groups, round a circle too', async () => {
    const members: Relation[] = [
      { from: 'outer', to: 'g', toType: 'group' },
      { from: 'g', to: 'outer', toType: 'group' },
    ];
    const found = await causes(
      groupUnprotected,
      tenant({}, { members }, 'outer'),
    );
    expect(found.map(({ key }) => key).sort()).toEqual(['g', 'outer']);
  });

  it('is unknown where units cannot be read, unless the group protects itself', async () => {
    const completeness = {
      administrativeUnits: {
        state: 'denied',
        permission: 'AdministrativeUnit.Read.All',
        why: 'refused',
      },
    } as const;
    expect(
      await judge(groupUnprotected, tenant({}, { completeness })),
    ).toMatchObject({
      outcome: 'unknown',
      because: [{ dataset: 'administrativeUnits' }],
    });
    expect(
      await outcome(
        groupUnprotected,
        tenant({ isAssignableToRole: true }, { completeness }),
      ),
    ).toBe('pass');
  });
});
