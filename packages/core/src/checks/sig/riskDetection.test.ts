import type { RiskDetection } from '../../model';
import { causes, outcome } from '../givenTenant';
import { riskDetection } from './riskDetection';

let counter = 0;
function detection(
  riskEventType: string | null,
  minute = 0,
  rest: Partial<RiskDetection> = {},
): RiskDetection {
  counter += 1;
  return {
    id: `d${counter}`,
    userId: 'u1',
    userDisplayName: 'Ann',
    riskEventType,
    riskState: 'atRisk',
    riskLevel: 'medium',
    activityDateTime: new Date(
      Date.UTC(2026, 1, 1, 10) + minute * 60_000,
    ).toISOString(),
    detectionTimingType: 'realtime',
    requestId: `s${counter}`,
    ...rest,
  };
}
const found = (...riskDetections: RiskDetection[]) =>
  causes(riskDetection, { rows: { riskDetections } });

describe('sig.risk-detection', () => {
  it.each([
    [
      'high',
      [
        'attackerinTheMiddle',
        'attemptedPrtAccess',
        'leakedCredentials',
        'adminConfirmedUserCompromised',
        'nationStateIP',
        'passwordSpray',
        'tokenIssuerAnomaly',
        'userReportedSuspiciousActivity',
      ],
    ],
    [
      'medium',
      [
        'anomalousToken',
        'maliciousIPAddress',
        'suspiciousBrowser',
        'unlikelyTravel',
        'mcasImpossibleTravel',
        'suspiciousInboxForwarding',
        'anonymizedIPAddress',
        'aKindOfTomorrow',
      ],
    ],
    ['low', ['generic', 'newCountry', 'unfamiliarFeatures', null]],
  ])('takes for %s %j', async (severity, kinds) => {
    for (const kind of kinds as (string | null)[])
      expect([kind, (await found(detection(kind)))[0].severity]).toEqual([
        kind,
        severity,
      ]);
  });

  it.each([
    [10, 'critical'],
    [10.01, 'high'],
  ])('two kinds %d minutes apart are %s', async (minutes, severity) => {
    const [witness] = await found(
      detection('unfamiliarFeatures', 0),
      detection('leakedCredentials', minutes),
    );
    expect(witness.severity).toBe(severity);
  });

  it('sees two kinds together among many of one', async () => {
    const many = Array.from({ length: 9 }, (_, n) =>
      detection('unlikelyTravel', n * 3),
    );
    expect((await found(...many))[0].severity).toBe('medium');
    expect(
      (await found(...many, detection('newCountry', 22)))[0].severity,
    ).toBe('high');
  });

  it('counts only what nobody has decided on, also for two kinds together', async () => {
    const [witness] = await found(
      detection('leakedCredentials', 0, { riskState: 'dismissed' }),
      detection('unfamiliarFeatures', 1),
    );
    expect(witness.severity).toBe('low');
    for (const riskState of [
      'remediated',
      'dismissed',
      'confirmedSafe',
      'none',
    ])
      expect(
        await outcome(riskDetection, {
          rows: {
            riskDetections: [detection('leakedCredentials', 0, { riskState })],
          },
        }),
      ).toBe('pass');
  });

  it('is one finding of a person, with the sign-ins that were seen', async () => {
    const [witness, other] = await found(
      detection('newCountry', 0, { requestId: 'first' }),
      detection('leakedCredentials', 60, {
        requestId: null,
        detectionTimingType: 'offline',
      }),
      detection('newCountry', 0, { userId: 'u2' }),
    );
    expect(other.key).toBe('u2');
    expect(witness).toMatchObject({
      key: 'u1',
      severity: 'high',
      affected: [
        { kind: 'user', id: 'u1', label: 'Ann' },
        { kind: 'signIn', id: 'first' },
      ],
      facts: {
        detections: 2,
        kinds: ['leakedCredentials', 'newCountry'],
        seenInNoSignIn: 1,
        newest: '2026-02-01T11:00:00.000Z',
      },
    });
  });

  it('says that the kind is hidden where all is generic', async () => {
    const [witness] = await found(
      detection('generic', 0, { riskLevel: 'hidden' }),
    );
    expect(witness.statement).toContain('P2');
  });
});
