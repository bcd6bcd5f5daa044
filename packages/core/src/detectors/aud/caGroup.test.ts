import { found } from '../givenLog';
import { caGroup } from './caGroup';
import { audit, from, target } from './givenAudit';

const facts = {
  excludedFrom: (id: string) =>
    id === 'left out' ? ['policy1', 'policy2'] : [],
};
const joined = (group: string, over: Record<string, unknown> = {}) =>
  audit('Add member to group', {
    category: 'GroupManagement',
    targets: [
      target('User', 'member', {
        'Group.ObjectID': group,
        'Group.DisplayName': 'A group',
      }),
      target('Group', group),
    ],
    ...over,
  });
const run = (...log: ReturnType<typeof audit>[]) =>
  found(caGroup, log, { facts });

describe('aud.ca-group', () => {
  it('names the member, the group and the policies that leave it out', () => {
    expect(run(joined('left out'))).toMatchObject([
      {
        affected: [
          { kind: 'user', id: 'member' },
          { kind: 'group', id: 'left out', label: 'A group' },
          { kind: 'conditionalAccessPolicy', id: 'policy1' },
          { kind: 'conditionalAccessPolicy', id: 'policy2' },
          { kind: 'user', id: 'initiator' },
        ],
        facts: { policies: 2 },
      },
    ]);
  });

  it('takes the group from the targets where the properties do not name it', () => {
    const row = audit('Add member to group.', {
      targets: [target('Group', 'left out'), target('User', 'member')],
    });
    expect(run(row)).toMatchObject([
      { affected: [{ id: 'member' }, { id: 'left out' }, {}, {}, {}] },
    ]);
  });

  it('names a rule that was changed, before and after', () => {
    const rule = audit('Update group', {
      targets: [
        target('Group', 'left out', {
          MembershipRule: from(['user.a -eq 1'], ['user.a -ne 1']),
        }),
      ],
    });
    expect(run(rule)).toMatchObject([
      { facts: { oldRule: 'user.a -eq 1', newRule: 'user.a -ne 1' } },
    ]);
  });

  it.each([
    ['a group that no policy leaves out', joined('team')],
    ['what was refused', joined('left out', { result: 'failure' })],
    [
      'a removal',
      joined('left out', { activityDisplayName: 'Remove member from group' }),
    ],
    [
      'another change of the group',
      audit('Update group', {
        targets: [target('Group', 'left out', { DisplayName: 'x' })],
      }),
    ],
    [
      'a record without a group',
      audit('Add member to group', { targets: [target('User', 'member')] }),
    ],
  ])('leaves out %s', (_, row) => {
    expect(run(row)).toEqual([]);
  });

  it('names a membership once a day', () => {
    expect(run(joined('left out'), joined('left out'))).toHaveLength(1);
    expect(
      run(
        joined('left out'),
        joined('left out', { at: '2026-03-11T00:00:00Z' }),
      ),
    ).toHaveLength(2);
  });

  it('needs the policies', () => {
    expect(caGroup.needs).toContain('conditionalAccessPolicies');
  });
});
