import { found } from '../givenLog';
import { audit, from, target } from './givenAudit';
import { guest } from './guest';

const facts = {
  isGuest: (id: string) => id.startsWith('guest'),
  isRoleAssignable: (id: string) => id === 'role group',
};
const at = (minutes: number, seconds = 0) =>
  new Date(Date.UTC(2026, 2, 10, 12, minutes, seconds)).toISOString();
const invitation = (
  address: string,
  over: Record<string, unknown> & { by?: any; at?: string; who?: string } = {},
) => {
  const { who = `guest of ${address}`, ...rest } = over;
  return audit('Invite external user', {
    by: 'inviter',
    category: 'UserManagement',
    loggedByService: 'Invited Users',
    targets: [
      target(
        'User',
        who,
        {},
        {
          userPrincipalName: `${address.replace('@', '_')}#EXT#@contoso.onmicrosoft.example`,
        },
      ),
    ],
    ...rest,
  });
};
const many = (count: number, over: Record<string, unknown> = {}, apart = 5) =>
  Array.from({ length: count }, (_, index) =>
    invitation('a@partner.example', {
      who: `guest${index}`,
      at: at(index * apart),
      ...over,
    }),
  );
const run = (...log: ReturnType<typeof audit>[]) =>
  found(guest, log, { facts });

describe('aud.guest', () => {
  it('names a guest with a private mail address, and who invited them', () => {
    expect(run(invitation('someone@gmail.com'))).toMatchObject([
      {
        severity: 'medium',
        affected: [{ kind: 'user' }, { id: 'inviter' }],
        facts: { domain: 'gmail.com' },
      },
    ]);
  });

  it('reads the address from the details first', () => {
    const row = invitation('a@partner.example', {
      details: { invitedUserEmailAddress: 'A@Outlook.com' },
    });
    expect(run(row)).toHaveLength(1);
  });

  it.each([
    'a_b@partner.example',
    'a@notgmail.com',
    'a@gmail.com.partner.example',
  ])('leaves out %s', address => {
    expect(run(invitation(address))).toEqual([]);
  });

  it('names a guest who invites guests', () => {
    expect(run(invitation('a@partner.example', { by: 'guest' }))).toMatchObject(
      [{ key: 'guest:byGuest:2026-03-10' }],
    );
  });

  it.each([
    [9, 0],
    [10, 1],
    [14, 1],
  ])('names %i invitations within an hour: %i findings', (count, findings) => {
    expect(run(...many(count, {}, 4))).toHaveLength(findings);
  });

  it('counts the hour from the first to the tenth', () => {
    const nine = many(9, {}, 1);
    const tenth = (when: string) =>
      invitation('a@partner.example', { who: 'guest x', at: when });
    expect(run(...nine, tenth(at(59, 59)))).toHaveLength(1);
    expect(run(...nine, tenth(at(60)))).toEqual([]);
  });

  it('counts those of one action, those refused, and none twice', () => {
    expect(run(...many(10, { correlationId: 'one' }))).toHaveLength(1);
    expect(run(...many(10, { result: 'failure' }))).toHaveLength(1);
    expect(run(...many(10, { who: 'guest' }))).toEqual([]);
  });

  it('leaves out the bursts of an app, which synchronizes', () => {
    expect(run(...many(12, { by: { app: 'Sync' } }))).toEqual([]);
  });

  const update = (before: string, after: string) =>
    audit('Update user', {
      targets: [target('User', 'guest', { UserType: from([before], [after]) })],
    });

  it('names a guest who becomes a member, and not the reverse', () => {
    expect(run(update('Guest', 'Member'))).toMatchObject([
      { severity: 'high', affected: [{ id: 'guest' }, { id: 'initiator' }] },
    ]);
    expect(run(update('Member', 'Guest'))).toEqual([]);
    expect(
      run(audit('Update user', { targets: [target('User', 'guest')] })),
    ).toEqual([]);
  });

  const join = (person: string, group: string, over = {}) =>
    audit('Add member to group', {
      targets: [target('User', person, { 'Group.ObjectID': group })],
      ...over,
    });

  it('names a guest in a group that can hold roles', () => {
    expect(run(join('guest', 'role group'))).toMatchObject([
      {
        severity: 'high',
        affected: [{ id: 'guest' }, { kind: 'group', id: 'role group' }, {}],
      },
    ]);
  });

  it.each([
    ['a member in it', join('person', 'role group')],
    ['a guest in another', join('guest', 'team')],
    ['what failed', join('guest', 'role group', { result: 'failure' })],
    [
      'a record without a group',
      audit('Add member to group', { targets: [target('User', 'guest')] }),
    ],
    [
      'an invitation that was refused',
      invitation('a@gmail.com', { result: 'failure' }),
    ],
    ['an invitation that names nobody', audit('Invite external user')],
  ])('leaves out %s', (_, row) => {
    expect(run(row)).toEqual([]);
  });
});
