import { causes, judge, outcome } from '../givenTenant';
import { invite } from './invite';

const given = (allowInvitesFrom?: string | null) => ({
  rows: { authorizationPolicy: [{ id: 'p', allowInvitesFrom }] },
});

describe('guest.invite', () => {
  it.each([
    ['everyone', 'high'],
    ['adminsGuestInvitersAndAllMembers', 'medium'],
  ])('%s is %s', async (value, severity) => {
    expect(await causes(invite, given(value))).toMatchObject([
      { severity, facts: { allowInvitesFrom: value } },
    ]);
  });

  it.each(['none', 'adminsAndGuestInviters'])('%s passes', async value => {
    expect(await outcome(invite, given(value))).toBe('pass');
  });

  it('is unknown for a value it does not know, and for none', async () => {
    expect(await judge(invite, given('somethingNew'))).toMatchObject({
      outcome: 'unknown',
      because: [
        { completeness: { why: expect.stringContaining('somethingNew') } },
      ],
    });
    expect(await outcome(invite, given(null))).toBe('unknown');
    expect(await outcome(invite, {})).toBe('unknown');
  });
});
