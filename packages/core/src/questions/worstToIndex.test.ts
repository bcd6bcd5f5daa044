/** @jest-environment node */
import type { Connection, Identity, Severity } from '../model';
import { readOnce, row } from '../store/__testUtils__/reads';
import { Judged, witness } from './__testUtils__/judged';
import {
  findingsToIndex,
  PageToIndex,
  peopleToIndex,
  Portion,
} from './toIndex';

const person = (id: string, score: number): Identity => ({
  id,
  kind: 'member',
  label: id,
  handle: id,
  enabled: true,
  standing: 'none',
  mfa: true,
  methods: [],
  lastActivityAt: null,
  activityKnown: false,
  createdAt: null,
  licences: 0,
  score,
  high: score,
  open: 0,
});

async function* each<T>(items: readonly T[]): AsyncIterable<T> {
  yield* items;
}

describe('the worst of too many', () => {
  const judged = new Judged();

  beforeAll(async () => {
    await judged.open();
    const scores = { a: 10, b: 90, c: 50, d: 70, gone: 60 };
    await readOnce(judged.stores, 1, {
      rows: ['a', 'b', 'c', 'd'].map(id => row(id)),
    });
    await judged.stores.identities.replace(
      'one',
      each(Object.entries(scores).map(([id, score]) => person(id, score))),
      { day: '2026-11-20' } as never,
    );
    const fails = (id: string, severity: Severity, ...keys: string[]) =>
      judged.fail(id, severity, ...keys.map(key => witness(key)));
    await fails('ca.low', 'low', 'l1', 'l2', 'l3');
    await fails('ca.high', 'high', 'h1', 'h2', 'h3');
    await fails('ca.critical', 'critical', 'c1', 'c2');
  });
  afterAll(() => judged.close());

  async function all<T>(
    next: (page: PageToIndex) => Promise<Portion<T>>,
    page: PageToIndex,
  ): Promise<{ total?: number; items: T[] }> {
    const first = await next(page);
    const items = [...first.items];
    let cursor = first.nextCursor;
    while (cursor !== undefined) {
      const portion = await next({ ...page, cursor });
      items.push(...portion.items);
      cursor = portion.nextCursor;
    }
    return { total: first.total, items };
  }
  const people = async (page: PageToIndex) => {
    const { total, items } = await all(
      part => peopleToIndex(part, judged.context()),
      page,
    );
    return [total, items.map(({ id }) => id).join('')];
  };
  const findings = async (page: PageToIndex) => {
    const { total, items } = await all(
      part => findingsToIndex(part, judged.context()),
      page,
    );
    const counts = { critical: 0, high: 0, low: 0 };
    for (const { finding } of items)
      counts[finding.severity as keyof typeof counts] += 1;
    return [total, items.length, counts];
  };

  it.each([1, 2, 10])(
    'is of people those of the highest risk, in portions of %i',
    async limit => {
      expect(await people({ limit, most: 3 })).toEqual([4, 'bd']);
      expect(await people({ limit, most: 2 })).toEqual([4, 'bd']);
      expect(await people({ limit, most: 1 })).toEqual([4, 'b']);
    },
  );

  it.each([1, 2, 10])(
    'is of findings the worst severities that fit as a whole, in portions of %i',
    async limit => {
      expect(await findings({ limit, most: 7 })).toEqual([
        8,
        5,
        { critical: 2, high: 3, low: 0 },
      ]);
      expect(await findings({ limit, most: 4 })).toEqual([
        8,
        2,
        { critical: 2, high: 0, low: 0 },
      ]);
      // Not even the worst fits.
      expect(await findings({ limit, most: 1 })).toEqual([
        8,
        1,
        { critical: 1, high: 0, low: 0 },
      ]);
    },
  );

  it('is everything where it is not too many', async () => {
    expect(await people({ limit: 2, most: 4 })).toEqual([4, 'abcd']);
    expect((await findings({ limit: 3, most: 8 }))[1]).toBe(8);
  });

  it('is shared among tenants', async () => {
    const context = {
      ...judged.context(),
      connections: async () => [
        ...(await judged.stores.connections.list()),
        { id: 'two', title: 'Two' } as Connection,
      ],
    };
    const { items } = await peopleToIndex({ limit: 10, most: 2 }, context);
    expect(items.map(({ id }) => id)).toEqual(['b']);
  });
});
