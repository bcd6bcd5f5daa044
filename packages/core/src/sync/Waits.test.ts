import { Waits } from './Waits';

describe('what a dataset waits for', () => {
  it('is shown until the last of its requests goes on', async () => {
    const shown: (string | undefined)[] = [];
    const waits = new Waits(async why => {
      shown.push(why);
    });
    const [one, other] = [{}, {}];
    waits.note(one, 'one waits');
    waits.note(other, 'the other waits');
    waits.note(other, undefined);
    waits.note(one, undefined);
    waits.note(one, undefined);
    await waits.settled();
    expect(shown).toEqual([
      'one waits',
      'the other waits',
      'one waits',
      undefined,
    ]);
  });

  it('tells a database that is away where it is awaited, and nowhere else', async () => {
    const waits = new Waits(() => Promise.reject(new Error('away')));
    waits.note({}, 'waits');
    await new Promise(resolve => setTimeout(resolve));
    await expect(waits.settled()).rejects.toThrow('away');
  });
});
