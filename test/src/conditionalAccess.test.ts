import { answerQuestion, question } from '@entra-posture/core';
import { z } from 'zod';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(180_000);

describe('Conditional Access over a synced tenant', () => {
  let opened: OpenPosture;
  let policies: Record<string, string>;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 400 });
    await opened.sync();
    const { items } = await opened.ask('list_policies');
    policies = Object.fromEntries(
      items.map(({ label, policy }: { label: string; policy: string }) => [
        label.slice(0, 5),
        policy,
      ]),
    );
  });
  afterAll(() => opened?.close());

  const strictly = (name: string, answer: unknown) =>
    expect(
      question(name).output(z).strict().safeParse(answer).error?.issues ?? [],
    ).toEqual([]);
  const cell = (answer: any, audience: string, requirement = 'mfa') =>
    answer.matrix.find(
      (each: any) =>
        each.audience === audience && each.requirement === requirement,
    );

  it('replays the sign-in of every gap: it goes through, and nobody asks for the control', async () => {
    const { items } = await opened.ask('check_ca_gaps', { limit: 100 });
    const open = items.filter(
      ({ state, audience }: any) =>
        state === 'gap' && audience !== 'adminsOrEligible',
    );
    expect(open.length).toBeGreaterThan(20);
    for (const item of open) {
      const replayed = await opened.ask(
        'explain_ca_for_user',
        item.witness.arguments,
      );
      strictly('explain_ca_for_user', replayed);
      expect([item.statement, replayed.range]).toEqual([
        item.statement,
        [expect.stringMatching(/^(allow|grant)$/)],
      ]);
      if (item.requirement !== 'mfa') continue;
      const asked = replayed.requires.every(({ controls, operator }: any) =>
        operator === 'or'
          ? controls.every((each: string) => /multifactor/.test(each))
          : controls.some((each: string) => /multifactor/.test(each)),
      );
      expect([item.statement, asked && replayed.requires.length > 0]).toEqual([
        item.statement,
        false,
      ]);
    }
  });

  it('proves that Global Administrators are asked who are in no excluded group', async () => {
    const answer = await opened.ask('explain_ca_for_user', {
      user: 'alma.reyes@contoso.example',
      platform: 'linux',
      ip: '198.51.100.7',
      country: 'DE',
      device: 'unregistered',
    });
    expect(answer).toMatchObject({
      verdict: 'grant',
      range: ['grant'],
      statement: 'The sign-in goes through with multifactor authentication.',
      reportOnly: { policies: [{ result: 'reportOnlyInterrupted' }] },
    });
    expect(answer.policies[0]).toMatchObject({
      applies: true,
      reason: 'notSet',
      sentence: 'It applies.',
    });
    const { reason } = answer.policies.find(
      ({ policy }: any) => policy === policies.CA003,
    );
    expect(reason).toBe('policyNotEnabled');
  });

  it('says which detail would decide when it was not given', async () => {
    const { items } = await opened.ask('check_ca_gaps', {
      requirement: 'mfa',
      limit: 100,
    });
    // Somebody whom a policy asks on SharePoint, on two platforms.
    const [{ witness }] = items.filter(
      ({ where }: any) =>
        where.some(({ dimension }: any) => dimension === 'target') &&
        where.some(({ dimension }: any) => dimension === 'platform'),
    );
    const { user, app } = witness.arguments;
    const asked = { user, app, device: 'unregistered' };
    const open = await opened.ask('explain_ca_for_user', asked);
    expect(open.range).toEqual(['allow', 'grant']);
    expect(open.unknown[0]).toBe('Give platform: a policy depends on it.');
    const told = await opened.ask('explain_ca_for_user', {
      ...asked,
      platform: 'windows',
    });
    expect(told).toMatchObject({ range: ['grant'], unknown: [] });
  });

  it('fits the first answer into what an assistant can take', async () => {
    const answer = await opened.ask('check_ca_gaps');
    strictly('check_ca_gaps', answer);
    expect(answer.items).toHaveLength(2);
    expect(JSON.stringify(answer).length).toBeLessThan(8_000);
    expect(answer.items[0]).toMatchObject({
      severity: 'critical',
      finding: expect.stringMatching(/^ca\.mfa-gap\.admins~/),
    });
  });

  it('reads people once for each state of the data, not once for each question', async () => {
    await opened.ask('check_ca_gaps');
    const stream = jest.spyOn(opened.posture.stores.rows, 'stream');
    await opened.ask('check_ca_gaps', { requirement: 'managedDevice' });
    expect(
      stream.mock.calls.filter(([, dataset]) => dataset === 'users'),
    ).toEqual([]);
    stream.mockRestore();
  });

  it('pages through all gaps, each once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await opened.ask('check_ca_gaps', { limit: 20, cursor });
      seen.push(...page.items.map(({ gap }: { gap: string }) => gap));
      cursor = page.nextCursor;
    } while (cursor);
    const { total } = await opened.ask('check_ca_gaps');
    expect([seen.length, new Set(seen).size]).toEqual([total, total]);
  });

  it('tells what enabling a report-only policy would close, before anyone touches the tenant', async () => {
    const now = await opened.ask('check_ca_gaps', { requirement: 'mfa' });
    const then = await opened.ask('check_ca_gaps', {
      requirement: 'mfa',
      assume: { enable: [policies.CA002, 'no-such-policy'] },
    });
    strictly('check_ca_gaps', then);
    expect(cell(now, 'members').forced.state).toBe('gap');
    expect(cell(then, 'members').forced).toEqual({
      state: 'proved',
      open: 0,
      doubtful: 0,
    });
    const members = then.change.cells.find(
      ({ audience, reading }: any) =>
        audience === 'members' && reading === 'forced',
    );
    expect(members).toMatchObject({
      protected: cell(now, 'members').forced.open,
      exposed: 0,
    });
    expect(then.change.opened).toEqual([]);
    expect(then.change.ignored).toEqual([
      'No policy has the id no-such-policy.',
    ]);
  });

  it('tells whom the end of an exclusion would protect, and whom switching off exposes', async () => {
    const { findings } = opened.tenant.groundTruth();
    const excluded = findings['ca.exclusion-no-fallback'].slice(1, 3);
    const { change } = await opened.ask('check_ca_gaps', {
      audience: 'admins',
      requirement: 'mfa',
      assume: {
        withoutExclusions: excluded.map(object => ({
          policy: policies.CA001,
          object,
        })),
      },
    });
    expect(change.cells[0]).toMatchObject({ protected: 2, exposed: 0 });
    const off = await opened.ask('check_ca_gaps', {
      audience: 'admins',
      requirement: 'mfa',
      assume: { disable: [policies.CA001] },
    });
    expect(off.change.cells[0].exposed).toBeGreaterThan(2);
    expect(off.change.opened.length).toBeGreaterThan(0);
  });

  it('reads each policy in one line, and finds those that only report', async () => {
    const all = await opened.ask('list_policies');
    strictly('list_policies', all);
    expect(all.total).toBe(8);
    const { items } = await opened.ask('list_policies', {
      state: 'reportOnly',
    });
    expect(items).toMatchObject([
      {
        policy: policies.CA002,
        reading:
          'All users, but 2 users; all apps → multifactor authentication.',
        exclusions: 2,
        findings: expect.arrayContaining([
          expect.objectContaining({ check: 'ca.report-only' }),
        ]),
      },
    ]);
  });

  it('withholds people’s names from who may not see them', async () => {
    const context = opened.posture.context({
      subject: 'test',
      personalData: false,
    });
    const answer: any = await answerQuestion(
      question('check_ca_gaps'),
      { limit: 100 },
      context,
    );
    const replayed = await answerQuestion(
      question('explain_ca_for_user'),
      answer.items[0].witness.arguments,
      context,
    );
    const text = JSON.stringify([answer, replayed]);
    for (const secret of ['Novotna', 'edda.novotna', '@contoso', 'Petrov'])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
  });

  it.each([
    [{ user: 'nobody@contoso.example' }, 'search_entities'],
    [{ user: 'alma.reyes@contoso.example', app: 'No such app' }, 'client id'],
  ])('says what to do when %j names nothing', async (input, hint) => {
    await expect(
      opened.ask('explain_ca_for_user', input),
    ).rejects.toMatchObject({
      code: 'notFound',
      message: expect.stringContaining(hint),
    });
  });

  it('is unknown everywhere, with the permission to grant, when policies may not be read', async () => {
    opened.tenant.control.revoke('Policy.Read.All');
    try {
      await opened.sync();
      const answer = await opened.ask('check_ca_gaps');
      strictly('check_ca_gaps', answer);
      expect(answer).toMatchObject({ total: 0, items: [], policies: null });
      expect(answer.matrix.length).toBeGreaterThan(20);
      for (const { forced, why } of answer.matrix)
        expect([forced.state, why]).toEqual([
          'unknown',
          expect.stringContaining('Policy.Read.All'),
        ]);
      await expect(
        opened.ask('explain_ca_for_user', {
          user: 'alma.reyes@contoso.example',
        }),
      ).rejects.toMatchObject({
        message: expect.stringContaining('Policy.Read.All'),
      });
    } finally {
      opened.tenant.control.grant('Policy.Read.All');
    }
    await opened.sync();
    expect(
      cell(await opened.ask('check_ca_gaps'), 'members').forced.state,
    ).toBe('gap');
  });
});
