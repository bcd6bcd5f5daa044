import { found } from '../givenLog';
import { appOwner } from './appOwner';
import { audit, target } from './givenAudit';

const facts = {
  tierOf: (id: string) =>
    (({ powerful: 0, client: 1 }) as Record<string, 0 | 1>)[id],
  isRoleAssignable: (id: string) => id === 'role group',
};
const added = (
  activity: string,
  changes: Record<string, unknown>,
  over: Record<string, unknown> = {},
) => audit(activity, { targets: [target('User', 'owner', changes)], ...over });
const run = (...log: ReturnType<typeof audit>[]) =>
  found(appOwner, log, { facts });

describe('aud.app-owner', () => {
  it.each([
    [
      'Add owner to service principal',
      { 'ServicePrincipal.ObjectID': 'POWERFUL' },
      { kind: 'servicePrincipal', id: 'powerful' },
    ],
    [
      'Add owner to application',
      { 'Application.ObjectID': 'object', 'Application.AppId': 'client' },
      { kind: 'application', id: 'object' },
    ],
    [
      'Add owner to group',
      { 'Group.ObjectID': 'role group', 'Group.DisplayName': 'Desk' },
      { kind: 'group', id: 'role group', label: 'Desk' },
    ],
  ])('names what is owned, and by whom: %s', (activity, changes, owned) => {
    expect(run(added(activity, changes))).toMatchObject([
      {
        affected: [owned, { kind: 'user', id: 'owner' }, { id: 'initiator' }],
      },
    ]);
  });

  it('takes the second target where the properties do not name what is owned', () => {
    const row = audit('Add owner to service principal', {
      targets: [
        target('User', 'owner'),
        target('ServicePrincipal', 'powerful'),
      ],
    });
    expect(run(row)).toMatchObject([
      { affected: [{ id: 'powerful' }, { id: 'owner' }, {}] },
    ]);
  });

  it('names an app that becomes an owner', () => {
    const row = audit('Add owner to service principal', {
      targets: [
        target('ServicePrincipal', 'owner', {
          'ServicePrincipal.ObjectID': 'powerful',
        }),
      ],
    });
    expect(run(row)).toMatchObject([
      {
        affected: [
          { id: 'powerful' },
          { kind: 'servicePrincipal', id: 'owner' },
          {},
        ],
      },
    ]);
  });

  it.each([
    [
      'a harmless app',
      added('Add owner to application', { 'Application.ObjectID': 'x' }),
    ],
    [
      'an ordinary group',
      added('Add owner to group', { 'Group.ObjectID': 'team' }),
    ],
    [
      'what was refused',
      added(
        'Add owner to group',
        { 'Group.ObjectID': 'role group' },
        { result: 'failure' },
      ),
    ],
    [
      'a removal',
      added('Remove owner from group', { 'Group.ObjectID': 'role group' }),
    ],
    ['a record that names nothing', audit('Add owner to application')],
  ])('leaves out %s', (_, row) => {
    expect(run(row)).toEqual([]);
  });

  it('names one owner once a day', () => {
    const row = () =>
      added('Add owner to group', { 'Group.ObjectID': 'role group' });
    expect(run(row(), row())).toHaveLength(1);
  });

  it('needs to know who is powerful', () => {
    expect(appOwner.needs).toEqual(
      expect.arrayContaining([
        'roleAssignments',
        'groups',
        'graphAppRoleAssignments',
      ]),
    );
  });
});
