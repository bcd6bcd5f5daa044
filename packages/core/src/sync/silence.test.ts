import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { createCatalogue } from '../catalogue';
import { takeoverChain } from '../detectors/cmp/takeoverChain';
import { impossibleTravel } from '../detectors/sig/impossibleTravel';
import type { Completeness, SignIn } from '../model';
import { createStores, migrate } from '../store';
import { judgeDetections } from './judgeDetections';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1, 12);
const LAST = START + 11 * DAY_MS;
const complete: Completeness = {
  state: 'complete',
  asOf: new Date(START).toISOString(),
};

function signIn(at: number, latitude: number, longitude: number): SignIn {
  return {
    id: String(at),
    createdDateTime: new Date(at).toISOString(),
    userId: 'u',
    status: { errorCode: 0 },
    isInteractive: true,
    ipAddress: latitude > 40 ? '198.18.1.5' : '198.19.1.5',
    location: { geoCoordinates: { latitude, longitude } },
  };
}

/** Twelve days at home and then a jump, which is one finding. */
const history = [
  ...Array.from({ length: 12 }, (_, day) =>
    signIn(START + day * DAY_MS, 52.5, 13.4),
  ),
  signIn(LAST + 3_600_000, 1.3, 103.8),
];

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  async function given() {
    const knex = await databases.init(id);
    await migrate(knex);
    const stores = createStores(knex);
    await stores.ingest.write('c', {
      parts: [
        {
          dataset: 'signIns',
          rows: history.map(row => ({
            id: row.id,
            label: row.id,
            at: row.createdDateTime!,
            subject: 'u',
            row,
          })),
        },
      ],
      now: new Date(LAST).toISOString(),
    });
    let hour = 24;
    const judge = (settings: object = {}) => {
      hour += 1;
      return judgeDetections({
        connectionId: 'c',
        stores,
        datasets: [],
        catalogue: createCatalogue({ settings }),
        detectors: [impossibleTravel],
        compositions: [takeoverChain],
        declarations: { breakGlassAccounts: [], trustedEgress: [] },
        completeness: () => complete,
        logger: {
          info() {},
          warn() {},
          error: message => {
            throw new Error(message);
          },
        },
        now: new Date(LAST + hour * 3_600_000),
      });
    };
    const findings = async (checkId: string) =>
      (
        await stores.findings.list(
          { connectionId: 'c', checkId },
          { limit: 9, offset: 0 },
        )
      ).items;
    const lines = async (finding: string) =>
      (await stores.triage.history(finding, { limit: 9, offset: 0 })).items.map(
        ({ kind, by, reason }) => ({ kind, by, reason }),
      );
    return { stores, judge, findings, lines };
  }
  const mute = { mute: { reason: 'Everyone travels.' } };

  it('resolves what a muted detection found, says why, and finds it again in the whole log once it is heard', async () => {
    const { stores, judge, findings, lines } = await given();
    expect(await judge()).toMatchObject({ opened: 1 });
    const [{ id: jump }] = await findings(impossibleTravel.id);

    expect(await judge({ [impossibleTravel.id]: mute })).toMatchObject({
      resolved: 1,
    });
    expect(await findings(impossibleTravel.id)).toMatchObject([
      { status: 'resolved' },
    ]);
    const resolved = {
      kind: 'resolved',
      by: { kind: 'product' },
      reason: 'Muted by configuration: Everyone travels.',
    };
    expect((await lines(jump))[0]).toEqual(resolved);
    const results = await stores.findings.results('c');
    expect(
      results.find(({ checkId }) => checkId === impossibleTravel.id),
    ).toMatchObject({ outcome: 'notApplicable' });

    expect(await judge({ [impossibleTravel.id]: mute })).toEqual({
      opened: 0,
      reopened: 0,
      resolved: 0,
    });
    expect(await judge()).toMatchObject({ opened: 0, reopened: 1 });
    expect((await lines(jump)).map(({ kind }) => kind)).toEqual([
      'reopened',
      'resolved',
      'opened',
    ]);
  });

  it('lets the parts of a muted chain stand by themselves, and puts them together again', async () => {
    const { stores, judge, findings } = await given();
    const at = new Date(LAST).toISOString();
    for (const check of ['sig.risky-signin', 'aud.consent'])
      await stores.findings.observe(
        'c',
        { id: check, severity: 'high' },
        [
          {
            key: check,
            at,
            statement: check,
            affected: [{ kind: 'user', id: 'ann', label: 'ann' }],
            facts: {},
          },
        ],
        at,
      );
    const parts = async () =>
      (await findings('aud.consent')).map(({ partOf }) => partOf);
    await judge();
    const [chain] = await findings(takeoverChain.id);
    expect(await parts()).toEqual([chain.id]);

    expect(await judge({ [takeoverChain.id]: mute })).toMatchObject({
      resolved: 1,
    });
    expect(await parts()).toEqual([undefined]);
    await judge({ [takeoverChain.id]: mute });

    expect(await judge()).toMatchObject({ reopened: 1 });
    expect(await parts()).toEqual([chain.id]);
  });
});
