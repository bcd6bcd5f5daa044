import type { RiskDetection } from '../../model';
import { judge } from '../givenTenant';
import { mailbox } from './mailbox';

const detection = (over: Partial<RiskDetection> = {}): RiskDetection => ({
  id: `${over.id ?? 'd'}`,
  userId: 'u',
  userDisplayName: 'A person',
  riskEventType: 'suspiciousInboxForwarding',
  riskState: 'atRisk',
  activityDateTime: '2026-02-20T10:00:00Z',
  ...over,
});
const verdict = (...riskDetections: RiskDetection[]) =>
  judge(mailbox, { rows: { riskDetections } });
const unseen = [
  {
    dataset: 'directoryAudits',
    completeness: {
      state: 'partial',
      seen: 0,
      why: expect.stringContaining('Exchange'),
    },
  },
];

describe('aud.mailbox', () => {
  it('names the person whose mailbox it is, without their name in the sentence', async () => {
    expect(await verdict(detection())).toEqual({
      outcome: 'fail',
      because: unseen,
      witnesses: [
        {
          key: 'u',
          at: '2026-02-20T10:00:00.000Z',
          statement:
            'Microsoft detected a rule in a mailbox that forwards mail to an address outside.',
          affected: [{ kind: 'user', id: 'u', label: 'A person' }],
          facts: {
            kinds: ['suspiciousInboxForwarding'],
            detections: 1,
            riskState: 'atRisk',
          },
        },
      ],
    });
  });

  it('puts several detections of one person together', async () => {
    const rows = [
      detection({ id: '1' }),
      detection({
        id: '2',
        riskEventType: 'mcasSuspiciousInboxManipulationRules',
        activityDateTime: '2026-02-21T10:00:00Z',
        riskState: 'confirmedCompromised',
      }),
    ];
    expect(await verdict(...rows)).toMatchObject({
      witnesses: [
        {
          at: '2026-02-21T10:00:00.000Z',
          facts: {
            detections: 2,
            riskState: 'confirmedCompromised',
          },
        },
      ],
    });
  });

  it.each<[string, Partial<RiskDetection>]>([
    ['another kind', { riskEventType: 'unlikelyTravel' }],
    ['no kind', { riskEventType: null }],
    ['a dismissed one', { riskState: 'dismissed' }],
    ['a remedied one', { riskState: 'remediated' }],
    ['one that is confirmed safe', { riskState: 'confirmedSafe' }],
  ])('never passes: with %s it is unknown, and says why', async (_, over) => {
    expect(await verdict(detection(over))).toEqual({
      outcome: 'unknown',
      because: unseen,
    });
  });

  it('takes the time of detection where the deed has none, and none where neither is told', async () => {
    const untimed = { activityDateTime: null };
    expect(
      await verdict(
        detection({ ...untimed, detectedDateTime: '2026-02-22T00:00:00Z' }),
      ),
    ).toMatchObject({ witnesses: [{ at: '2026-02-22T00:00:00.000Z' }] });
    const told = await verdict(detection(untimed));
    expect(told.outcome === 'fail' && told.witnesses[0]).not.toHaveProperty(
      'at',
    );
  });

  it('takes a detection whose state is not told for an open one', async () => {
    expect(
      await verdict(detection({ riskState: undefined, userId: undefined })),
    ).toMatchObject({ outcome: 'fail', witnesses: [{ key: 'd' }] });
  });
});
