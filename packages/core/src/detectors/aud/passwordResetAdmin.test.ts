import { found } from '../givenLog';
import { audit, target } from './givenAudit';
import { roleFacts as facts } from './givenRoles';
import { passwordResetAdmin } from './passwordResetAdmin';

const on = (
  activity: string,
  at: string,
  person = 'admin',
  over: Record<string, unknown> & { by?: any } = {},
) =>
  audit(activity, {
    at: `2026-03-10T${at}Z`,
    category: 'UserManagement',
    targets: [target('User', person)],
    ...over,
  });
const reset = (at: string, person?: string, over = {}) =>
  on('Reset user password', at, person, over);
const run = (...log: ReturnType<typeof audit>[]) =>
  found(passwordResetAdmin, log, { facts });

describe('aud.password-reset-admin', () => {
  it.each([
    'Reset user password',
    'Reset password (by admin)',
    'Reset password',
  ])('names the administrator and who did it: %s', activity => {
    expect(run(on(activity, '12:00:00'))).toMatchObject([
      {
        severity: 'medium',
        affected: [{ kind: 'user', id: 'admin' }, { id: 'initiator' }],
        facts: { accountEnabledWithinTheHour: false },
      },
    ]);
  });

  it.each([
    ['11:00:00', 'high'],
    ['10:59:59', 'medium'],
    ['13:00:00', 'high'],
    ['13:00:01', 'medium'],
  ])(
    'with the account enabled at %s and reset at 12:00 is %s',
    (at, severity) => {
      expect(run(reset('12:00:00'), on('Enable account', at))).toMatchObject([
        { severity },
      ]);
    },
  );

  it('stays worse when the record comes twice', () => {
    const once = { correlationId: 'one' };
    expect(
      run(
        on('Enable account', '11:50:00'),
        reset('12:00:00', 'admin', once),
        reset('12:00:01', 'admin', once),
      ),
    ).toMatchObject([{ severity: 'high' }]);
  });

  it.each([
    ['a person without a role', reset('12:00:00', 'person')],
    ['one’s own', reset('12:00:00', 'admin', { by: 'admin' })],
    ['what failed', reset('12:00:00', 'admin', { result: 'failure' })],
    ['an account that is only enabled', on('Enable account', '12:00:00')],
    [
      'Microsoft’s own service',
      reset('12:00:00', 'admin', { by: { app: 'Azure AD Cloud Sync' } }),
    ],
    ['a self-service reset', on('Reset password (self-service)', '12:00:00')],
    ['a change by the person', on('Change user password', '12:00:00')],
    ['a record that names nobody', audit('Reset user password')],
    [
      'a record without a time',
      reset('12:00:00', 'admin', { activityDateTime: null }),
    ],
  ])('leaves out %s', (_, row) => {
    expect(run(row)).toEqual([]);
  });

  it('forgets after an hour', () => {
    const { state } = passwordResetAdmin.step(
      { enabledAt: Date.UTC(2026, 2, 10, 10) },
      on('Enable account', '12:00:00', 'person'),
      { tenant: { ...facts } } as any,
    );
    expect(state).toEqual(passwordResetAdmin.init());
  });
});
