import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { ended, MORNING, ofV1, spread } from './givenAttempts';
import { mfaFatigue } from './mfaFatigue';
import { DAY_MS } from './signInEvent';

const declined = 'MFA denied; user declined the authentication';
const unanswered =
  'MFA denied; user did not respond to mobile app notification';
const prompt = (
  seconds: number,
  rest: Parameters<typeof ended>[2] = {},
): SignIn => ended(500121, seconds, { additionalDetails: unanswered, ...rest });
const prompts = (count: number, seconds: number) =>
  spread(count, seconds, at => prompt(at));
const severities = (log: SignIn[]) =>
  found(mfaFatigue, log).map(({ severity }) => severity);

describe('sig.mfa-fatigue', () => {
  it('finds five prompts that were not approved, by their day', () => {
    const log = prompts(5, 240);
    expect(found(mfaFatigue, log)).toEqual([
      {
        key: 'u1:2026-01-20',
        at: new Date(MORNING + 240_000).toISOString(),
        severity: 'high',
        statement: expect.stringContaining('5 times'),
        affected: [
          { kind: 'user', id: 'u1', label: 'Ann' },
          { kind: 'application', id: 'app', label: 'An app' },
          ...log.map(({ id, createdDateTime }) => ({
            kind: 'signIn',
            id,
            label: id,
            facts: {
              at: createdDateTime,
              errorCode: 500121,
              ipAddress: '198.18.1.5',
            },
          })),
        ],
        facts: {
          promptsRefused: 5,
          firstPrompt: '2026-01-20T10:00:00.000Z',
          lastPrompt: '2026-01-20T10:04:00.000Z',
          succeededAt: null,
          addresses: 1,
        },
      },
    ]);
  });

  it.each([
    [4, 10, 0],
    [4, 600, 0],
    [5, 600, 1],
    [5, 601, 0],
    [6, 750, 1],
  ])('says of %i prompts in %i seconds: %i findings', (count, seconds, n) => {
    expect(found(mfaFatigue, prompts(count, seconds))).toHaveLength(n);
    expect(found(mfaFatigue, prompts(count, seconds).map(ofV1))).toHaveLength(
      n,
    );
  });

  it('counts the prompts of one act once', () => {
    const once = spread(8, 60, at => prompt(at, { correlationId: 'one' }));
    expect(found(mfaFatigue, [...once, ...prompts(3, 60)])).toEqual([]);
    const [witness] = found(mfaFatigue, [...once, ...prompts(4, 60)]);
    expect(witness.facts.promptsRefused).toBe(5);
  });

  it.each([
    [0, 'critical'],
    [1_800, 'critical'],
    [1_801, 'high'],
  ])('takes a success %i seconds after for %s', (seconds, severity) => {
    expect(severities([...prompts(5, 60), ended(0, 60 + seconds)])).toEqual([
      severity,
    ]);
  });

  it('stays critical when prompts go on, and names the success once', () => {
    const success = ended(0, 100);
    const log = [
      ...prompts(5, 60),
      success,
      ended(0, 110),
      ...spread(30, 300, at => prompt(200 + at)),
    ];
    const [witness, ...others] = found(mfaFatigue, log);
    expect(others).toEqual([]);
    expect(witness.severity).toBe('critical');
    expect(witness.facts.promptsRefused).toBe(35);
    const named = witness.affected.filter(({ kind }) => kind === 'signIn');
    expect(named.length).toBeLessThanOrEqual(24);
    expect(named.map(({ id }) => id)).toContain(success.id);
  });

  it.each<[string, Partial<SignIn>]>([
    [
      'one factor that was enough',
      { authenticationRequirement: 'singleFactorAuthentication' },
    ],
    ['a token renewed without the person', { isInteractive: false }],
    [
      'an earlier second factor',
      {
        authenticationDetails: [
          {
            authenticationMethod: 'Previously satisfied',
            authenticationStepResultDetail:
              'MFA requirement satisfied by claim in the token',
            succeeded: true,
          },
        ],
      },
    ],
  ])('does not take a success by %s for an approval', (_, rest) => {
    expect(severities([...prompts(5, 60), ended(0, 120, rest)])).toEqual([
      'high',
    ]);
  });

  it.each<[string, Parameters<typeof ended>[2]]>([
    [
      'of a code',
      { additionalDetails: 'MFA denied; invalid verification code' },
    ],
    [
      'that is on its way already',
      { additionalDetails: 'MFA denied; duplicate authentication attempt' },
    ],
    ['of which nothing is said', { additionalDetails: undefined }],
  ])('does not count a prompt %s', (_, rest) => {
    expect(
      found(
        mfaFatigue,
        spread(9, 60, at => prompt(at, rest)),
      ),
    ).toEqual([]);
  });

  it.each([
    declined,
    unanswered,
    'MFA denied; Phone App Reported Fraud',
    'mfa denied; user did not select the correct number.',
  ])('counts %s, also where only the steps say so', text => {
    expect(
      found(
        mfaFatigue,
        spread(5, 60, at => prompt(at, { additionalDetails: text })),
      ),
    ).toHaveLength(1);
    const steps = {
      additionalDetails: undefined,
      authenticationDetails: [
        { authenticationStepResultDetail: text, succeeded: false },
      ],
    };
    expect(
      found(
        mfaFatigue,
        spread(5, 60, at => prompt(at, steps)),
      ),
    ).toHaveLength(1);
  });

  it('does not count a prompt that was declined and then approved in one sign-in', () => {
    const approved = spread(6, 60, at =>
      ended(0, at, { additionalDetails: declined }),
    );
    expect(found(mfaFatigue, approved)).toEqual([]);
  });

  it('tells a flood over midnight once, and one of the next day anew', () => {
    const midnight = (DAY_MS - (MORNING % DAY_MS)) / 1000;
    const over = spread(9, 400, at => prompt(midnight - 250 + at));
    expect(found(mfaFatigue, over).map(({ key }) => key)).toEqual([
      'u1:2026-01-20',
    ]);
    const next = spread(5, 60, at => prompt(midnight + 3_600 + at));
    expect(found(mfaFatigue, [...over, ...next])).toHaveLength(2);
  });

  it('keeps people apart, and remembers nothing once all is over', () => {
    const others = spread(5, 60, (at, index) =>
      prompt(at, { userId: `u${index}` }),
    );
    expect(found(mfaFatigue, others)).toEqual([]);
    const context = { namedLocations: [] } as any;
    const { state } = mfaFatigue.step(
      mfaFatigue.step(mfaFatigue.init(), prompt(0), context).state,
      ended(0, 601),
      context,
    );
    expect(state).toEqual(mfaFatigue.init());
  });
});
