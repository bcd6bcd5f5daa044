import { Judged, witness } from '../__testUtils__/judged';
import { answerQuestion } from '../answerQuestion';
import { explainFinding } from '../explainFinding';
import { getPostureSummary } from '../getPostureSummary';
import { listFindings } from '../listFindings';
import type {
  FindingExplanation,
  FindingsList,
  PostureSummary,
} from '../shapes';
import { actOnFinding, actOnFindings, bulkByNameInput } from './index';

const tenant = new Judged();
const options = { longestDays: 365 };
const accept = {
  act: 'accept' as const,
  owner: 'group:default/identity',
  reason: 'It ends with the merger.',
  until: '2026-12-24',
};

beforeEach(async () => {
  await tenant.open();
  await tenant.fail(
    'priv.ga-count',
    'high',
    witness('a'),
    witness('b', { severity: 'low' }),
    witness('c', { severity: 'low' }),
  );
});
afterEach(() => tenant.close());

const list = (input: object = {}) =>
  answerQuestion<FindingsList>(listFindings, input, tenant.context());
const explain = (finding: string, caller = {}) =>
  answerQuestion<FindingExplanation>(
    explainFinding,
    { finding, history: 10 },
    tenant.context(caller),
  );

describe('acts of people', () => {
  it('set a finding aside, and lists and the summary say so', async () => {
    const { items } = await list();
    const [{ finding, version }] = items;
    const done = await actOnFinding(
      finding,
      { act: accept, version },
      tenant.context(),
      options,
    );
    expect(done).toMatchObject({
      changed: true,
      finding: {
        state: 'accepted',
        until: '2026-12-24T23:59:59.999Z',
        owner: 'group:default/identity',
      },
    });
    const after = await list();
    expect(after.items.map(each => each.finding)).not.toContain(finding);
    expect(after).toMatchObject({ total: 2, states: { open: 2, accepted: 1 } });
    expect((await list({ state: ['accepted'] })).items).toHaveLength(1);
    expect(
      (await list({ owner: 'group:default/identity', state: ['accepted'] }))
        .total,
    ).toBe(1);
    const summary = await answerQuestion<PostureSummary>(
      getPostureSummary,
      {},
      tenant.context(),
    );
    expect(summary).toMatchObject({
      open: { high: 0, low: 2 },
      setAside: { accepted: 1, snoozed: 0 },
    });
    expect(summary.worst).toHaveLength(2);
  });

  it('stand in the history with who, why and until when', async () => {
    const [{ finding, version }] = (await list()).items;
    await actOnFinding(
      finding,
      { act: accept, version },
      tenant.context(),
      options,
    );
    const told = await explain(finding);
    expect(told.decisions.accepted).toEqual({
      at: tenant.now,
      by: 'user:default/ada',
      owner: 'group:default/identity',
      reason: 'It ends with the merger.',
      until: '2026-12-24T23:59:59.999Z',
      severity: 'high',
      size: 1,
    });
    expect(told.history).toMatchObject({
      total: 2,
      items: [
        {
          kind: 'accepted',
          by: { kind: 'portal', entity: 'user:default/ada' },
          reason: 'It ends with the merger.',
        },
        { kind: 'opened' },
      ],
    });
    // Who answers for it is a group; who decided is a person.
    const withheld = await explain(finding, { personalData: false });
    expect(withheld.decisions.accepted).toMatchObject({
      by: 'withheld: personal data',
      owner: 'group:default/identity',
    });
    expect(JSON.stringify(withheld)).not.toContain('ada');
  });

  it('are refused for what is not known, and for what has changed', async () => {
    const [{ finding, version }] = (await list()).items;
    await expect(
      actOnFinding('x~1', { act: accept, version }, tenant.context(), options),
    ).rejects.toMatchObject({ code: 'notFound' });
    await expect(
      actOnFinding(
        finding,
        { act: accept, version: version + 1 },
        tenant.context(),
        options,
      ),
    ).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      actOnFinding(
        finding,
        { act: { ...accept, until: '2026-01-01' }, version },
        tenant.context(),
        options,
      ),
    ).rejects.toMatchObject({ code: 'invalidInput' });
  });

  it('make a cursor of the list before them stale', async () => {
    const first = await list({ limit: 1 });
    const [{ finding, version }] = first.items;
    await actOnFinding(
      finding,
      { act: accept, version },
      tenant.context(),
      options,
    );
    await expect(
      list({ limit: 1, cursor: first.nextCursor }),
    ).rejects.toMatchObject({ code: 'staleCursor' });
  });
});

describe('an act on many findings', () => {
  it('tells of each, and one that is refused leaves the others done', async () => {
    const { items } = await list();
    const [a, b] = items;
    await actOnFinding(
      b.finding,
      { act: { act: 'acknowledge' }, version: b.version },
      tenant.context(),
      options,
    );
    const done = await actOnFindings(
      {
        act: accept,
        findings: [a, a, b, { finding: 'x~1', version: 1 }].map(
          ({ finding, version }) => ({ finding, version }),
        ),
      },
      tenant.context(),
      options,
    );
    expect(done).toMatchObject({ done: 1, unchanged: 0, refused: 2 });
    expect(done.items).toMatchObject([
      { finding: a.finding, outcome: 'done', state: 'accepted' },
      { finding: b.finding, outcome: 'refused', code: 'conflict' },
      { finding: 'x~1', outcome: 'refused', code: 'notFound' },
    ]);
  });

  it('takes a filter, if as many fit it as were seen', async () => {
    const filter = { minSeverity: 'low' as const };
    await expect(
      actOnFindings(
        { act: { act: 'acknowledge' }, filter, expected: 2 },
        tenant.context(),
        options,
      ),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(
      await actOnFindings(
        { act: { act: 'acknowledge' }, filter, expected: 3 },
        tenant.context(),
        options,
      ),
    ).toMatchObject({ done: 3, refused: 0 });
  });

  it('is capped, and says what to do', async () => {
    await tenant.fail(
      'priv.ga-count',
      'high',
      ...Array.from({ length: 501 }, (_, n) => witness(`w${n}`)),
    );
    await expect(
      actOnFindings(
        { act: { act: 'acknowledge' }, filter: {}, expected: 501 },
        tenant.context(),
        options,
      ),
    ).rejects.toThrow(/at most 500 .* Narrow the filter/);
    const findings = Array.from({ length: 501 }, (_, n) => ({
      finding: `f${n}`,
      version: 1,
    }));
    const parsed = bulkByNameInput.safeParse({ act: accept, findings });
    expect(parsed.success).toBe(false);
  });
});
