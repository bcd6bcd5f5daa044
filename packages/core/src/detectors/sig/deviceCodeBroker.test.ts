import type { BetaSignIn } from '../../model';
import { found } from '../givenLog';
import { deviceCodeBroker } from './deviceCodeBroker';
import { apps } from './firstPartyApps';
import { givenSignIn, START } from './givenSignIn';
import { MINUTE_MS } from './signInEvent';

const broker = (at = START, rest: Partial<BetaSignIn> = {}) =>
  givenSignIn(at, { appId: apps.authenticationBroker, ...rest });
const registration = (at = START, rest: Partial<BetaSignIn> = {}) =>
  broker(at, { resourceId: apps.deviceRegistration, ...rest });
const elsewhere = { ipAddress: '198.19.9.9', autonomousSystemNumber: 64_511 };
const find = (...events: BetaSignIn[]) => found(deviceCodeBroker, events);

describe('sig.device-code-broker', () => {
  it('finds a broker that is signed in by device code', () => {
    expect(
      find(broker(START, { authenticationProtocol: 'deviceCode' })),
    ).toMatchObject([
      {
        key: 'u1:2026-01-01',
        severity: 'high',
        at: '2026-01-01T12:00:00.000Z',
        facts: { byDeviceCode: true, registersDevice: false },
      },
    ]);
  });

  it('finds a session that began with a code and registers a device', () => {
    const session = { originalTransferMethod: 'deviceCodeFlow' };
    expect(find(registration(START, session))).toHaveLength(1);
    // What else the session does is the session's own finding.
    expect(find(broker(START, session))).toEqual([]);
  });

  it.each([
    [30, [2]],
    [30.1, []],
  ])(
    'judges registrations from two places %d minutes apart',
    (minutes, signIns) => {
      const findings = find(
        registration(),
        registration(START + minutes * MINUTE_MS, elsewhere),
      );
      expect(
        findings.map(
          ({ affected }) =>
            affected.filter(({ kind }) => kind === 'signIn').length,
        ),
      ).toEqual(signIns);
    },
  );

  it.each<[string, BetaSignIn[]]>([
    [
      'two registrations at one place',
      [registration(), registration(START + 1)],
    ],
    [
      'one with an address of each family',
      [
        registration(START, { autonomousSystemNumber: null }),
        registration(START + 1, {
          autonomousSystemNumber: null,
          ipAddress: '2001:db8::7',
        }),
      ],
    ],
    ['a broker that asks for mail', [broker(), broker(START + 1, elsewhere)]],
    [
      'another app that registers',
      [registration(), registration(START + 1, { ...elsewhere, appId: 'app' })],
    ],
    [
      'a failure',
      [
        registration(),
        registration(START + 1, { ...elsewhere, status: { errorCode: 50126 } }),
        broker(START, {
          authenticationProtocol: 'deviceCode',
          status: { errorCode: 50199 },
        }),
      ],
    ],
    [
      'a device code of another app',
      [givenSignIn(START, { authenticationProtocol: 'deviceCode' })],
    ],
    [
      'two people',
      [registration(), registration(START + 1, { ...elsewhere, userId: 'u2' })],
    ],
  ])('is silent about %s', (_, events) => {
    expect(find(...events)).toEqual([]);
  });

  it('finds the pair in records of v1.0, and asks for fuller ones to pass', () => {
    const v1 = [registration(), registration(START + 1, elsewhere)].map(
      ({ signInEventTypes, autonomousSystemNumber, sessionId, ...rest }) =>
        rest,
    );
    expect(find(...v1)).toHaveLength(1);
    expect(deviceCodeBroker.tells!(v1[0])).toBe(false);
  });

  it('takes the organisation’s ways out for one place', () => {
    expect(
      found(
        deviceCodeBroker,
        [registration(), registration(START + 1, elsewhere)],
        {
          declarations: { trustedEgress: ['198.18.1.0/24', '198.19.9.0/24'] },
        },
      ),
    ).toEqual([]);
  });
});
