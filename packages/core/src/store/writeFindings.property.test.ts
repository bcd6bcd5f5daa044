import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import type { Severity, Witness } from '../model';
import { createStores, migrate } from './index';
import { writeSightings, writeWitnesses } from './writeFindings';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const checks: { id: string; severity: Severity }[] = [
  { id: 'app.no-owner', severity: 'low' },
  { id: 'ca.report-only', severity: 'high' },
];

const witness: fc.Arbitrary<Witness> = fc.record(
  {
    key: fc.constantFrom('a', 'b', 'c', '€ "d" e'),
    statement: fc.constantFrom('One.', 'Another.'),
    severity: fc.constantFrom<Severity>('critical', 'medium'),
    at: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00.5Z'),
    facts: fc.record({ n: fc.nat(1) }),
    affected: fc
      .tuple(fc.nat(3), fc.constantFrom(0, 1, 2, 130))
      .map(([from, count]) =>
        Array.from({ length: count }, (_, at) => ({
          kind: at % 3 ? ('user' as const) : ('group' as const),
          id: `e${from + at}`,
          label: `Entity ${from + at}`,
        })),
      ),
  },
  { requiredKeys: ['key', 'statement', 'facts', 'affected'] },
);
/** By hour and check, what is found. */
const judgements = fc.array(
  fc.tuple(
    fc.array(witness, { maxLength: 5 }),
    fc.array(witness, { maxLength: 3 }),
  ),
  { minLength: 1, maxLength: 4 },
);

async function* nobody(): AsyncIterable<never> {}

describe.each(databases.eachSupportedId())(
  'findings that are written together on %s',
  (id: TestDatabaseId) => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await migrate(knex);
      // Before the first inventory begins it hangs on their number whether those are noted whom it is to look at.
      await createStores(knex).identities.replace('one', nobody(), {});
    });

    const tables = [
      'entra_findings',
      'entra_finding_affected',
      'entra_touched_identities',
      'entra_finding_events',
      'entra_finding_accepted',
    ];
    const clear = async () => {
      for (const each of tables) await knex(each).delete();
    };
    async function dump() {
      const all = await Promise.all(tables.map(each => knex(each).select()));
      const text = all.map(rows =>
        rows.map(({ ...row }) => {
          // Counted by the database through all that it ever had.
          if ('not_before' in row) delete row.id;
          return JSON.stringify(row);
        }),
      );
      return text.map(rows => rows.sort());
    }
    const at = (hour: number) => `2026-01-0${hour + 1}T00:00:00Z`;

    async function accept() {
      const [first] = await knex('entra_findings').orderBy('id').select('id');
      if (!first) return;
      await createStores(knex).triage.decide(first.id, undefined, finding => ({
        triage: {
          accepted: {
            at: at(0),
            by: 'user:default/one',
            owner: 'user:default/one',
            reason: 'It is known.',
            until: at(2),
            severity: finding.severity,
            size: finding.affectedCount,
          },
        },
        events: [{ kind: 'accepted', at: at(0), by: { kind: 'product' } }],
      }));
    }

    it('are what they are when each is written by itself', async () => {
      await fc.assert(
        fc.asyncProperty(judgements, async hours => {
          const told: unknown[] = [];
          for (const together of [true, false]) {
            await clear();
            const done = { opened: 0, reopened: 0 };
            const count = (some: { opened: number; reopened: number }) => {
              done.opened += some.opened;
              done.reopened += some.reopened;
            };
            for (const [hour, found] of hours.entries()) {
              const sightings = found.map((witnesses, n) => ({
                judgement: {
                  connectionId: 'one',
                  check: checks[n],
                  now: at(hour),
                },
                witnesses,
              }));
              if (together) count(await writeSightings(knex, sightings));
              else
                for (const { judgement, witnesses } of sightings)
                  for (const each of witnesses)
                    count(await writeWitnesses(knex, judgement, [each]));
              if (hour === 0) await accept();
              if (hour === 1)
                await knex('entra_findings')
                  .where({ cause_key: 'a' })
                  .update({ status: 'resolved', resolved_at: at(1) });
            }
            told.push([done, await dump()]);
          }
          expect(told[0]).toEqual(told[1]);
        }),
        { numRuns: id === 'SQLITE_3' ? 80 : 25 },
      );
    });

    it('are all there where there are more than are asked for at once', async () => {
      await clear();
      const many = Array.from({ length: 1_201 }, (_, n) => ({
        key: `k${n}`,
        statement: `Found ${n}.`,
        affected: [{ kind: 'user' as const, id: `u${n}`, label: `User ${n}` }],
        facts: {},
      }));
      const [check] = checks;
      const written = (hour: number) =>
        writeWitnesses(
          knex,
          { connectionId: 'one', check, now: at(hour) },
          many,
        );
      expect(await written(0)).toMatchObject({ opened: 1_201 });
      expect(await written(1)).toMatchObject({ opened: 0 });
      const { findings } = createStores(knex);
      const { total, items } = await findings.list(
        {},
        { limit: 1, offset: 1_200 },
      );
      expect(total).toBe(1_201);
      expect(items).toMatchObject([
        { firstSeen: at(0), lastSeen: at(1), affectedCount: 1, version: 1 },
      ]);
    });
  },
);
