import { found } from '../givenLog';
import { accountChurn } from './accountChurn';
import { audit, from, target } from './givenAudit';
import { GLOBAL, grant, roleFacts as facts } from './givenRoles';

const user = (
  activity: string,
  at: string,
  over: Record<string, unknown> & { by?: any } = {},
) =>
  audit(activity, {
    at: at.includes('T') ? at : `2026-03-10T${at}Z`,
    category: 'UserManagement',
    targets: [target('User', 'receiver')],
    ...over,
  });
const made = (at = '12:00:00', over = {}) => user('Add user', at, over);
const run = (...log: ReturnType<typeof audit>[]) =>
  found(accountChurn, log, { facts });

describe('aud.account-churn', () => {
  it.each([
    ['2026-03-11T12:00:00Z', 1],
    ['2026-03-11T12:00:01Z', 0],
    ['2026-03-10T12:05:00Z', 1],
  ])(
    'names an account made at noon and deleted at %s: %i findings',
    (at, count) => {
      const witnesses = run(made(), user('Delete user', at, { by: 'other' }));
      expect(witnesses).toHaveLength(count);
      for (const witness of witnesses)
        expect(witness).toMatchObject({
          severity: 'medium',
          affected: [{ kind: 'user', id: 'receiver' }, { id: 'other' }],
          facts: { createdBy: 'initiator' },
        });
    },
  );

  it.each([
    ['2026-03-10T13:00:00Z', 1],
    ['2026-03-10T13:00:01Z', 0],
  ])(
    'names one made at noon and given a role at %s: %i findings',
    (at, count) => {
      expect(run(made(), grant('Global Administrator', { at }))).toHaveLength(
        count,
      );
    },
  );

  it.each([
    ['Intune Reader', {}, 1],
    ['Message Reader', {}, 1],
    ['Reports Reader', {}, 0],
    [
      'Global Administrator',
      { activity: 'Add eligible member to role in PIM completed (permanent)' },
      1,
    ],
    ['Global Administrator', { by: { app: 'MS-PIM' } }, 0],
    ['Global Administrator', { category: 'ResourceManagement' }, 0],
  ])('judges the role %s %j: %i findings', (role, over, count) => {
    expect(run(made('11:30:00'), grant(role, over))).toHaveLength(count);
  });

  it('knows one finding from the deletion that is written twice', () => {
    expect(
      run(
        made(),
        user('Delete user', '13:00:00'),
        user('Hard Delete user', '13:01:00'),
      ),
    ).toHaveLength(1);
  });

  it.each([
    ['Azure AD Cloud Sync', { app: 'Azure AD Cloud Sync' }],
    ['the synchronizing account', 'Sync_SRV'],
  ])('leaves out what %s makes and deletes', (_, by) => {
    expect(
      run(made('12:00:00', { by }), user('Delete user', '13:00:00', { by })),
    ).toEqual([]);
    expect(
      run(made('12:00:00', { by }), user('Delete user', '13:00:00')),
    ).toHaveLength(1);
  });

  it('leaves out old accounts, failures and records without a time', () => {
    expect(run(user('Delete user', '13:00:00'))).toEqual([]);
    expect(run(grant('Global Administrator'))).toEqual([]);
    expect(
      run(
        made('12:00:00', { result: 'failure' }),
        user('Delete user', '13:00:00'),
      ),
    ).toEqual([]);
    expect(
      run(
        made('12:00:00', { activityDateTime: null }),
        user('Delete user', '13:00:00'),
      ),
    ).toEqual([]);
  });

  const removal = (
    person: string,
    minute: number,
    over: Record<string, unknown> = {},
  ) =>
    audit('Remove member from role', {
      at: new Date(Date.UTC(2026, 2, 10, 12, minute)).toISOString(),
      category: 'RoleManagement',
      targets: [
        target('User', person, {
          'Role.TemplateId': from(GLOBAL, null),
          'Role.DisplayName': from('Global Administrator', null),
        }),
      ],
      ...over,
    });
  const removals = (count: number, over: Record<string, unknown> = {}) =>
    Array.from({ length: count }, (_, index) =>
      removal(`a${index}`, index * 10, over),
    );

  it.each([
    [4, 0],
    [5, 1],
    [6, 1],
  ])(
    'names who puts out %i administrators in an hour: %i findings',
    (count, findings) => {
      const witnesses = run(...removals(count));
      expect(witnesses).toHaveLength(findings);
      for (const { affected } of witnesses)
        expect(affected.map(({ id }) => id)).toEqual(
          expect.arrayContaining(['a3', 'a4', 'initiator']),
        );
    },
  );

  it('counts the hour, each person once, and powerful roles alone', () => {
    expect(run(...removals(4), removal('a9', 60))).toEqual([]);
    expect(run(...removals(4), removal('a0', 45))).toEqual([]);
    const harmless = {
      targets: [
        target('User', 'x', {
          'Role.DisplayName': from('Reports Reader', null),
        }),
      ],
    };
    expect(run(...removals(4), removal('x', 45, harmless))).toEqual([]);
    expect(run(...removals(5, { by: { app: 'MS-PIM' } }))).toEqual([]);
  });

  it('keeps nothing of what is over', () => {
    const { state } = accountChurn.step(
      { createdAt: 0, createdBy: 'x', removals: [['y', 0]] },
      user('Delete user', '13:00:00'),
      { tenant: facts } as any,
    );
    expect(state).toEqual(accountChurn.init());
  });
});
