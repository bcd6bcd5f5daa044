import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { takeoverChain } from '../detectors/cmp/takeoverChain';
import type { AffectedEntity, Completeness, Witness } from '../model';
import { createStores, migrate } from '../store';
import { judgeCompositions } from './judgeCompositions';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const NOW = new Date('2026-01-11T00:00:00.000Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const complete: Completeness = { state: 'complete', asOf: NOW.toISOString() };

const user = (id: string): AffectedEntity => ({ kind: 'user', id, label: id });
const witness = (key: string, at: string, ...who: string[]): Witness => ({
  key,
  at,
  statement: key,
  affected: who.map(user),
  facts: {},
});
const sign = witness('sign', '2026-01-10T10:00:00.000Z', 'ann');
const step = witness('step', '2026-01-10T11:00:00.000Z', 'ann', 'bob');

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  async function given() {
    const knex = await databases.init(id);
    await migrate(knex);
    const stores = createStores(knex);
    const see = (check: string, now: Date, ...witnesses: Witness[]) =>
      stores.findings.observe(
        'c',
        { id: check, severity: 'high' },
        witnesses,
        now.toISOString(),
      );
    const judge = (now: Date, completeness = complete) =>
      judgeCompositions([takeoverChain], {
        connectionId: 'c',
        stores,
        declarations: { breakGlassAccounts: [], trustedEgress: [] },
        completeness: () => completeness,
        logger: {
          error: message => {
            throw new Error(message);
          },
        },
        now,
      });
    const chains = async () =>
      (
        await stores.findings.list(
          { connectionId: 'c', checkId: takeoverChain.id, status: 'open' },
          { limit: 9, offset: 0 },
        )
      ).items;
    const partsOf = async (chain: string | undefined) =>
      (
        await stores.findings.list(
          { connectionId: 'c' },
          { limit: 9, offset: 0 },
        )
      ).items
        .filter(({ partOf }) => chain !== undefined && partOf === chain)
        .map(({ key }) => key)
        .sort();
    return { stores, see, judge, chains, partsOf };
  }

  it('puts together what was found of one person, and each part says of which chain it is', async () => {
    const { see, judge, chains, partsOf } = await given();
    await see('sig.risky-signin', NOW, sign);
    await judge(NOW);
    expect(await chains()).toEqual([]);
    await see('aud.consent', later(60), step);
    expect(await judge(later(60))).toMatchObject({ opened: 1 });
    const [chain, ...others] = await chains();
    expect(others).toEqual([]);
    expect(chain).toMatchObject({
      key: 'ann:2026-01-10',
      severity: 'critical',
      eventAt: step.at,
    });
    expect(await partsOf(chain.id)).toEqual(['sign', 'step']);
    expect(await judge(later(61))).toEqual({
      opened: 0,
      reopened: 0,
      resolved: 0,
    });
  });

  it('ends a chain whose parts are no more, and lets the others go', async () => {
    const { stores, see, judge, chains, partsOf } = await given();
    await see('sig.risky-signin', NOW, sign);
    await see('aud.consent', NOW, step);
    await judge(NOW);
    const [chain] = await chains();
    await stores.findings.apply(
      'c',
      { id: 'aud.consent', severity: 'high' },
      { outcome: 'pass', evidence: {} },
      later(60).toISOString(),
    );
    expect(await judge(later(60))).toMatchObject({ resolved: 1 });
    expect(await chains()).toEqual([]);
    expect(await partsOf(chain.id)).toEqual([]);
  });

  it('is unknown without the logs, and takes nothing back', async () => {
    const { stores, see, judge, chains } = await given();
    await see('sig.risky-signin', NOW, sign);
    await see('aud.consent', NOW, step);
    await judge(NOW);
    const denied: Completeness = {
      state: 'denied',
      permission: 'AuditLog.Read.All',
      why: 'refused',
    };
    await judge(later(60), denied);
    expect(await chains()).toHaveLength(1);
    const results = await stores.findings.results('c');
    expect(
      results.find(({ checkId }) => checkId === takeoverChain.id),
    ).toMatchObject({ outcome: 'unknown' });
  });
});
