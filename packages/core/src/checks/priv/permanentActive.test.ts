import {
  administrators,
  causes,
  judge,
  outcome,
  userAdmin,
} from '../givenTenant';
import { permanentActive } from './permanentActive';

describe('priv.permanent-active', () => {
  it('finds standing assignments, one cause a role', async () => {
    const rows = administrators([
      { id: 'a' },
      { id: 'b' },
      { id: 'c' },
      { id: 'u', role: userAdmin },
      { id: 'x', how: 'activated' },
      { id: 'e', how: 'eligible' },
    ]);
    expect(await causes(permanentActive, { rows })).toMatchObject([
      {
        severity: 'critical',
        facts: { role: 'Global Administrator', assignments: 3 },
        affected: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      },
      {
        severity: 'high',
        facts: { role: 'User Administrator', assignments: 1 },
      },
    ]);
  });

  it('leaves declared emergency accounts out, by id or by name', async () => {
    const tenant = {
      rows: administrators([{ id: 'a' }, { id: 'b' }]),
      declarations: { breakGlassAccounts: ['A@contoso.example', 'b'] },
    };
    expect(await outcome(permanentActive, tenant)).toBe('pass');
  });

  it('is unknown when dates cannot be read: an activation looks like an assignment', async () => {
    const denied = {
      state: 'denied',
      permission: 'RoleAssignmentSchedule.Read.Directory',
      why: 'refused',
    } as const;
    const verdict = await judge(permanentActive, {
      rows: administrators([{ id: 'a' }]),
      completeness: { roleAssignmentScheduleInstances: denied },
    });
    expect(verdict).toEqual({
      outcome: 'unknown',
      because: [
        { dataset: 'roleAssignmentScheduleInstances', completeness: denied },
      ],
    });
  });

  it('knows that without PIM every assignment stands', async () => {
    const unlicensed = {
      state: 'unlicensed',
      plan: 'AAD_PREMIUM_P2',
      why: 'no licence',
    } as const;
    const tenant = {
      rows: administrators([{ id: 'a' }]),
      completeness: {
        roleAssignmentScheduleInstances: unlicensed,
        roleEligibilityScheduleInstances: unlicensed,
      },
    };
    expect((await causes(permanentActive, tenant))[0].affected).toHaveLength(1);
  });

  it('names a group that holds the role, not its members', async () => {
    const rows = administrators([{ id: 'a', how: 'eligible' }]);
    const role = rows.roleDefinitions![0].id;
    rows.groups = [{ id: 'g', displayName: 'Role group' }];
    rows.roleAssignments!.push({
      id: 'x',
      principalId: 'g',
      roleDefinitionId: role,
    });
    rows.roleAssignmentScheduleInstances!.push({
      id: 'y',
      principalId: 'g',
      roleDefinitionId: role,
      assignmentType: 'Assigned',
      endDateTime: null,
    });
    const [cause] = await causes(permanentActive, {
      rows,
      members: [{ from: 'g', to: 'a', toType: 'user' }],
    });
    expect(cause.affected).toEqual([
      { kind: 'group', id: 'g', label: 'Role group' },
    ]);
  });
});
