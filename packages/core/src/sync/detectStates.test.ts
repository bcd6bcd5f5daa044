import { detectors } from '../detectors';
import type { Detector } from '../model';
import { codeOf, DetectorStates } from './detectStates';

const DAY_MS = 86_400_000;

function detector(id: string, memory?: number): Detector<number, object> {
  return {
    id,
    memory,
    init: () => 0,
    step: state => ({ state: state + 1, witnesses: [] }),
    subject: () => 'u1',
  } as Partial<Detector<number, object>> as Detector<number, object>;
}

describe('what is kept of a subject', () => {
  it('stands under a code that no two detections share', () => {
    const codes = detectors.map(({ id }) => codeOf(id));
    expect(new Set(codes).size).toBe(detectors.length);
    expect(codes.filter(code => !/^[0-9a-z]{4}$/.test(code))).toEqual([]);
  });

  it('is written for as long as any of it matters', async () => {
    const ofTheDay = detector('of.the-day', 0);
    const forGood = detector('for.good');
    const store = {
      runs: async () => new Map(),
      load: async () => new Map(),
      save: async () => {},
      expire: async () => {},
    };
    const states = new DetectorStates('c', store, [ofTheDay, forGood]);
    await states.load(new Set(['u1']));
    const of = states.of('u1');
    states.settle(of, 0, 1, 5, 100 * DAY_MS);
    states.settle(of, 1, 1, 7, 100 * DAY_MS);
    const written = (through: number) =>
      states.changes(new Set(), [through, through]).get('u1')?.states;
    const day = `"${codeOf('of.the-day')}":[1,5,101]`;
    const good = `"${codeOf('for.good')}":[1,7]`;
    expect(written(101 * DAY_MS - 1)).toBe(`{${day},${good}}`);
    expect(written(101 * DAY_MS)).toBe(`{${good}}`);
  });

  it('is what it was where a step failed that had changed it already', async () => {
    const codes = ['one.that-fails', 'another'].map(codeOf);
    const before = `{"${codes[0]}":[1,{"n":3}],"${codes[1]}":[1,7]}`;
    const store = {
      runs: async () => new Map(),
      load: async () => new Map([['u1', { states: before }]]),
      save: async () => {},
      expire: async () => {},
    };
    const states = new DetectorStates('c', store, [
      detector('one.that-fails'),
      detector('another'),
    ]);
    await states.load(new Set(['u1']));
    const of = states.of('u1');
    (states.settled(of, 0, 1) as { n: number }).n = 4;
    states.settle(of, 1, 1, 8, 100 * DAY_MS);
    expect(
      states.changes(new Set(['one.that-fails']), [0, 0]).get('u1')?.states,
    ).toBe(`{"${codes[0]}":[1,{"n":3}],"${codes[1]}":[1,8]}`);
  });

  it('is read as it was written before lists were kept once, and by others than those who wrote it', async () => {
    const ids = ['one.of-two', 'two.of-two'];
    const days = [20_462, 8, 20_463, 2];
    const [one, two] = ids.map(codeOf);
    const before = `{"${one}":[1,{"days":[20462,8,20463,2]}],"${two}":[1,{"days":[20462,8,20463,2]}]}`;
    const statesOver = async (text: string, of: readonly string[]) => {
      const states = new DetectorStates(
        'c',
        {
          runs: async () => new Map(),
          load: async () => new Map([['u1', { states: text }]]),
          save: async () => {},
          expire: async () => {},
        },
        of.map(id => detector(id)),
      );
      await states.load(new Set(['u1']));
      return states;
    };
    const settled = async (text: string) => {
      const states = await statesOver(text, ids);
      return ids.map((_, slot) => states.settled(states.of('u1'), slot, 1));
    };
    expect(await settled(before)).toEqual([{ days }, { days }]);

    // The other does not run.
    const alone = await statesOver(before, [ids[0]]);
    alone.settle(alone.of('u1'), 0, 1, { days, n: 1 }, 100 * DAY_MS);
    const { states: text } = alone.changes(new Set(), [0]).get('u1')!;
    expect(text.match(/20462/g)).toHaveLength(1);
    expect(await settled(text)).toEqual([{ days, n: 1 }, { days }]);

    const later = await statesOver(text, [ids[0]]);
    later.settle(later.of('u1'), 0, 1, { days: [1, 2] }, 100 * DAY_MS);
    const last = later.changes(new Set(), [0]).get('u1')!.states;
    expect(await settled(last)).toEqual([{ days: [1, 2] }, { days }]);
  });
});
