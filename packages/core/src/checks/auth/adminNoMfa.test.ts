import { administrators, causes, judge, outcome } from '../givenTenant';
import { adminNoMfa } from './adminNoMfa';

const strong = ['fido2SecurityKey'];

describe('auth.admin-no-mfa', () => {
  it('finds administrators without a factor, eligible ones too', async () => {
    const rows = administrators([
      { id: 'a', methods: [] },
      { id: 'b', methods: ['email'], how: 'eligible' },
      { id: 'c', methods: strong },
    ]);
    const [cause] = await causes(adminNoMfa, { rows });
    expect(cause.affected.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(cause.facts).toEqual({ administrators: 3, without: 2 });
  });

  it('does not take a missing row for a missing factor', async () => {
    const verdict = await judge(adminNoMfa, {
      rows: administrators([{ id: 'a' }, { id: 'b', methods: strong }]),
    });
    expect(verdict).toMatchObject({
      outcome: 'unknown',
      because: [
        {
          dataset: 'userRegistrationDetails',
          completeness: { state: 'partial' },
        },
      ],
    });
  });

  it('leaves disabled accounts out', async () => {
    expect(
      await outcome(adminNoMfa, {
        rows: administrators([
          { id: 'a', methods: [], enabled: false },
          { id: 'b', methods: strong },
        ]),
      }),
    ).toBe('pass');
  });

  it('sees members of nested groups that hold a role', async () => {
    const rows = administrators([{ id: 'a', methods: strong }]);
    const tenant = {
      rows: {
        ...rows,
        users: [
          ...rows.users!,
          {
            id: 'm',
            displayName: 'Member',
            accountEnabled: true,
            userType: 'Member',
          },
        ],
        groups: [
          { id: 'g', displayName: 'Role group' },
          { id: 'n', displayName: 'Nested' },
        ],
        roleAssignments: [
          ...rows.roleAssignments!,
          {
            id: 'x',
            principalId: 'g',
            roleDefinitionId: rows.roleDefinitions![0].id,
          },
        ],
        userRegistrationDetails: [
          ...rows.userRegistrationDetails!,
          { id: 'm', methodsRegistered: [] },
        ],
      },
      // A circle of groups must come to an end.
      members: [
        { from: 'g', to: 'n', toType: 'group' },
        { from: 'n', to: 'g', toType: 'group' },
        { from: 'n', to: 'm', toType: 'user' },
      ],
    };
    expect(
      (await causes(adminNoMfa, tenant))[0].affected.map(({ id }) => id),
    ).toEqual(['m']);
  });

  it('cannot pass while eligible assignments cannot be seen', async () => {
    const tenant = { rows: administrators([{ id: 'a', methods: strong }]) };
    const denied = {
      state: 'denied',
      permission: 'X',
      why: 'refused',
    } as const;
    expect(
      await outcome(adminNoMfa, {
        ...tenant,
        completeness: { roleEligibilityScheduleInstances: denied },
      }),
    ).toBe('unknown');
    const unlicensed = {
      state: 'unlicensed',
      plan: 'AAD_PREMIUM_P2',
      why: 'no PIM',
    } as const;
    expect(
      await outcome(adminNoMfa, {
        ...tenant,
        completeness: { roleEligibilityScheduleInstances: unlicensed },
      }),
    ).toBe('pass');
  });
});
