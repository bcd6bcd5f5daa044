import type { SignIn } from '../../model';
import { found } from '../givenLog';
import { caBlockedSpike } from './caBlockedSpike';
import { ended, ofV1, spread } from './givenAttempts';
import { DAY_MS } from './signInEvent';

const DAY = DAY_MS / 1000;
const there = { ipAddress: '203.0.113.9' };
const blocked = (seconds: number, rest: Partial<SignIn> = {}, code = 53003) =>
  ended(code, seconds, { ...there, ...rest });
const blocks = (count: number, seconds: number, from = 0) =>
  spread(count, seconds, at => blocked(from + at));
const severities = (log: SignIn[]) =>
  found(caBlockedSpike, log).map(({ severity }) => severity);

describe('sig.ca-blocked-spike', () => {
  it.each([
    [4, 60, 0],
    [5, 3_600, 1],
    [5, 3_601, 0],
  ])('says of %i blocks in %i seconds: %i findings', (count, seconds, n) => {
    expect(severities(blocks(count, seconds))).toEqual(Array(n).fill('medium'));
    expect(severities(blocks(count, seconds).map(ofV1))).toHaveLength(n);
  });

  it.each([53000, 53001, 53002, 53003, 530032])('counts %i', code => {
    expect(severities(spread(5, 60, at => blocked(at, {}, code)))).toHaveLength(
      1,
    );
  });

  it('counts what Conditional Access failed by a number of its own, and no second factor that is asked for', () => {
    const failed = (code: number) =>
      severities(
        spread(6, 60, at =>
          blocked(at, { conditionalAccessStatus: 'failure' }, code),
        ),
      );
    expect(failed(530035)).toHaveLength(1);
    for (const code of [50074, 50076, 50079, 500121, 50126, 50058, 0])
      expect([code, failed(code)]).toEqual([code, []]);
  });

  // Four blocks in the one hour of each of three days: twelve are three times as many.
  const usual = [1, 2, 3].flatMap(day => blocks(4, 600, -day * DAY));
  it.each([
    [11, 0],
    [12, 1],
  ])(
    'of somebody usually blocked four times an hour, says of %i: %i',
    (count, n) => {
      expect(severities([...usual, ...blocks(count, 600)])).toHaveLength(n);
    },
  );

  it('forgets the average after two weeks', () => {
    const old = [15, 16, 17].flatMap(day => blocks(4, 600, -day * DAY));
    expect(severities([...old, ...blocks(5, 600)])).toHaveLength(1);
  });

  it('finds five at two places whatever is usual, and not two', () => {
    const places = (count: number) =>
      spread(count, 600, (at, n) =>
        blocked(at, { ipAddress: `203.0.${n % 2}.1` }),
      );
    expect(severities([...usual, ...places(5)])).toHaveLength(1);
    expect(severities(places(2))).toEqual([]);
    const near = spread(5, 600, (at, n) =>
      blocked(at, { ipAddress: `203.0.113.${n}` }),
    );
    expect(severities([...usual, ...near])).toEqual([]);
  });

  it.each<[string, SignIn, string]>([
    ['elsewhere', ended(0, 3_660), 'high'],
    ['elsewhere later than an hour after', ended(0, 3_661), 'medium'],
    ['where it was blocked', ended(0, 120, there), 'medium'],
    ['without an address', ended(0, 120, { ipAddress: null }), 'medium'],
  ])('takes a success %s for what it is', (_, success, severity) => {
    expect(severities([...blocks(5, 60), success])).toEqual([severity]);
  });

  it('names the person, the app and the sign-ins', () => {
    const success = ended(0, 120);
    expect(found(caBlockedSpike, [...blocks(5, 60), success])).toMatchObject([
      {
        key: 'u1:2026-01-20',
        at: '2026-01-20T10:02:00.000Z',
        facts: { blocks: 5, letInAt: '2026-01-20T10:02:00.000Z' },
      },
    ]);
  });

  it('counts one act once, for what is usual too', () => {
    const often = usual.flatMap(event => [
      event,
      { ...event, id: `${event.id}b` },
      { ...event, id: `${event.id}c` },
    ]);
    expect(severities([...often, ...blocks(12, 600)])).toHaveLength(1);
    expect(
      severities(spread(9, 60, at => blocked(at, { correlationId: 'one' }))),
    ).toEqual([]);
  });
});
