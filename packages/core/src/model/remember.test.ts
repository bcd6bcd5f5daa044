import { remember } from './remember';

describe('remember', () => {
  it('makes what is not known, once, and forgets all before it would be too many', () => {
    const known = new Map<string, number>();
    let made = 0;
    const of = (key: string) => {
      const make = () => {
        made += 1;
        return made;
      };
      return remember(known, 2, key, make);
    };
    expect(['a', 'b', 'a', 'b'].map(of)).toEqual([1, 2, 1, 2]);
    expect(of('c')).toBe(3);
    expect([...known.keys()]).toEqual(['c']);
    expect(of('a')).toBe(4);
  });
});
