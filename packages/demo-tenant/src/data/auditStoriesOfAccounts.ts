import { auditTarget, personTarget } from './auditRecord';
import type { Telling } from './auditStories';

/** Sign-in methods, passwords, guests, accounts, devices and risks of people. */
export function accountStories(telling: Telling): void {
  const { options, users, devices, cast, guest, at, innocent, told } = telling;
  const { random } = options;
  const [alma, chiara, daniel, ines] = [2, 4, 5, 10];
  const [jonas, karin, maya, nadia] = [11, 12, 14, 15];
  const [yusuf, bea] = [26, 29];
  const person = { category: 'UserManagement', operation: 'Update' };

  const registers = (user: number) => ({
    ...person,
    at: at(3, 11.6),
    activity: 'User registered security info',
    service: 'Authentication Methods',
    reason: 'User registered Authenticator App with Notification and Code',
    by: { user },
    targets: [personTarget(users, user)],
  });
  // Half an hour after a sign-in at high risk, and the two are one chain; and somebody whose risk is remedied.
  told(
    ['aud.method-after-risk', 'cmp.takeover-chain'],
    [users.id(yusuf)],
    registers(yusuf),
  );
  innocent(registers(bea));

  const method = (user: number, reason: string, hours: number) => ({
    ...person,
    at: at(3, hours),
    activity: 'Admin registered security info',
    service: 'Authentication Methods',
    reason,
    by: { user: ines },
    targets: [personTarget(users, user)],
  });
  told(
    ['aud.method-admin'],
    [users.id(maya), users.id(ines)],
    method(maya, 'Admin registered temporary access pass method for user', 9),
  );
  innocent(method(cast[8], 'Admin registered phone method for user', 9.2));

  const reset = (user: number, hours: number) => ({
    ...person,
    at: at(3, hours),
    activity: 'Reset user password',
    by: { user: jonas },
    targets: [personTarget(users, user)],
  });
  told(
    ['aud.password-reset-admin'],
    [users.id(nadia), users.id(jonas)],
    reset(nadia, 14),
  );
  innocent(reset(cast[9], 14.2));

  told(['aud.guest'], [users.id(guest), users.id(chiara)], {
    ...person,
    at: at(2, 10),
    activity: 'Update user',
    by: { user: chiara },
    targets: [
      personTarget(users, guest, {
        UserType: { old: ['Guest'], new: ['Member'] },
        'Included Updated Properties': 'UserType',
      }),
    ],
  });
  innocent({
    ...person,
    operation: 'Add',
    at: at(2, 10.2),
    activity: 'Invite external user',
    service: 'Invited Users',
    by: { user: chiara },
    targets: [personTarget(users, guest)],
    details: { invitedUserEmailAddress: 'new@fabrikam.example' },
  });

  const account = (turn: number) =>
    auditTarget(
      'User',
      random.guid('storyAccount', turn),
      'Temporary',
      {},
      `temporary${turn}@contoso.example`,
    );
  const sync = {
    app: 'Azure AD Cloud Sync',
    id: random.guid('microsoftService', 2),
  };
  const lives = (turn: number, by: { user: number } | typeof sync) =>
    (
      [
        ['Add user', 'Add', 11],
        ['Delete user', 'Delete', 16],
      ] as const
    ).map(([activity, operation, hours]) => ({
      ...person,
      operation,
      at: at(2, hours),
      activity,
      by,
      targets: [account(turn)],
    }));
  const [made, deleted] = lives(0, { user: daniel });
  innocent(made);
  told(
    ['aud.account-churn'],
    [random.guid('storyAccount', 0), users.id(daniel)],
    deleted,
  );
  lives(1, sync).forEach(innocent);

  const registration = {
    app: 'Device Registration Service',
    id: random.guid('microsoftService', 3),
  };
  const owns = (user: number, position: number, hours: number) => ({
    category: 'Device',
    operation: 'Assign',
    at: at(4, hours),
    activity: 'Add registered owner to device',
    by: registration,
    targets: [
      auditTarget('Device', devices.at(position).id),
      personTarget(users, user),
    ],
  });
  for (const position of [30, 31, 32])
    told(
      ['aud.device-registration'],
      [users.id(cast[10]), devices.at(position).id, registration.id],
      owns(cast[10], position, position - 22),
    );
  for (const position of [33, 34])
    innocent(owns(cast[11], position, position - 22));

  const reads = (user: number, position: number, hours: number) => ({
    category: 'KeyManagement',
    operation: 'Read',
    service: 'Device Registration Service',
    at: at(5, hours),
    activity: 'Read BitLocker key',
    by: { user },
    targets: [auditTarget('Device', devices.at(position).id)],
  });
  for (const position of [40, 41, 42, 43, 44])
    told(
      ['aud.device-posture'],
      [devices.at(position).id, users.id(karin)],
      reads(karin, position, 14 + (position - 40) / 10),
    );
  innocent(reads(jonas, 45, 14));

  const dismisses = (user: number, of: number, hours: number) => ({
    category: 'Other',
    operation: 'Update',
    service: 'Identity Protection',
    at: at(6, hours),
    activity: 'DismissUser',
    by: { user },
    targets: [personTarget(users, of)],
  });
  told(
    ['aud.risk-dismissed'],
    [users.id(cast[13]), users.id(cast[12])],
    dismisses(cast[12], cast[13], 16),
  );
  innocent(dismisses(alma, cast[14], 16.2));
}
