import { administrators, causes, daysAgo, outcome } from '../givenTenant';
import { outsidePim } from './outsidePim';

const HELPDESK = '729827e3-9c14-49f7-bb1b-9608f156bbb8';

/** Assignments of three people, all made in PIM. */
function tenant(role?: string) {
  const rows = administrators(
    ['a', 'b', 'c'].map(id => ({ id, ...(role ? { role } : {}) })),
  );
  for (const row of rows.roleAssignmentScheduleInstances!)
    row.startDateTime = daysAgo(100);
  if (role)
    rows.roleDefinitions!.push({
      id: role,
      templateId: role,
      displayName: 'Helpdesk Administrator',
    });
  return rows;
}

describe('priv.outside-pim', () => {
  it('finds an assignment without a start and one that PIM does not know', async () => {
    const rows = tenant();
    rows.roleAssignmentScheduleInstances![0].startDateTime = null;
    rows.roleAssignmentScheduleInstances!.splice(1, 1);
    expect(await causes(outsidePim, { rows })).toMatchObject([
      {
        affected: [
          { kind: 'user', id: 'a' },
          { kind: 'user', id: 'b' },
        ],
        facts: { role: 'Global Administrator', assignments: 2 },
      },
    ]);
  });

  it('passes where PIM knows all, over lesser roles, and over the members of a group that holds the role', async () => {
    expect(await outcome(outsidePim, { rows: tenant() })).toBe('pass');
    const lesser = tenant(HELPDESK);
    lesser.roleAssignmentScheduleInstances = [];
    expect(await outcome(outsidePim, { rows: lesser })).toBe('pass');
    const rows = tenant();
    rows.roleAssignments![0].principalId = 'g';
    rows.roleAssignmentScheduleInstances![0].principalId = 'g';
    rows.groups = [{ id: 'g' }];
    const members = [{ from: 'g', to: 'a', toType: 'user' }];
    expect(await outcome(outsidePim, { rows, members })).toBe('pass');
  });
});
