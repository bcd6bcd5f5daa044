import { dayVolumes } from './dayVolumes';

describe('how many a day', () => {
  it('has every day, over the end of a month, and zero where nothing happened', () => {
    expect(
      dayVolumes(
        [
          { day: '2026-02-28', count: 3 },
          { day: '2026-01-01', count: 9 },
        ],
        3,
        new Date('2026-03-01T00:00:00Z'),
      ),
    ).toEqual([
      { day: '2026-02-27', count: 0 },
      { day: '2026-02-28', count: 3 },
      { day: '2026-03-01', count: 0 },
    ]);
  });
});
