import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(60_000);

describe('a scheduled look at what is due', () => {
  let opened: OpenPosture;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 200 });
    opened.tenant.control.revoke('IdentityRiskyUser.Read.All');
    await opened.sync();
  });
  afterAll(() => opened?.close());

  const due = () => opened.posture.sync('demo');

  it('reads what could not be read before, again, and takes one refusal for no failed connection', async () => {
    const before = await opened.posture.stores.connections.status('demo');
    const { datasets, status } = await due();
    expect(
      datasets.filter(({ outcome }) => outcome !== 'skipped'),
    ).toMatchObject([{ dataset: 'riskyUsers', outcome: 'failed' }]);
    expect(status).toMatchObject({
      state: 'idle',
      problem: undefined,
      finishedAt: before.finishedAt,
    });
  });

  it('judges nothing anew when nothing is known anew', async () => {
    const scores = await opened.posture.stores.scores.trend('demo', 10);
    await due();
    expect(await opened.posture.stores.scores.trend('demo', 10)).toEqual(
      scores,
    );
  });

  it('uses a permission that was granted, without a new connection', async () => {
    opened.tenant.control.grant('IdentityRiskyUser.Read.All');
    const { datasets } = await due();
    expect(
      datasets.filter(({ outcome }) => outcome !== 'skipped'),
    ).toMatchObject([{ dataset: 'riskyUsers', outcome: 'finished' }]);
    const [report] = (
      await opened.ask('list_capabilities', { detail: 'detailed' })
    ).connections;
    expect(report.warnings).toEqual([]);
    expect(
      report.permissions.find(
        ({ permission }: { permission: string }) =>
          permission === 'IdentityRiskyUser.Read.All',
      ).granted,
    ).toBe(true);
  });

  it('joins a sync that is under way instead of starting another', async () => {
    const [first, second] = await Promise.all([opened.sync(), opened.sync()]);
    expect(second).toBe(first);
  });
});
