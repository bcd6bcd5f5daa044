import { found } from '../givenLog';
import { audit, target } from './givenAudit';
import { roleFacts as facts } from './givenRoles';
import { riskDismissed } from './riskDismissed';

const dismissal = (
  minute: number,
  over: Record<string, unknown> & {
    by?: any;
    who?: string;
    seconds?: number;
  } = {},
) => {
  const { who = `person${minute}`, seconds = 0, ...rest } = over;
  return audit('DismissUser', {
    at: new Date(Date.UTC(2026, 2, 10, 12, minute, seconds)).toISOString(),
    by: 'helper',
    loggedByService: 'Identity Protection',
    targets: [target('User', who)],
    ...rest,
  });
};
const run = (...log: ReturnType<typeof audit>[]) =>
  found(riskDismissed, log, { facts });

describe('aud.risk-dismissed', () => {
  it.each([
    ['somebody without a role', { by: 'nobody' }, 'noRole'],
    ['the person in question', { by: 'admin', who: 'admin' }, 'own'],
  ])('names %s', (_, over, because) => {
    expect(run(dismissal(0, over))).toMatchObject([
      {
        facts: { because },
        affected: expect.arrayContaining([
          expect.objectContaining({ id: over.by }),
        ]),
      },
    ]);
  });

  it.each([
    ['DismissUser'],
    ['Dismiss user risk'],
    ['ConfirmSafe'],
    ['Confirm sign-in safe'],
    ['DismissServicePrincipal'],
  ])('knows the activity %s', activityDisplayName => {
    expect(
      run(dismissal(0, { by: 'nobody', activityDisplayName })),
    ).toHaveLength(1);
  });

  it.each([
    ['two in ten minutes', [dismissal(0), dismissal(9)], 0],
    [
      'three in ten minutes',
      [dismissal(0), dismissal(5), dismissal(9, { seconds: 59 })],
      1,
    ],
    [
      'the third ten minutes after the first',
      [dismissal(0), dismissal(5), dismissal(10)],
      0,
    ],
    [
      'one person three times',
      [0, 1, 2].map(minute => dismissal(minute, { who: 'x' })),
      0,
    ],
  ])(
    'names an administrator who dismissed %s: %i findings',
    (_, log, count) => {
      expect(run(...log)).toHaveLength(count);
    },
  );

  it.each([
    ['a single one by an administrator', dismissal(0)],
    [
      'one that Microsoft’s service closes',
      dismissal(0, { by: { app: 'Identity Protection' } }),
    ],
    [
      'a confirmed compromise',
      dismissal(0, { by: 'nobody', activityDisplayName: 'ConfirmCompromised' }),
    ],
    ['what was refused', dismissal(0, { by: 'nobody', result: 'failure' })],
    [
      'a record without a time',
      dismissal(0, { by: 'nobody', activityDateTime: null }),
    ],
  ])('leaves out %s', (_, row) => {
    expect(run(row)).toEqual([]);
  });
});
