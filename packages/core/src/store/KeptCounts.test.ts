import { KeptCounts } from './KeptCounts';

const always = { since: '', until: '9' };

describe('kept counts', () => {
  let kept: KeptCounts<number>;
  let counted: number;
  const count = async () => {
    counted += 1;
    return { value: counted, holds: always };
  };

  beforeEach(() => {
    kept = new KeptCounts();
    counted = 0;
  });

  it('serve all who ask at once, and whoever asks next', async () => {
    const ask = () => kept.of('a', { stamp: '1', now: '5' }, count);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(1);
    expect(await kept.of('b', { stamp: '1', now: '5' }, count)).toBe(2);
  });

  it('are counted anew once what they are of has changed, whoever still asks of before', async () => {
    await kept.of('a', { stamp: '1', now: '5' }, count);
    expect(await kept.of('a', { stamp: '2', now: '5' }, count)).toBe(2);
    expect(await kept.of('a', { stamp: '2', now: '5' }, count)).toBe(2);
  });

  it('hold from the last moment at which they changed until the next', async () => {
    const between = async () => {
      counted += 1;
      return { value: counted, holds: { since: '3', until: '6' } };
    };
    const at = (now: string) => kept.of('a', { stamp: '1', now }, between);
    expect(await at('5')).toBe(1);
    expect(await at('3')).toBe(1);
    expect(await at('6')).toBe(2);
    expect(await at('2')).toBe(3);
  });

  it('that could not be counted are told of to those who asked, and counted again', async () => {
    const ask = (read: typeof count) =>
      kept.of('a', { stamp: '1', now: '5' }, read);
    const fails = async () => {
      throw new Error('away');
    };
    const [one, other] = [ask(fails), ask(count)];
    await expect(one).rejects.toThrow('away');
    await expect(other).rejects.toThrow('away');
    expect(await ask(count)).toBe(1);
  });

  it('are of the two hundred things that were asked for last', async () => {
    const ask = (key: string) => kept.of(key, { stamp: '1', now: '5' }, count);
    await ask('first');
    await ask('second');
    for (let index = 0; index < 198; index += 1) await ask(`${index}`);
    expect(await ask('first')).toBe(1);
    await ask('one more');
    const before = counted;
    await ask('first');
    expect(counted).toBe(before);
    await ask('second');
    expect(counted).toBe(before + 1);
  });
});
