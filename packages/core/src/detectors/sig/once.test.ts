import { once } from './once';

describe('what is asked of a record once', () => {
  it('is worked out once while the record is the same, and anew for another', () => {
    let worked = 0;
    const nameOf = once(({ name }: { name: string | undefined }) => {
      worked += 1;
      return name;
    });
    const first = { name: 'a' };
    const none = { name: undefined };
    expect([nameOf(first), nameOf(first), worked]).toEqual(['a', 'a', 1]);
    expect([nameOf(none), nameOf(none), worked]).toEqual([
      undefined,
      undefined,
      2,
    ]);
    expect([nameOf({ name: 'a' }), nameOf(first), worked]).toEqual([
      'a',
      'a',
      4,
    ]);
  });
});
