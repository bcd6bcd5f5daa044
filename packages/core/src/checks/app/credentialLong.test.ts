import { causes, outcome } from '../givenTenant';
import { credentialLong } from './credentialLong';
import { apps, secret } from './givenApps';

const long = { passwordCredentials: [secret(100, 81)] };

describe('app.credential-long', () => {
  it('weighs the secret of a privileged app more', async () => {
    const rows = apps([
      { id: 'a', registration: long },
      {
        id: 'b',
        roles: ['mailReadWrite'],
        registration: { passwordCredentials: [secret(100, 900, 'b')] },
      },
    ]);
    expect(await causes(credentialLong, { rows })).toMatchObject([
      {
        key: 'registration-a',
        severity: 'medium',
        facts: { secrets: [{ days: 181 }], holds: [] },
      },
      {
        key: 'registration-b',
        severity: 'high',
        facts: { secrets: [{ days: 1000 }], holds: ['Mail.ReadWrite'] },
      },
    ]);
  });

  it('is judged where it cannot be read what apps hold, and says so', async () => {
    const [{ severity, facts }] = await causes(credentialLong, {
      rows: apps([{ id: 'a', roles: ['mailReadWrite'], registration: long }]),
      completeness: {
        graphAppRoleAssignments: {
          state: 'denied',
          permission: 'X',
          why: 'refused',
        },
      },
    });
    expect([severity, facts.holds]).toEqual(['medium', null]);
  });

  it.each([
    ['180 days', secret(100, 80)],
    ['an expired one', secret(900, -1)],
    ['one without a start', { ...secret(900, 900), startDateTime: '' }],
  ])('passes over %s', async (_, given) => {
    const rows = apps([
      { id: 'a', registration: { passwordCredentials: [given] } },
    ]);
    expect(await outcome(credentialLong, { rows })).toBe('pass');
  });
});
