/** @jest-environment node */
import fc from 'fast-check';
import type { Knex } from 'knex';
import type { AffectedEntity, Verdict } from '../model';
import { isOrdered, sumOf } from './affectedSum';
import { createStores, migrate, openDatabase } from './index';

jest.setTimeout(120_000);

/** Of so many people a list is long enough to be kept, and shorter ones come as well. */
const PEOPLE = 130;

interface Written {
  /** Who is left out, who is called otherwise, and where the list begins. */
  without: number[];
  renamed: number[];
  from: number;
  twice: boolean;
  severity: 'high' | 'low';
  /** Which of two processes judges. */
  by: number;
}

const person = fc.nat(PEOPLE - 1);
const written: fc.Arbitrary<Written[]> = fc.array(
  fc.record({
    without: fc.oneof(
      fc.array(person, { maxLength: 6 }),
      fc.constant(Array.from({ length: 40 }, (_, n) => n * 3)),
    ),
    renamed: fc.array(person, { maxLength: 4 }),
    from: fc.oneof(fc.constant(0), person),
    twice: fc.boolean(),
    severity: fc.constantFrom('high', 'high', 'low'),
    by: fc.nat(5).map(each => Number(each === 0)),
  }),
  { minLength: 2, maxLength: 7 },
);

function listOf({ without, renamed, from, twice }: Written): AffectedEntity[] {
  const all = Array.from({ length: PEOPLE }, (_, n): AffectedEntity => ({
    kind: 'user',
    id: `u${`${n}`.padStart(3, '0')}`,
    label: renamed.includes(n) ? `Renamed ${n}` : `Person ${n}`,
    facts: { n },
  })).filter((_, n) => !without.includes(n));
  return [
    ...all.slice(from),
    ...all.slice(0, from),
    ...(twice && all.length ? [{ ...all[0], facts: { again: true } }] : []),
  ];
}

const text = (of: AffectedEntity) => JSON.stringify(of);

async function* nobody(): AsyncIterable<never> {}

describe('lists that are kept from one judgement to the next', () => {
  let knex: Knex;

  beforeAll(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
  });

  afterAll(() => knex.destroy());

  it('leave in the database what was found last, whichever of two processes wrote it', async () => {
    let connections = 0;
    await fc.assert(
      fc.asyncProperty(written, async all => {
        connections += 1;
        const connectionId = `c${connections}`;
        const processes = [createStores(knex), createStores(knex)];
        // Before the first one all are looked at, and of many nobody is noted.
        await processes[0].identities.replace(connectionId, nobody(), {});
        let before: AffectedEntity[] = [];
        let weighed: string | undefined;
        let twice = false;
        for (const [hour, each] of all.entries()) {
          const affected = listOf(each);
          const { findings } = processes[each.by];
          await knex('entra_touched_identities').delete();
          const verdict: Verdict = {
            outcome: 'fail',
            witnesses: [
              { key: 'tenant', statement: 'S.', affected, facts: {} },
            ],
          };
          await findings.apply(
            connectionId,
            { id: 'tenant.stale-users', severity: each.severity },
            verdict,
            `2026-01-01T0${hour}:00:00Z`,
          );
          const row = await knex('entra_findings')
            .where({ connection_id: connectionId })
            .first();
          expect(row.affected_hash).toBe(`${sumOf(affected)}`);
          const rows = await knex('entra_finding_affected')
            .where({ finding_id: row.id })
            .orderBy('position');
          expect(rows.map(({ position }) => position)).toEqual(
            affected.map((_, at) => at),
          );
          const listed = rows.map(({ kind, entity_id, label, facts }) =>
            text({ kind, id: entity_id, label, facts: JSON.parse(facts) }),
          );
          const found = affected.map(text);
          const isShort = isOrdered(found.length);
          const inOrder = (of: string[]) => (isShort ? of : [...of].sort());
          expect(inOrder(listed)).toEqual(inOrder(found));
          const touched: string[] = await knex('entra_touched_identities')
            .orderBy('id')
            .pluck('id');
          const others = differing(before, affected);
          expect(touched).toEqual(expect.arrayContaining(others));
          // In a short list whoever has moved is looked at as well, and of who is listed twice either may be meant.
          const isExact =
            !isShort && !twice && !each.twice && weighed === each.severity;
          expect(isExact ? touched : others).toEqual(others);
          twice = each.twice;
          before = affected;
          weighed = each.severity;
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Ids of those of whom the two do not say the same. */
function differing(
  one: readonly AffectedEntity[],
  other: readonly AffectedEntity[],
): string[] {
  const said = (of: readonly AffectedEntity[], id: string) =>
    of
      .filter(each => each.id === id)
      .map(text)
      .sort()
      .join();
  return [...new Set([...one, ...other].map(({ id }) => id))]
    .filter(id => said(one, id) !== said(other, id))
    .sort();
}
