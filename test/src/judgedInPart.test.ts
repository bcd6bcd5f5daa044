import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(120_000);

describe('checks of inbox rules, when not every mailbox was read', () => {
  let opened: OpenPosture;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 60, quotaSpeed: 1_000 });
  });
  afterAll(() => opened?.close());

  it('find a rule that is there, and take none that was not seen for said', async () => {
    const { hiding, outside } = opened.tenant.groundTruth().inboxRules;
    opened.tenant.control.failNext({
      path: `/users/${hiding[0]}/mailFolders`,
      kind: 'status',
      status: 400,
      code: 'ErrorMailboxStoreUnavailable',
      times: 10,
    });
    await opened.sync();
    const { collections, findings } = opened.posture.stores;
    expect(
      (await collections.state('demo', 'inboxRules')).completeness,
    ).toMatchObject({ state: 'partial' });
    const results = await findings.results('demo');
    const result = (id: string) =>
      results.find(({ checkId }) => checkId === id);
    const because = [{ dataset: 'inboxRules' }];
    expect(result('mail.rule-forward-external')).toMatchObject({
      outcome: 'fail',
      detail: { because },
    });
    expect(result('mail.rule-hide')).toMatchObject({
      outcome: 'unknown',
      detail: { because },
    });
    const { items, total } = await findings.list(
      { connectionId: 'demo', checkId: 'mail.rule-forward-external' },
      { limit: 10, offset: 0 },
    );
    expect(total).toBe(outside.length);
    const explained = await opened.ask('explain_finding', {
      finding: items[0].id,
    });
    expect(explained.notAllRead).toEqual([
      expect.stringMatching(/^.+: only \d+ read so far\./),
    ]);
    const [whole] = (
      await opened.ask('list_findings', { check: 'ca.disabled' })
    ).items;
    expect(
      await opened.ask('explain_finding', { finding: whole.finding }),
    ).not.toHaveProperty('notAllRead');
  });
});
