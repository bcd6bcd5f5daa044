import {
  administrators,
  causes,
  daysAgo,
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

  describe('where PIM may not be read', () => {
    const denied = {
      state: 'denied',
      permission: 'RoleAssignmentSchedule.Read.Directory',
      why: 'refused',
    } as const;
    const given = (
      people: Parameters<typeof administrators>[0],
      directoryAudits: object[] = [],
      completeness: object = {},
    ) => ({
      rows: { ...administrators(people), directoryAudits } as any,
      completeness: {
        roleAssignmentScheduleInstances: denied,
        roleEligibilityScheduleInstances: denied,
        ...completeness,
      },
    });
    const activation = (
      user: string,
      hoursAgo: number,
      role: object = { id: userAdmin, displayName: 'User Administrator' },
    ) => ({
      id: `${user} ${hoursAgo}`,
      activityDisplayName: 'Add member to role completed (PIM activation)',
      activityDateTime: daysAgo(hoursAgo / 24),
      result: 'success',
      targetResources: [
        { type: 'Role', ...role },
        { type: 'User', id: user },
      ],
    });

    it('finds from assignments and audits what stands, and says what that loses', async () => {
      const found = await causes(
        permanentActive,
        given(
          [
            { id: 'a', role: userAdmin },
            { id: 'x', role: userAdmin },
          ],
          [activation('x', 3)],
        ),
      );
      expect(found).toMatchObject([
        {
          statement:
            'User Administrator is held by 1 principal that did not activate it; whether the assignment ends cannot be read.',
          affected: [{ id: 'a' }],
          facts: {
            source: 'roleAssignments, directoryAudits',
            loses: expect.stringContaining('whether an assignment ends'),
          },
        },
      ]);
    });

    it('takes no activation of another role, of another person or that failed for one', async () => {
      const audits = [
        activation('a', 3, { id: 'other', displayName: 'Other' }),
        activation('b', 3),
        { ...activation('a', 2), result: 'failure' },
        { ...activation('a', 1), activityDisplayName: 'Update user' },
      ];
      const [cause] = await causes(
        permanentActive,
        given([{ id: 'a', role: userAdmin }], audits),
      );
      expect(cause.affected).toMatchObject([{ id: 'a' }]);
    });

    it('takes a record that names no role for any, and the initiator for who activated', async () => {
      const bare = {
        ...activation('x', 3),
        targetResources: [],
        initiatedBy: { user: { id: 'x' } },
      };
      expect(
        await judge(
          permanentActive,
          given([{ id: 'x', role: userAdmin }], [bare]),
        ),
      ).toEqual({
        outcome: 'pass',
        evidence: {
          assignments: 0,
          source: 'roleAssignments, directoryAudits',
          loses: expect.any(String),
        },
      });
    });

    it('does not decide on who activated longer ago than an activation lasts', async () => {
      const old = given([{ id: 'x', role: userAdmin }], [activation('x', 80)]);
      expect(await judge(permanentActive, old)).toEqual({
        outcome: 'unknown',
        because: [
          { dataset: 'roleAssignmentScheduleInstances', completeness: denied },
        ],
      });
    });

    it('is unknown without audits: an activation looks like an assignment', async () => {
      const tenant = given([{ id: 'a' }], [], { directoryAudits: denied });
      expect(await judge(permanentActive, tenant)).toEqual({
        outcome: 'unknown',
        because: [
          { dataset: 'roleAssignmentScheduleInstances', completeness: denied },
          { dataset: 'directoryAudits', completeness: denied },
        ],
      });
    });

    it('keeps the finding when PIM becomes readable: the cause has the same key', async () => {
      const people = [{ id: 'a', role: userAdmin }];
      const [before] = await causes(permanentActive, given(people));
      const [after] = await causes(permanentActive, {
        rows: administrators(people),
      });
      expect(after.key).toBe(before.key);
      expect(after.facts).not.toHaveProperty('loses');
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
