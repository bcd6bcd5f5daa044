import fc from 'fast-check';
import { keepOnce, restore } from './keptOnce';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** What comes back of states that were written and read. */
function again(states: readonly unknown[]): unknown[] {
  const read = copy(keepOnce(states));
  restore(read);
  return read.states;
}

describe('what several states have alike', () => {
  const days = [20_462, 8, 20_463, 2];
  const states = [
    { days, things: ['DE', 20_463] },
    { habits: { days, countries: ['DE', 20_463], networks: ['n', 20_463] } },
    { open: [], days },
    7,
  ];

  it('is written once, and each has it again', () => {
    const { states: kept, lists } = keepOnce(states);
    expect(lists).toEqual([days, ['DE', 20_463]]);
    expect(kept).toEqual([
      { days: '\uE000', things: '\uE001' },
      {
        habits: {
          days: '\uE000',
          countries: '\uE001',
          networks: ['n', 20_463],
        },
      },
      { open: [], days: '\uE000' },
      7,
    ]);
    expect(again(states)).toEqual(states);
  });

  it('is a list of its own to each again, for whoever steps may change it', () => {
    const [one, , other] = again(states) as { days: number[] }[];
    one.days.push(1);
    expect(other.days).toEqual(days);
  });

  it('stays where it is in the states that are given', () => {
    const given = copy(states);
    keepOnce(given);
    expect(given).toEqual(states);
  });

  it('is left with each where a text could be taken for what stands for it', () => {
    const given = [{ days, name: '\uE000' }, { days }];
    expect(keepOnce(given)).toEqual({ states: given });
    expect(again(given)).toEqual(given);
  });

  it('comes back whatever the states are', () => {
    const value = fc.constantFrom<unknown>(
      '\uE000',
      'a',
      1,
      null,
      [],
      [1, 2],
      ['a', 2],
      [1, null],
      ['\uE000', 1],
      [[1, 2]],
    );
    const inner = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value);
    const state = fc.oneof(
      value,
      fc.dictionary(fc.constantFrom('a', 'b', '7'), fc.oneof(value, inner)),
    );
    let once = 0;
    fc.assert(
      fc.property(fc.array(state, { maxLength: 6 }), given => {
        if (keepOnce(given).lists) once += 1;
        expect(again(given)).toEqual(copy(given));
      }),
      { numRuns: 2_000, seed: 6 },
    );
    expect(once).toBeGreaterThan(100);
  });
});
