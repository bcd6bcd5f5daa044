import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { AffectedEntity } from '../model';
import { createStores, migrate } from './index';
import type { Judged } from './ports';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const MANY = 1_000;

const people = (count: number): AffectedEntity[] =>
  Array.from({ length: count }, (_, n) => ({
    kind: 'user',
    id: `u${`${n}`.padStart(5, '0')}`,
    label: `Person ${n}`,
  }));

const judged = (affected: AffectedEntity[], basis?: unknown): Judged => ({
  check: { id: 'tenant.stale-users', severity: 'low' },
  verdict: {
    outcome: 'fail',
    witnesses: [{ key: 'tenant', statement: 'Some.', affected, facts: {} }],
  },
  basis,
});

const affectedOf = ({ verdict }: Judged): AffectedEntity[] =>
  verdict.outcome === 'fail' ? verdict.witnesses[0].affected : [];

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  async function begun() {
    const knex = await databases.init(id);
    await migrate(knex);
    const { findings } = createStores(knex);
    const all = people(MANY);
    await findings.applyAll('one', [judged(all)], '2026-01-01T00:00:00Z');
    return { findings, all };
  }

  it('weighs all of a list that is not known, and of one that is what is otherwise', async () => {
    const { findings, all } = await begun();
    expect(findings.weight('another', judged(all))).toBe(MANY + 1);
    expect(findings.weight('one', judged([...all]))).toBe(1);
    const next = [{ ...all[0], label: 'Renamed' }, ...all.slice(2)];
    expect(findings.weight('one', judged(next))).toBe(3);
    expect(
      findings.weight('one', {
        ...judged(next),
        verdict: { outcome: 'pass', evidence: {} },
      }),
    ).toBe(0);
  });

  it('writes a list whole after a transaction that came to nothing', async () => {
    const { findings, all } = await begun();
    const came = { kind: 'user' as const, id: 'v', label: 'Came' };
    const next = [{ ...all[0], label: 'Renamed' }, ...all.slice(2), came];
    const circle: { itself?: unknown } = {};
    circle.itself = circle;
    await expect(
      findings.applyAll('one', [judged(next, circle)], '2026-01-02T00:00:00Z'),
    ).rejects.toThrow('circular');
    await findings.applyAll('one', [judged(next)], '2026-01-03T00:00:00Z');
    const { items } = await findings.list({}, { limit: 1, offset: 0 });
    const found = await findings.get(items[0].id, { limit: MANY, offset: 0 });
    const byId = (one: AffectedEntity, other: AffectedEntity) =>
      one.id < other.id ? -1 : 1;
    expect([...found!.affected].sort(byId)).toEqual(
      next.map(each => ({ ...each, facts: {} })).sort(byId),
    );
  });

  it('holds the list that it wrote last, and none before', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { findings, all } = await begun();
    const lists: WeakRef<AffectedEntity[]>[] = [];
    for (let day = 2; day < 6; day += 1) {
      const next = judged([
        { ...all[0], label: `Name ${day}` },
        ...all.slice(1),
      ]);
      findings.weight('one', next);
      await findings.applyAll('one', [next], `2026-01-0${day}T00:00:00Z`);
      lists.push(new WeakRef(affectedOf(next)));
    }
    // What the last call held is let go in the next turn.
    await new Promise(resolve => setTimeout(resolve, 0));
    collect();
    expect(lists.map(each => each.deref()?.[0].label)).toEqual([
      undefined,
      undefined,
      undefined,
      'Name 5',
    ]);
  });
});
