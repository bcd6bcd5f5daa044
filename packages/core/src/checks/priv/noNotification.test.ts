import { causes, globalAdmin, judge, outcome, userAdmin } from '../givenTenant';
import { rolePolicies } from './givenRolePolicies';
import { noNotification } from './noNotification';

const HELPDESK = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const team = ['soc@contoso.example'];
const rule = (notificationRecipients: string[], defaults = false) => ({
  isDefaultRecipientsEnabled: defaults,
  notificationRecipients,
});
const rules = (assigned: string[], eligible = assigned, activated = team) => ({
  Notification_Admin_Admin_Assignment: rule(assigned),
  Notification_Admin_Admin_Eligibility: rule(eligible),
  Notification_Admin_EndUser_Assignment: rule(activated),
});
const given = (policies: Parameters<typeof rolePolicies>[0]) => ({
  rows: rolePolicies(policies),
});

describe('priv.no-notification', () => {
  it.each([
    ['assignment', rules([])],
    ['assignment', rules(team, [])],
    ['assignment', rules([], team)],
    ['activation', rules(team, team, [])],
  ])('tells of the silence at an %s', async (key, policy) => {
    expect(
      await causes(noNotification, given({ [globalAdmin]: policy })),
    ).toMatchObject([
      { key, severity: 'low', affected: [{ kind: 'role', id: globalAdmin }] },
    ]);
  });

  it('tells a silence once, with all the roles of it', async () => {
    const [cause, ...more] = await causes(
      noNotification,
      given({
        [globalAdmin]: rules([]),
        [userAdmin]: rules([]),
        [HELPDESK]: rules([], [], []),
      }),
    );
    expect([cause.affected.length, cause.facts, more]).toEqual([
      2,
      { roles: 2, of: 2, onlyDefaults: 0 },
      [],
    ]);
  });

  it('only informs where Microsoft tells its default recipients', async () => {
    const quiet = rule([], true);
    const policy = {
      ...rules(team),
      Notification_Admin_EndUser_Assignment: quiet,
    };
    expect(
      await causes(noNotification, given({ [globalAdmin]: policy })),
    ).toMatchObject([{ key: 'activation', severity: 'info' }]);
  });

  it('passes where somebody is named for all three', async () => {
    expect(
      await outcome(noNotification, given({ [globalAdmin]: rules(team) })),
    ).toBe('pass');
  });

  it('is unknown where rules were not sent, and keeps what it found', async () => {
    const { Notification_Admin_EndUser_Assignment: _, ...some } = rules(team);
    expect(await outcome(noNotification, given({ [globalAdmin]: some }))).toBe(
      'unknown',
    );
    expect(await outcome(noNotification, given({}))).toBe('unknown');
    expect(
      await judge(
        noNotification,
        given({ [globalAdmin]: some, [userAdmin]: rules([]) }),
      ),
    ).toMatchObject({
      outcome: 'fail',
      witnesses: [{ key: 'assignment' }],
      because: [{ completeness: { seen: 3 } }],
    });
  });
});
