import { dataset } from '../datasets';
import type { CollectionState } from '../store/ports';
import { writeCursor, type Cursor } from './cursor';
import { planRound } from './planRound';

const NOW = new Date('2026-03-01T00:00:00Z');
const applications = dataset('applications');
const select = applications.collect.request.select!.join();

const plan = (cursor?: Cursor, rest: Partial<CollectionState> = {}) =>
  planRound(
    applications,
    {
      datasetId: 'applications',
      sequence: 3,
      changedSequence: 3,
      completeness: { state: 'complete', asOf: NOW.toISOString() },
      rowsRead: 0,
      requests: 0,
      rowCount: 10,
      cursor: cursor && writeCursor(cursor),
      ...rest,
    },
    NOW,
  );

describe('a round of changes', () => {
  it('follows the link of the last one', () => {
    const round = plan({ kind: 'delta', select, delta: 'https://changes' });
    expect(round).toMatchObject({
      at: 'https://changes',
      full: false,
      anew: false,
    });
    expect(
      round.finishedCursor({
        value: [],
        deltaLink: 'https://later',
        requests: 1,
      }),
    ).toEqual({ kind: 'delta', select, delta: 'https://later' });
  });

  it('takes up an interrupted one at its page', () => {
    expect(
      plan({ kind: 'delta', select, next: 'https://page' }, { rowsRead: 4 }),
    ).toMatchObject({ at: 'https://page', anew: false, goesOn: true });
  });

  it.each([
    ['fewer properties', 'id,appId'],
    ['nobody knows what', undefined],
  ])('is of everything where the link brings %s', (_, before) => {
    expect(
      plan({ kind: 'delta', select: before, delta: 'https://changes' }),
    ).toMatchObject({
      at: applications.collect.request,
      full: true,
      anew: false,
      goesOn: false,
    });
  });

  it('forgets the half that was read with fewer properties', () => {
    expect(
      plan(
        { kind: 'delta', select: 'id', next: 'https://page' },
        { rowsRead: 4 },
      ),
    ).toMatchObject({ full: true, anew: true, goesOn: false });
  });

  it('is compared with everything until it has been read whole', () => {
    const { at, full } = plan({
      kind: 'delta',
      select,
      next: 'https://page',
      resync: true,
    });
    expect([at, full]).toEqual(['https://page', true]);
  });
});
