/** @jest-environment node */
import type { Knex } from 'knex';
import { detectors } from '../detectors';
import type { SignIn } from '../model';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { detect } from './detect';

const travel = detectors.find(({ id }) => id === 'sig.impossible-travel')!;
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1, 12);

function signIn(id: string, at: number, abroad = false, user = 'u'): SignIn {
  return {
    id,
    createdDateTime: new Date(at).toISOString(),
    userId: user,
    status: { errorCode: 0 },
    isInteractive: true,
    ipAddress: abroad ? '198.19.1.5' : '198.18.1.5',
    location: {
      geoCoordinates: abroad
        ? { latitude: 1.3, longitude: 103.8 }
        : { latitude: 52.5, longitude: 13.4 },
    },
  };
}

/** Twenty days at home, and a jump in the middle of them that comes last of all. */
const home = (user = 'u') =>
  Array.from({ length: 20 }, (_, day) =>
    signIn(`${user}${day}`, START + day * DAY_MS, false, user),
  );
const jump = signIn('jump', START + 11 * DAY_MS + 3_600_000, true);
const KEY = 'u:1.5,104.0|52.5,13.5:2026-01-12';

describe('detections over a log that is fed', () => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
  });
  afterEach(() => knex.destroy());

  const feed = (...events: SignIn[]) =>
    stores.ingest.write('c', {
      parts: [
        {
          dataset: 'signIns',
          rows: events.map(row => ({
            id: row.id,
            label: row.id,
            at: row.createdDateTime!,
            subject: row.userId!,
            row,
          })),
        },
      ],
      now: new Date(START).toISOString(),
    });
  const run = () =>
    detect([travel], {
      connectionId: 'c',
      stores,
      logger: {
        error: message => {
          throw new Error(message);
        },
      },
      declarations: { breakGlassAccounts: [], trustedEgress: [] },
      completeness: () => ({
        state: 'complete',
        asOf: new Date(START).toISOString(),
      }),
      now: new Date(START + 30 * DAY_MS),
    });
  const found = async () =>
    (
      await stores.findings.list(
        { connectionId: 'c' },
        { limit: 100, offset: 0 },
      )
    ).items.map(({ key }) => key);

  it('find what comes days late, as if it had come in its time', async () => {
    await feed(...home());
    await run();
    expect(await found()).toEqual([]);
    await feed(jump);
    await run();
    expect(await found()).toEqual([KEY]);
    expect(await run()).toEqual({ opened: 0, reopened: 0, resolved: 0 });
  });

  it('find the same when the log comes backwards, a part at a time', async () => {
    const events = [...home(), jump].sort((a, b) =>
      a.createdDateTime! < b.createdDateTime! ? 1 : -1,
    );
    for (let at = 0; at < events.length; at += 5) {
      await feed(...events.slice(at, at + 5));
      await run();
    }
    expect(await found()).toEqual([KEY]);
  });

  it('find what comes while they run, in the next run', async () => {
    await feed(...home());
    await run();
    const save = stores.detectorStates.save.bind(stores.detectorStates);
    stores.detectorStates.save = async (...args) => {
      stores.detectorStates.save = save;
      await save(...args);
      await feed(jump);
    };
    await feed(signIn('later', START + 19 * DAY_MS + 60_000));
    await run();
    await run();
    expect(await found()).toEqual([KEY]);
  });

  it('go through the log of one who was late once a run, not once for each of the late events', async () => {
    await feed(...home(), signIn('last', START + 25 * DAY_MS));
    await run();
    const stream = jest.spyOn(stores.rows, 'streamLog');
    await feed(
      ...Array.from({ length: 5_000 }, (_, n) =>
        signIn(`late${n}`, START + n * 60_000),
      ),
    );
    await run();
    const replays = stream.mock.calls.filter(
      ([, , options]) => options.subject === 'u',
    );
    expect(replays).toHaveLength(1);
  });
});
