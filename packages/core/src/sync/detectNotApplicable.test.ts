/** @jest-environment node */
import type { Knex } from 'knex';
import { breakGlassUsed } from '../detectors/sig/breakGlassUsed';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { detect } from './detect';

const AT = Date.UTC(2026, 0, 1, 12);

describe('a detection of what nobody has declared', () => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    await stores.ingest.write('c', {
      parts: [
        {
          dataset: 'signIns',
          rows: [
            {
              id: 's',
              label: 's',
              at: new Date(AT).toISOString(),
              subject: 'glass',
              row: {
                id: 's',
                createdDateTime: new Date(AT).toISOString(),
                userId: 'glass',
                status: { errorCode: 0 },
              },
            },
          ],
        },
      ],
      now: new Date(AT).toISOString(),
    });
  });
  afterEach(() => knex.destroy());

  const run = (breakGlassAccounts: string[]) =>
    detect([breakGlassUsed], {
      connectionId: 'c',
      stores,
      declarations: { breakGlassAccounts, trustedEgress: [] },
      completeness: () => ({
        state: 'complete',
        asOf: new Date(AT).toISOString(),
      }),
      logger: { error: jest.fn() },
      now: new Date(AT + 86_400_000),
    });
  const outcomes = async () =>
    (await stores.findings.results('c')).map(({ outcome }) => outcome);

  it('does not apply, and goes through the whole log once it is declared', async () => {
    expect(await run([])).toEqual({ opened: 0, reopened: 0, resolved: 0 });
    expect(await outcomes()).toEqual(['notApplicable']);
    expect(await run(['glass'])).toMatchObject({ opened: 1 });
    expect(await outcomes()).toEqual(['fail']);
  });
});
