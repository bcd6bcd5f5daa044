import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { ended, ofV1 } from './givenAttempts';
import { legacyAuth } from './legacyAuth';

const DAY = 86_400;
const mail = (
  seconds: number,
  clientAppUsed = 'IMAP4',
  code = 0,
  rest: Partial<SignIn> = {},
) => ended(code, seconds, { clientAppUsed, ...rest });
/** The log is older than the use by so many days. */
const since = (days: number) => ended(0, -days * DAY, { userId: 'u9' });
const brief = (log: SignIn[]) =>
  found(legacyAuth, log).map(({ key, severity }) => `${key} ${severity}`);

describe('sig.legacy-auth', () => {
  it.each([
    'IMAP4',
    'POP3',
    'Authenticated SMTP',
    'MAPI Over HTTP',
    'Exchange ActiveSync',
    'Exchange Web Services',
    'AutoDiscover',
    'Exchange Online PowerShell',
    'Offline Address Book',
    'Outlook Anywhere (RPC over HTTP)',
    'Outlook Service',
    'Reporting Web Services',
    'Other clients',
    'Other clients; IMAP',
  ])('finds %s', client => {
    expect(found(legacyAuth, [mail(0, client)])).toMatchObject([
      {
        key: `u1:${client}:2026-01-20`,
        at: '2026-01-20T10:00:00.000Z',
        severity: 'medium',
        facts: { client, signIns: 1, newInSevenDays: false },
      },
    ]);
    expect(found(legacyAuth, [ofV1(mail(0, client))])).toHaveLength(1);
  });

  it.each(['Browser', 'Mobile Apps and Desktop clients', 'Modern clients', ''])(
    'is silent about %s',
    client => {
      expect(brief([mail(0, client)])).toEqual([]);
    },
  );

  it('counts failures, and tells them with the success only', () => {
    const failures = [1, 2, 3].map(at => mail(at, 'IMAP4', 50126));
    expect(brief(failures)).toEqual([]);
    expect(found(legacyAuth, [...failures, mail(9)])).toMatchObject([
      { facts: { failuresBefore: 3, signIns: 1 } },
    ]);
  });

  it.each([
    [6, 'medium'],
    [7, 'high'],
  ])('in a log that has %i days takes a first use for %s', (days, severity) => {
    expect(brief([since(days), mail(0)])).toEqual([
      `u1:IMAP4:2026-01-20 ${severity}`,
    ]);
  });

  it('is one finding as long as no seven days are without, and new after', () => {
    const daily = Array.from({ length: 20 }, (_, day) => mail(day * DAY));
    const [witness, ...others] = found(legacyAuth, daily);
    expect(others).toEqual([]);
    expect(witness).toMatchObject({
      severity: 'medium',
      at: '2026-02-08T10:00:00.000Z',
      facts: { signIns: 20, since: '2026-01-20T10:00:00.000Z' },
    });
    expect(
      witness.affected.filter(({ kind }) => kind === 'signIn'),
    ).toHaveLength(12);
    expect(witness.affected.at(-1)!.id).toBe(daily[19].id);
    expect(brief([mail(0), mail(7 * DAY)])).toEqual([
      'u1:IMAP4:2026-01-20 medium',
    ]);
    expect(brief([mail(0), mail(7 * DAY + 1)])).toEqual([
      'u1:IMAP4:2026-01-20 medium',
      'u1:IMAP4:2026-01-27 high',
    ]);
  });

  it('keeps what began as new', () => {
    expect(brief([since(8), mail(0), mail(DAY)])).toEqual([
      'u1:IMAP4:2026-01-20 high',
    ]);
  });

  it('tells each protocol and person by itself', () => {
    expect(
      brief([mail(0), mail(1, 'POP3'), mail(2, 'IMAP4', 0, { userId: 'u2' })]),
    ).toHaveLength(3);
  });

  it('learns how old the log is from events in any order, and from each once', () => {
    const { init, add } = legacyAuth.survey!;
    const log = [mail(5), mail(1), mail(3), mail(1)];
    expect(log.reduce(add, init())).toEqual(
      [...log].reverse().reduce(add, init()),
    );
  });
});
