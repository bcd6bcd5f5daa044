import { administrators, causes, outcome } from '../givenTenant';
import { apps, microsoft } from './givenApps';
import { userConsentGrant } from './userConsentGrant';

const people = () => {
  const rows = administrators([{ id: 'admin' }]);
  rows.users!.push({ id: 'p', displayName: 'Person' });
  return rows;
};

describe('app.user-consent-grant', () => {
  it('names an app with the people who consented, and weighs an administrator more', async () => {
    const rows = {
      ...people(),
      ...apps(
        [{ id: 'a' }, { id: 'b' }],
        [
          { client: 'a', scope: 'User.Read Mail.Read', person: 'p' },
          { client: 'b', scope: 'Directory.AccessAsUser.All', person: 'p' },
          { client: 'b', scope: 'Tasks.ReadWrite.All', person: 'admin' },
        ],
      ),
    };
    expect(await causes(userConsentGrant, { rows })).toMatchObject([
      {
        key: 'a',
        severity: 'medium',
        affected: [{ id: 'a' }, { id: 'p', facts: { scopes: ['Mail.Read'] } }],
      },
      {
        key: 'b',
        severity: 'high',
        affected: [{ id: 'b' }, { id: 'p' }, { id: 'admin' }],
        facts: {
          scopes: ['Directory.AccessAsUser.All', 'Tasks.ReadWrite.All'],
          privileged: 1,
        },
      },
    ]);
  });

  it('passes over consents for everyone, harmless ones and Microsoft’s own apps', async () => {
    const rows = {
      ...people(),
      ...apps(
        [{ id: 'a' }, { id: 'm', owner: microsoft }],
        [
          { client: 'a', scope: 'Mail.Read' },
          { client: 'a', scope: 'User.Read Calendars.Read', person: 'p' },
          { client: 'm', scope: 'Mail.Read', person: 'p' },
        ],
      ),
    };
    expect(await outcome(userConsentGrant, { rows })).toBe('pass');
  });
});
