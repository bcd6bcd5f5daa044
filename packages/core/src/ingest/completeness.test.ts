import type { Completeness } from '../model';
import { afterFiles, afterHub } from './completeness';

const at = (hour: number) =>
  `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;
const never: Completeness = { state: 'never', why: '' };
const complete: Completeness = { state: 'complete', asOf: at(8) };
const fed = (
  before: Completeness,
  dataset: 'signIns' | 'riskyUsers' = 'signIns',
) => ({
  dataset,
  before,
  seen: 5,
  newest: at(9),
});

describe('what may be relied on after files were read', () => {
  it('is only what was seen, as long as nobody says that all files are in', () => {
    expect(afterFiles(fed(never))).toEqual({
      state: 'partial',
      seen: 5,
      asOf: at(9),
      why: expect.stringContaining('--complete-through'),
    });
  });

  it('is what somebody declares', () => {
    expect(afterFiles(fed(never), at(7))).toEqual({
      state: 'complete',
      asOf: at(7),
    });
  });

  it('is never less than what Graph has read', () => {
    expect(afterFiles(fed(complete))).toBeUndefined();
    expect(afterFiles(fed(complete), at(7))).toBeUndefined();
    expect(afterFiles(fed(complete), at(9))).toEqual({
      state: 'complete',
      asOf: at(9),
    });
  });

  it('is not all who are at risk, of whom an export tells only the changes', () => {
    expect(afterFiles(fed(never, 'riskyUsers'), at(9))).toMatchObject({
      state: 'partial',
      why: expect.stringContaining('who was at risk before'),
    });
    expect(afterFiles(fed(complete, 'riskyUsers'), at(9))).toEqual({
      state: 'complete',
      asOf: at(9),
    });
  });
});

describe('what may be relied on of an event hub', () => {
  const hub = (...through: number[]) => ({
    partitions: 2,
    progress: through.map((hour, n) => ({
      partitionId: String(n),
      through: at(hour),
    })),
  });

  it('reaches to where the slowest partition is, less what may be late', () => {
    expect(afterHub(fed(never), hub(10, 12))).toEqual({
      state: 'complete',
      asOf: '2026-11-20T09:30:00.000Z',
    });
  });

  it('is unknown as long as a partition was never read', () => {
    expect(afterHub(fed(never), hub(10))).toMatchObject({
      state: 'partial',
      why: "1 of the event hub's 2 partitions have been read so far.",
    });
    expect(afterHub(fed(complete), hub(10))).toBeUndefined();
  });

  it('never goes back', () => {
    expect(afterHub(fed(complete), hub(8, 8))).toBeUndefined();
  });

  it('has a gap where the hub dropped what was not read, until the log itself is younger', () => {
    const { partitions, progress } = hub(10, 10);
    const lost = {
      partitions,
      progress: [
        { ...progress[0], gap: { from: at(1), to: at(3) } },
        progress[1],
      ],
    };
    expect(afterHub(fed(complete), lost, at(2))).toMatchObject({
      state: 'partial',
      asOf: '2026-11-20T09:30:00.000Z',
      why: expect.stringContaining(`between ${at(1)} and ${at(3)}`),
    });
    expect(afterHub(fed(complete), lost, at(4))).toMatchObject({
      state: 'complete',
    });
  });
});
