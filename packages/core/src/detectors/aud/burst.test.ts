import { addDeed, Deeds } from './burst';

describe('deeds of one initiator', () => {
  const deeds: Deeds = [
    ['a', 0],
    ['b', 50],
  ];

  it('are forgotten once the window has passed them', () => {
    expect(addDeed(deeds, 'c', 99, 100, 5)).toEqual([...deeds, ['c', 99]]);
    expect(addDeed(deeds, 'c', 100, 100, 5)).toEqual([
      ['b', 50],
      ['c', 100],
    ]);
  });

  it('count once for one thing, and are no more than asked for', () => {
    expect(addDeed(deeds, 'a', 60, 100, 5)).toEqual([
      ['b', 50],
      ['a', 60],
    ]);
    expect(addDeed(deeds, 'c', 60, 100, 2)).toEqual([
      ['b', 50],
      ['c', 60],
    ]);
  });
});
