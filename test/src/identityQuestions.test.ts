import { answerQuestion, question } from '@entra-posture/core';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(120_000);

describe('the questions about identities', () => {
  let opened: OpenPosture;
  let truth: Record<string, string[]>;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 400 });
    await opened.sync();
    truth = opened.tenant.groundTruth().findings;
  });
  afterAll(() => opened?.close());

  const discreet = (name: string, input: object = {}) =>
    answerQuestion(
      question(name),
      input,
      opened.posture.context({ subject: 'test', personalData: false }),
    ) as Promise<any>;

  const everything = async (name: string, input: object = {}) => {
    const items: any[] = [];
    let cursor: string | undefined;
    let total: number;
    do {
      const page = await opened.ask(name, { ...input, limit: 40, cursor });
      items.push(...page.items);
      ({ total, nextCursor: cursor } = page);
    } while (cursor);
    expect([items.length, total]).toEqual([total, total]);
    return items;
  };

  it('count everybody once, and page through them each once', async () => {
    const { totals, asOf } = await opened.ask('list_identities');
    expect(asOf.incomplete).toEqual([]);
    const all = await everything('list_identities');
    expect(all).toHaveLength(
      totals.people + totals.guests + totals.apps + totals.devices,
    );
    expect(totals.people + totals.guests).toBe(400);
    expect(
      new Set(all.map(({ kind, entity }) => `${kind} ${entity}`)).size,
    ).toBe(all.length);
  });

  it('find the administrators without a second factor, and lead on to what policies ask of them', async () => {
    const { items, next } = await opened.ask('list_identities', {
      standings: ['tier0', 'tier1'],
      mfa: 'no',
      kinds: ['member', 'guest'],
      enabled: true,
      limit: 100,
    });
    const ids = await Promise.all(
      items.map(async ({ entity }: { entity: string }) => {
        const { properties } = await opened.ask('get_entity', { entity });
        return properties.find(({ name }: any) => name === 'id').value;
      }),
    );
    expect(truth['auth.admin-no-mfa'].length).toBeGreaterThan(0);
    expect([...ids].sort()).toEqual(
      expect.arrayContaining([...truth['auth.admin-no-mfa']].sort()),
    );
    expect(next[0].tool).toBe('check_ca_gaps');
    const privileged = await opened.ask('list_privileged_access');
    const then = await opened.ask(
      privileged.next[0].tool,
      privileged.next[0].arguments,
    );
    expect(then.items[0].audience).toBe('admins');
  });

  it('give a person the score that the person’s own answer explains', async () => {
    const { items } = await opened.ask('list_identities', {
      kinds: ['member'],
      limit: 5,
    });
    for (const { entity, score, open } of items) {
      const person = await opened.ask('get_entity', { entity });
      expect([entity, person.risk.score, person.findings.length]).toEqual([
        entity,
        score,
        open,
      ]);
    }
    expect(items[0].score).toBeGreaterThan(items.at(-1).score - 1);
  });

  it('tell who holds which role in which way, and count by role', async () => {
    const all = await everything('list_privileged_access');
    const { roles } = await opened.ask('list_privileged_access');
    const admins = roles.find(
      ({ label }: any) => label === 'Global Administrator',
    );
    expect(admins.tier).toBe(0);
    const holders = new Set(
      all
        .filter(
          ({ roleLabel, assignment }) =>
            roleLabel === 'Global Administrator' && assignment === 'active',
        )
        .map(({ entity }) => entity),
    );
    expect(holders.size).toBe(admins.active);
    expect(all.some(({ through }) => through)).toBe(true);
    const eligible = await everything('list_privileged_access', {
      assignment: 'eligible',
      role: 'global administrator',
    });
    expect(eligible.length).toBeGreaterThan(0);
    expect(eligible.every(({ assignment }) => assignment === 'eligible')).toBe(
      true,
    );
    expect(
      (await everything('list_privileged_access', { tier: '0' })).every(
        ({ tier }) => tier === 0,
      ),
    ).toBe(true);
  });

  it('list apps by what is wrong with them, a registration’s secrets among it', async () => {
    const risky = await everything('list_app_risks');
    expect(risky.length).toBeGreaterThan(3);
    const scores = risky.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const expiring = await everything('list_app_risks', {
      risk: 'credentials',
    });
    expect(
      expiring.flatMap(({ findings }) =>
        findings.map((each: any) => each.check),
      ),
    ).toContain('app.credential-expiry');
    expect(
      expiring.every(({ findings }) =>
        findings.every(({ check }: any) => check.startsWith('app.')),
      ),
    ).toBe(true);
  });

  it('list accounts that nobody uses, and those of whom nobody knows apart', async () => {
    const stale = await everything('list_stale_accounts');
    expect(stale).toHaveLength(truth['tenant.stale-users'].length);
    const guests = await opened.ask('list_stale_accounts', { kind: 'guest' });
    expect(guests.total).toBeGreaterThan(0);
    expect(
      (await opened.ask('list_stale_accounts', { days: 3650 })).total,
    ).toBeLessThan(stale.length);
    const devices = await opened.ask('list_stale_accounts', {
      kind: 'device',
      days: 30,
    });
    expect(devices.items.every(({ kind }: any) => kind === 'device')).toBe(
      true,
    );
  });

  it('name nobody to who may not see personal data', async () => {
    const text = JSON.stringify([
      await discreet('list_identities', { limit: 100 }),
      await discreet('list_privileged_access', { limit: 100 }),
      await discreet('list_stale_accounts', { limit: 100 }),
      await discreet('list_app_risks', { limit: 100 }),
    ]);
    for (const secret of ['Novotna', '@contoso.example', 'fido2SecurityKey'])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    await expect(
      discreet('list_identities', { query: 'Novotna' }),
    ).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('entra.personalData.read'),
    });
  });
});

describe('the questions about identities without permissions', () => {
  it('say that they do not know, before the first sync and without the log permission', async () => {
    const opened = await openTestPosture({ users: 60 });
    opened.tenant.control.revoke('AuditLog.Read.All');
    try {
      const before = await opened.ask('list_identities');
      expect(before.asOf.incomplete.join()).toContain('first sync');
      await opened.sync();
      const stale = await opened.ask('list_stale_accounts');
      expect(stale.total).toBe(0);
      expect(stale.unknown).toBeGreaterThan(0);
      expect(stale.asOf.incomplete.join()).toContain('AuditLog.Read.All');
      const { totals } = await opened.ask('list_identities');
      expect(totals.withoutMfa).toBe(0);
      expect(totals.mfaUnknown).toBeGreaterThan(0);
    } finally {
      await opened.close();
    }
  });
});
