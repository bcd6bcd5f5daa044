import { found } from '../givenLog';
import { audit, from, target } from './givenAudit';
import { roleFacts as facts } from './givenRoles';
import { methodAdmin } from './methodAdmin';

const changed = (
  activity: string,
  person: string,
  over: Record<string, unknown> & {
    by?: any;
    changes?: Record<string, unknown>;
  } = {},
) => {
  const { changes, ...rest } = over;
  return audit(activity, {
    by: 'helper',
    category: 'UserManagement',
    targets: [target('User', person, changes)],
    ...rest,
  });
};
const pass = {
  resultReason: 'Admin registered temporary access pass method for user',
};
const off = {
  changes: {
    StrongAuthenticationRequirement: from(
      [{ RelyingParty: '*', State: 1, RememberDevicesNotIssuedBefore: 'x' }],
      [],
    ),
  },
};
const run = (...log: ReturnType<typeof audit>[]) =>
  found(methodAdmin, log, { facts });

describe('aud.method-admin', () => {
  it.each([
    ['Admin registered security info', {}, 'medium'],
    ['Admin updated security info', {}, 'medium'],
    ['Admin deleted security info', {}, 'medium'],
    ['User deleted security info', { by: 'admin' }, 'medium'],
    ['Admin registered security info', pass, 'high'],
    ['Disable Strong Authentication', {}, 'high'],
    ['Update user', off, 'high'],
    ['Update user.', off, 'high'],
  ])('of an administrator, %s %j is %s', (activity, over, severity) => {
    expect(run(changed(activity, 'admin', over))).toMatchObject([
      {
        severity,
        affected: [
          { kind: 'user', id: 'admin' },
          ...('by' in over ? [] : [{ id: 'helper' }]),
        ],
      },
    ]);
  });

  it.each([
    ['Admin registered security info', {}, undefined],
    ['Admin registered security info', pass, undefined],
    ['User deleted security info', { by: 'person' }, undefined],
    ['Admin registered security info', { by: 'nobody' }, 'medium'],
    ['Admin registered security info', { by: 'person' }, undefined],
    ['Admin registered security info', { by: { app: 'Robot' } }, undefined],
    ['Disable Strong Authentication', {}, 'medium'],
    ['Update user', off, 'medium'],
  ])('of a person without a role, %s %j is %s', (activity, over, severity) => {
    expect(run(changed(activity, 'person', over))[0]?.severity).toBe(severity);
  });

  it.each([
    ['[{"State":2}] → [{"State":0}]', from([{ State: 2 }], [{ State: 0 }]), 1],
    ['[{"State":1}] → [{"State":2}]', from([{ State: 1 }], [{ State: 2 }]), 0],
    ['[] → [{"State":1}]', from([], [{ State: 1 }]), 0],
    ['[] → []', from([], []), 0],
  ])('reads the requirement %s: %i findings', (_, change, count) => {
    const row = changed('Update user', 'admin', {
      changes: { StrongAuthenticationRequirement: change },
    });
    expect(run(row)).toHaveLength(count);
  });

  it('names the switching off once, though it is written twice', () => {
    const once = { correlationId: 'one' };
    expect(
      run(
        changed('Disable Strong Authentication', 'admin', once),
        changed('Update user', 'admin', { ...off, ...once }),
      ),
    ).toHaveLength(1);
  });

  it.each([
    [
      'another change of a person',
      changed('Update user', 'admin', { changes: { Department: 'x' } }),
    ],
    [
      'what failed',
      changed('Disable Strong Authentication', 'admin', { result: 'failure' }),
    ],
    [
      'Microsoft’s own service',
      changed('Admin deleted security info', 'admin', {
        by: { app: 'Microsoft Substrate Management' },
      }),
    ],
    ['a record that names nobody', audit('Disable Strong Authentication')],
  ])('leaves out %s', (_, row) => {
    expect(run(row)).toEqual([]);
  });

  it('needs to know who is an administrator', () => {
    expect(methodAdmin.needs).toEqual(
      expect.arrayContaining(['users', 'groups', 'roleAssignments']),
    );
  });
});
