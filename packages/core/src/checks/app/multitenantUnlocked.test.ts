import type { Application } from '../../model';
import { causes, judge, outcome } from '../givenTenant';
import { apps } from './givenApps';
import { multitenantUnlocked } from './multitenantUnlocked';

type Lock = Application['servicePrincipalLockConfiguration'];

const given = (
  lock: Lock,
  signInAudience: string | null = 'AzureADMultipleOrgs',
) => ({
  rows: apps([
    {
      id: 'a',
      registration: { signInAudience, servicePrincipalLockConfiguration: lock },
    },
  ]),
});

describe('app.multitenant-unlocked', () => {
  it.each<[string, Lock]>([
    ['was never set', undefined],
    ['is null', null],
    ['is off', { isEnabled: false, allProperties: true }],
    [
      'holds only the key of tokens',
      {
        isEnabled: true,
        allProperties: false,
        credentialsWithUsageVerify: false,
        credentialsWithUsageSign: true,
      },
    ],
  ])('names an app of which the lock %s', async (_, lock) => {
    expect(await causes(multitenantUnlocked, given(lock))).toMatchObject([
      {
        key: 'registration-a',
        affected: [{ kind: 'application', id: 'registration-a' }],
        facts: { signInAudience: 'AzureADMultipleOrgs' },
      },
    ]);
  });

  it('names one that is for personal accounts besides', async () => {
    expect(
      await outcome(
        multitenantUnlocked,
        given(null, 'AzureADandPersonalMicrosoftAccount'),
      ),
    ).toBe('fail');
  });

  it.each<[string, ReturnType<typeof given>]>([
    ['everything is locked', given({ isEnabled: true, allProperties: true })],
    [
      'the certificate of SAML tokens is the customers’',
      given({
        isEnabled: true,
        allProperties: false,
        credentialsWithUsageVerify: true,
        credentialsWithUsageSign: false,
      }),
    ],
    ['the app is for its own tenant', given(null, 'AzureADMyOrg')],
    [
      'the app is for personal accounts, who have no tenant',
      given(null, 'PersonalMicrosoftAccount'),
    ],
  ])('passes where %s', async (_, tenant) => {
    expect(await outcome(multitenantUnlocked, tenant)).toBe('pass');
  });

  it.each<[string, ReturnType<typeof given>]>([
    ['whom it is for', given(null, null)],
    ['whether the lock is on', given({ allProperties: true })],
    ['what the lock holds', given({ isEnabled: true })],
  ])('does not know without %s', async (_, tenant) => {
    expect(await outcome(multitenantUnlocked, tenant)).toBe('unknown');
  });

  it('keeps the findings of apps that it cannot judge', async () => {
    const rows = apps([
      { id: 'a', registration: { signInAudience: 'AzureADMultipleOrgs' } },
      { id: 'b', registration: {} },
    ]);
    expect(await judge(multitenantUnlocked, { rows })).toMatchObject({
      outcome: 'fail',
      witnesses: [{ key: 'registration-a' }],
      because: [{ dataset: 'applications', completeness: { seen: 1 } }],
    });
  });
});
