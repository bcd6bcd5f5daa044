import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { ended, ofV1 } from './givenAttempts';
import { mfaDenied } from './mfaDenied';

const said = (text: string, seconds = 0, rest: Partial<SignIn> = {}) =>
  ended(500121, seconds, { additionalDetails: text, ...rest });
const declined = 'MFA denied; user declined the authentication';

describe('sig.mfa-denied', () => {
  it('finds one prompt that was declined', () => {
    const event = said(declined);
    expect(found(mfaDenied, [event])).toMatchObject([
      {
        key: 'u1:2026-01-20',
        at: '2026-01-20T10:00:00.000Z',
        severity: 'medium',
        facts: { denied: 1, reported: false },
        affected: [{ id: 'u1' }, { id: 'app' }, { id: event.id }],
      },
    ]);
    expect(found(mfaDenied, [ofV1(event)])).toHaveLength(1);
  });

  it.each<[string, SignIn]>([
    ['in the prompt', said('MFA denied; Phone App Reported Fraud', 60)],
    ['by a code', said('MFA Denied; fraud code entered', 60)],
    [
      'as a risk',
      ended(0, 60, { riskEventTypes_v2: ['userReportedSuspiciousActivity'] }),
    ],
  ])('takes a report %s for worse, and it stays so', (_, report) => {
    expect(
      found(mfaDenied, [said(declined), report, said(declined, 120)]),
    ).toMatchObject([
      { severity: 'high', facts: { denied: 3, reported: true } },
    ]);
  });

  it('counts one act once', () => {
    const twice = [0, 1].map(seconds =>
      said(declined, seconds, { correlationId: 'one' }),
    );
    expect(found(mfaDenied, twice)).toMatchObject([{ facts: { denied: 1 } }]);
  });

  it('tells each day anew', () => {
    expect(
      found(mfaDenied, [said(declined), said(declined, 86_400)]).map(
        ({ key }) => key,
      ),
    ).toEqual(['u1:2026-01-20', 'u1:2026-01-21']);
  });

  it.each<[string, SignIn]>([
    [
      'no answer',
      said('MFA denied; user did not respond to mobile app notification'),
    ],
    ['a wrong code', said('MFA denied; invalid verification code')],
    ['a failure without a word', ended(500121, 0)],
    // A finger on the wrong button: the same sign-in went on and succeeded.
    [
      'a denial that the person took back',
      ended(0, 0, { additionalDetails: declined }),
    ],
    ['a success', ended(0, 0)],
  ])('does not take %s for a denial', (_, event) => {
    expect(found(mfaDenied, [event])).toEqual([]);
  });
});
