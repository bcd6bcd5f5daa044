import {
  causes,
  daysAgo,
  judge,
  outcome,
  type GivenTenant,
} from '../givenTenant';
import { apps, microsoft } from './givenApps';
import { inactivePrivileged } from './inactivePrivileged';

type Given = Parameters<typeof apps>[0][number];

/** `used`: how many days ago; null where Microsoft sent no time. */
const given = (
  used: Record<string, number | null>,
  app: Partial<Given> = {},
): GivenTenant => ({
  rows: {
    ...apps([
      {
        id: 'robot',
        roles: ['roleManagement'],
        registration: { createdDateTime: daysAgo(400) },
        ...app,
      },
      { id: 'harmless', roles: ['userReadBasicAll'] },
    ]),
    servicePrincipalSignInActivities: Object.entries(used).map(
      ([id, days]) => ({
        id: `activity-${id}`,
        appId: `client-${id}`,
        lastSignInActivity:
          days === null ? null : { lastSignInDateTime: daysAgo(days) },
      }),
    ),
  },
});

describe('app.inactive-privileged', () => {
  it('names a powerful app that was used long ago', async () => {
    expect(
      await causes(inactivePrivileged, given({ robot: 91, harmless: 300 })),
    ).toMatchObject([
      {
        key: 'robot',
        affected: [
          {
            kind: 'servicePrincipal',
            id: 'robot',
            facts: { lastSignIn: daysAgo(91) },
          },
        ],
      },
    ]);
  });

  it('names one that was never used since it was created', async () => {
    expect(await causes(inactivePrivileged, given({}))).toMatchObject([
      { key: 'robot', facts: { lastSignIn: null } },
    ]);
  });

  it.each([
    ['it is used', given({ robot: 89 })],
    [
      'it is new',
      given({}, { registration: { createdDateTime: daysAgo(10) } }),
    ],
    [
      'it is disabled',
      given({ robot: 400 }, { principal: { accountEnabled: false } }),
    ],
    ['it is Microsoft’s', given({ robot: 400 }, { owner: microsoft })],
    [
      'it may do little',
      given({ robot: 400 }, { roles: ['userReadBasicAll'] }),
    ],
  ])('passes where %s', async (_, of) => {
    expect(await outcome(inactivePrivileged, of)).toBe('pass');
  });

  it('takes the days that are configured', async () => {
    expect(
      await outcome(inactivePrivileged, {
        ...given({ robot: 91 }),
        settings: { thresholds: { days: 120 } },
      }),
    ).toBe('pass');
  });

  it.each([
    ['the time of its use', given({ robot: null })],
    ['the age of one of another tenant', given({}, { owner: 'elsewhere' })],
    [
      'the use of a managed identity',
      given({}, { principal: { servicePrincipalType: 'ManagedIdentity' } }),
    ],
  ])('does not know where Microsoft does not say %s', async (_, of) => {
    expect(await judge(inactivePrivileged, of)).toMatchObject({
      outcome: 'unknown',
      because: [{ dataset: 'servicePrincipalSignInActivities' }],
    });
  });
});
