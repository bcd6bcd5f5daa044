import type { BetaSignIn, TenantFacts } from '../../model';
import { found } from '../givenLog';
import { apps } from './firstPartyApps';
import { givenSignIn, START } from './givenSignIn';
import { noncompliantDevice } from './noncompliantDevice';
import { DAY_MS, MINUTE_MS } from './signInEvent';

const administrator: Partial<TenantFacts> = {
  tierOf: id => (id === 'u1' ? 1 : undefined),
};
const outdated = (at = START, rest: Partial<BetaSignIn> = {}) =>
  givenSignIn(at, {
    deviceDetail: {
      deviceId: 'd9',
      isCompliant: false,
      isManaged: true,
      displayName: 'PC-9',
    },
    ...rest,
  });
const find = (events: BetaSignIn[], facts = administrator) =>
  found(noncompliantDevice, events, { facts });

describe('sig.noncompliant-device', () => {
  it('finds an administrator, whatever the app', () => {
    expect(find([outdated()])).toMatchObject([
      {
        key: 'u1:d9:2026-01-01',
        severity: 'medium',
        affected: [
          { kind: 'user', id: 'u1' },
          { kind: 'device', id: 'd9', label: 'PC-9' },
          { kind: 'application', id: 'app' },
          { kind: 'signIn' },
        ],
        facts: { tier: 1, administrationApp: null, isManaged: true },
      },
    ]);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    ['the Azure portal', { appId: apps.azurePortal }],
    ['a command line', { appId: apps.graphCommandLine }],
    [
      'an app that asks for Azure’s resources',
      { resourceId: apps.azureResourceManager },
    ],
  ])('finds anyone in %s', (_, rest) => {
    expect(find([outdated(START, rest)], {})).toMatchObject([
      { facts: { tier: null } },
    ]);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    [
      'a compliant device',
      { deviceDetail: { deviceId: 'd', isCompliant: true } },
    ],
    [
      'compliance that is not known',
      { deviceDetail: { deviceId: 'd', isCompliant: null } },
    ],
    [
      'a device that is not registered',
      { deviceDetail: { deviceId: '', isCompliant: false } },
    ],
    ['a device of which nothing is said', { deviceDetail: null }],
    ['a failure', { status: { errorCode: 53000 } }],
    ['a token renewed without the person', { isInteractive: false }],
  ])('is silent about %s', (_, rest) => {
    expect(find([outdated(START, rest)])).toEqual([]);
  });

  it('is silent about everyone else in everyday apps', () => {
    expect(find([outdated()], {})).toEqual([]);
  });

  it('is one finding for each device and day', () => {
    const other = { deviceDetail: { deviceId: 'd8', isCompliant: false } };
    expect(
      find([
        outdated(),
        outdated(START + MINUTE_MS),
        outdated(START + MINUTE_MS, other),
        outdated(START + DAY_MS),
      ]).map(({ key }) => key),
    ).toEqual(['u1:d9:2026-01-01', 'u1:d8:2026-01-01', 'u1:d9:2026-01-02']);
  });
});
