import { membersTakenFrom, settableBy } from './membershipRule';

describe('who sets what a membership rule asks', () => {
  it.each([
    ['people', 'user.mobile -startsWith "+49"'],
    ['people', '(user.userType -eq "Member") and (user.mobile -ne null)'],
    ['guests', 'user.displayName -contains "exec"'],
    ['guests', 'user.otherMails -any (_ -contains "@contoso.example")'],
    [
      'guests',
      '(user.userType -eq "Member") or (user.mail -endsWith "@contoso.example")',
    ],
    [
      'guests',
      '-not (user.userType -eq "Member") and (user.mail -contains "a")',
    ],
  ])('are %s for %s', (who, rule) => {
    expect(settableBy(rule)).toBe(who);
  });

  it.each([
    undefined,
    null,
    '',
    'user.department -eq "Sales"',
    'user.department -eq "user.mail"',
    'device.displayName -startsWith "AVD"',
    '(user.userType -eq "Member") and (user.mail -endsWith "@contoso.example")',
    '(user.mail -notContains "x") -and (user.userType -ne "Guest")',
  ])('is nobody for %s', rule => {
    expect(settableBy(rule)).toBeUndefined();
  });
});

describe('the groups whose members a rule takes over', () => {
  const id = '0a1b2c3d-0000-4000-8000-00000000ABCD';

  it('are those it names', () => {
    expect(
      membersTakenFrom(`user.memberof -any (group.objectId -in ['${id}'])`),
    ).toEqual([id.toLowerCase()]);
  });

  it.each([`user.department -eq "${id}"`, 'user.memberOf -any (x)', null])(
    'are none in %s',
    rule => {
      expect(membersTakenFrom(rule)).toEqual([]);
    },
  );
});
