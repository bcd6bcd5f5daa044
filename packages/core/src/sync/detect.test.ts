/** @jest-environment node */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { impossibleTravel as travel } from '../detectors/sig/impossibleTravel';
import type { Completeness, SignIn } from '../model';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { detect } from './detect';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1, 12);
const complete: Completeness = {
  state: 'complete',
  asOf: new Date(START).toISOString(),
};

function signIn(
  id: string,
  at: number,
  latitude: number,
  longitude: number,
  user = 'u',
): SignIn {
  return {
    id,
    createdDateTime: new Date(at).toISOString(),
    userId: user,
    status: { errorCode: 0 },
    isInteractive: true,
    ipAddress: latitude > 40 ? '198.18.1.5' : '198.19.1.5',
    location: { geoCoordinates: { latitude, longitude } },
  };
}

const home = (id: string, at: number, user?: string) =>
  signIn(id, at, 52.5, 13.4, user);
const abroad = (id: string, at: number, user?: string) =>
  signIn(id, at, 1.3, 103.8, user);

/** Twelve days at home and then a jump, which is one finding. */
const history = (user = 'u') =>
  Array.from({ length: 12 }, (_, day) =>
    home(`${user}${day}`, START + day * DAY_MS, user),
  );
const LAST = START + 11 * DAY_MS;
const jump = (user = 'u') => abroad(`${user}-jump`, LAST + 3_600_000, user);

describe('running a detector over a log', () => {
  let directory: string;
  let knex: Knex;
  let stores: Stores;
  /** A connection of its own for each tenant of a test. */
  let tenant = 'c';

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'entra-detect-'));
    knex = openDatabase({
      client: 'better-sqlite3',
      filename: join(directory, 'x.sqlite'),
    });
    await migrate(knex);
    stores = createStores(knex);
    tenant = 'c';
  });
  afterEach(async () => {
    await knex.destroy();
    rmSync(directory, { recursive: true, force: true });
  });

  async function arrive(...events: SignIn[]): Promise<void> {
    const now = new Date(LAST).toISOString();
    await stores.collections.begin(tenant, 'signIns', { now });
    await stores.collections.writePage(
      tenant,
      'signIns',
      {
        rows: events.map(row => ({
          id: row.id,
          label: row.id,
          at: row.createdDateTime!,
          subject: row.userId!,
          row,
        })),
        removed: [],
        relations: [],
        removedRelations: [],
      },
      { cursor: '', requests: 1, now, log: true },
    );
    await stores.collections.finish(tenant, 'signIns', {
      now,
      completeness: complete,
    });
  }

  const run = (completeness: Completeness = complete, detector = travel) =>
    detect([detector], {
      connectionId: tenant,
      stores,
      logger: {
        error: message => {
          throw new Error(message);
        },
      },
      declarations: { breakGlassAccounts: [], trustedEgress: [] },
      completeness: () => completeness,
      now: new Date(LAST + DAY_MS),
    });

  const found = async () =>
    (
      await stores.findings.list(
        { connectionId: tenant },
        { limit: 100, offset: 0 },
      )
    ).items
      .map(({ key }) => key)
      .sort();
  const KEY = 'u:1.5,104.0|52.5,13.5:2026-01-12';

  it('finds the same whether events come at once or one by one', async () => {
    await arrive(...history(), jump());
    await run();
    expect(await found()).toEqual([KEY]);
    tenant = 'd';
    for (const event of [...history(), jump()]) {
      await arrive(event);
      await run();
    }
    expect(await found()).toEqual([KEY]);
  });

  it('finds nothing new when everything comes twice', async () => {
    await arrive(...history(), jump());
    await run();
    await arrive(...history(), jump());
    expect(await run()).toEqual({ opened: 0, reopened: 0, resolved: 0 });
    expect(await found()).toEqual([KEY]);
  });

  it('finds what a late record shows, in its place in time', async () => {
    await arrive(...history(), home('later', LAST + 90 * 60_000));
    await run();
    expect(await found()).toEqual([]);
    await arrive(jump());
    await run();
    expect(await found()).toEqual([KEY]);
  });

  it('ends in the same findings after a crash between finding and saving', async () => {
    await arrive(...history(), jump());
    const save = stores.detectorStates.save.bind(stores.detectorStates);
    let calls = 0;
    stores.detectorStates.save = async (...args) => {
      calls += 1;
      if (calls === 2) throw new Error('killed');
      await save(...args);
    };
    await expect(run()).rejects.toThrow('killed');
    await run();
    expect(await found()).toEqual([KEY]);
  });

  it('goes through the log anew where another revision kept something else', async () => {
    const older: typeof travel = {
      ...travel,
      revision: 0,
      step: () => ({ state: 'of another shape' as never, witnesses: [] }),
    };
    await arrive(...history());
    await run(complete, older);
    await arrive(jump());
    expect(await run()).toMatchObject({ opened: 1 });
    expect(await found()).toEqual([KEY]);
    expect(await run()).toEqual({ opened: 0, reopened: 0, resolved: 0 });
  });

  it('learns of shared places from all events at hand before it judges any', async () => {
    await arrive(
      ...['a', 'b', tenant, 'd'].flatMap(user => [
        ...history(user),
        jump(user),
      ]),
    );
    await run();
    expect(await found()).toEqual([]);
  });

  it('is unknown while the log cannot be read, and takes nothing back', async () => {
    await arrive(...history(), jump());
    await run();
    await run({
      state: 'denied',
      permission: 'AuditLog.Read.All',
      why: 'refused',
    });
    expect(await found()).toEqual([KEY]);
    expect(await stores.findings.results(tenant)).toMatchObject([
      { checkId: travel.id, outcome: 'unknown' },
    ]);
  });
});
