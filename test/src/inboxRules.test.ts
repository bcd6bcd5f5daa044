import { dataset, datasets, type DatasetRows } from '@entra-posture/core';
import { conduct } from '@entra-posture/core/node';
import { clientOf } from './clientOf';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(120_000);

const directory = datasets.filter(({ id }) =>
  [
    'users',
    'groups',
    'roleDefinitions',
    'roleAssignments',
    'roleAssignmentScheduleInstances',
    'roleEligibilityScheduleInstances',
  ].includes(id),
);
const rules = dataset('inboxRules');

/** Inbox rules with so many mailboxes to a sync. */
function withBudget(parentsPerRun: number) {
  return { ...rules, collect: { ...rules.collect, parentsPerRun } } as any;
}

describe('inbox rules', () => {
  let opened: OpenPosture;
  let hour = 0;

  beforeEach(async () => {
    hour = 0;
    opened = await openTestPosture(
      { users: 120, quotaSpeed: 1_000 },
      // Where a credential is tried that is not saved yet.
      ({ clientId, clientSecret, origin, certificate }) => ({
        app: {
          clientId,
          credential: { kind: 'clientSecret', clientSecret },
          loginOrigin: origin,
          graphOrigin: origin,
          caCertificate: certificate,
          quotaSpeed: 1_000,
        },
      }),
    );
  });
  afterEach(() => opened?.close());

  /** One sync, an hour after the last. */
  async function sync(budget = 1_000, passed = 1, force = false) {
    hour += passed;
    const at = new Date(Date.UTC(2026, 10, 20, hour));
    const { tenant, posture } = opened;
    const lines = await conduct({
      connectionId: 'demo',
      client: clientOf(tenant, { quotaSpeed: 1_000 }),
      stores: posture.stores,
      datasets: [...directory, withBudget(budget)],
      logger: { info() {}, warn() {}, error() {} },
      now: () => at,
      force,
    });
    return lines.find(line => line.dataset === 'inboxRules')!;
  }

  const state = async () =>
    (await opened.posture.stores.collections.state('demo', 'inboxRules'))
      .completeness;

  async function stored() {
    const rows: DatasetRows['inboxRules'][] = [];
    for await (const row of opened.posture.stores.rows.stream(
      'demo',
      'inboxRules',
    ))
      rows.push(row);
    return rows;
  }

  const asked = () =>
    opened.tenant.control
      .requests()
      .flatMap(
        ({ path }) =>
          /^\/users\/([^/]+)\/mailFolders\/inbox\/messageRules/.exec(
            path,
          )?.[1] ?? [],
      );

  const owners = async () => [
    ...new Set((await stored()).map(({ userId }) => userId!)),
  ];

  it('are read of privileged people first, by role or group, held or to be activated', async () => {
    await sync(20);
    const truth = opened.tenant.groundTruth();
    const first = new Set(asked());
    expect(first.size).toBe(20);
    for (const id of truth.findings['priv.permanent-active'].slice(0, 5))
      expect(first).toContain(id);
    // Members of the group that holds a role, and people who may only activate one.
    for (const id of truth.findings['auth.admin-no-mfa'])
      expect(first).toContain(id);
    expect(first).toContain(truth.inboxRules.innocent[0]);
  });

  it('say how far they got, go on where they stood, ask nobody twice, and are whole in the end', async () => {
    await sync(40);
    const total = (await state()) as { seen: number; why: string };
    expect(total).toMatchObject({ state: 'partial' });
    expect(total.why).toMatch(
      /^Inbox rules of 40 of 1\d\d mailboxes, privileged people first; the next sync goes on\./,
    );
    const before = await owners();
    expect(before.length).toBeGreaterThan(0);
    await sync(40);
    expect((await state()) as object).toMatchObject({ seen: 80 });
    expect(await owners()).toEqual(expect.arrayContaining(before));
    await sync(40);
    expect(await state()).toEqual({
      state: 'complete',
      asOf: new Date(Date.UTC(2026, 10, 20, 1)).toISOString(),
    });
    expect(asked().length).toBe(new Set(asked()).size);
    const { outside, hiding, innocent } =
      opened.tenant.groundTruth().inboxRules;
    expect(await owners()).toEqual(
      expect.arrayContaining([...outside, ...hiding, ...innocent]),
    );
    // Not due before a day has passed; then the next round begins, and what the last one told stays meanwhile.
    expect((await sync(40)).outcome).toBe('skipped');
    await sync(40, 25);
    expect((await state()).state).toBe('complete');
    expect(await owners()).toEqual(expect.arrayContaining(outside));
    expect((await sync(40)).outcome).toBe('finished');
  });

  it('hold what a rule does and looks for, by the mailbox it is in', async () => {
    await sync();
    const [userId] = opened.tenant.groundTruth().inboxRules.outside;
    const [rule] = (await stored()).filter(each => each.userId === userId);
    expect(rule).toMatchObject({
      displayName: 'Copy',
      isEnabled: true,
      conditions: null,
      actions: {
        redirectTo: [
          { emailAddress: { address: 'chiara.private@freemail.example' } },
        ],
      },
    });
    expect(rule.id.startsWith(`${userId}/`)).toBe(true);
  });

  it('end when they are removed, change when they are changed, and leave with their person', async () => {
    await sync();
    const { control } = opened.tenant;
    const [gone, changed, left] =
      opened.tenant.groundTruth().inboxRules.outside;
    const ruleOf = async (user: string) =>
      (await stored()).find(({ userId }) => userId === user);
    const graphId = async (user: string) =>
      (await ruleOf(user))!.id.slice(user.length + 1);
    control.remove(`messageRule/${gone}`, await graphId(gone), 'deleted');
    control.update(`messageRule/${changed}`, await graphId(changed), {
      isEnabled: false,
    });
    control.remove('user', left);
    // A new round has come no further than the first twenty, of whom only one is concerned.
    await sync(20, 25);
    expect(await ruleOf(left)).toBeUndefined();
    expect((await ruleOf(changed))?.isEnabled).toBe(true);
    await sync();
    expect(await ruleOf(gone)).toBeUndefined();
    expect((await ruleOf(changed))?.isEnabled).toBe(false);
    expect((await state()).state).toBe('complete');
  });

  it('are denied as a whole when the permission is missing, with few requests, and nothing is lost', async () => {
    await sync();
    const before = await stored();
    opened.tenant.control.revoke('MailboxSettings.Read');
    const count = asked().length;
    expect((await sync(1_000, 25)).outcome).toBe('failed');
    expect(asked().length - count).toBeLessThanOrEqual(120);
    expect(await state()).toMatchObject({
      state: 'denied',
      permission: 'MailboxSettings.Read',
    });
    expect(await stored()).toEqual(before);
    opened.tenant.control.grant('MailboxSettings.Read');
    await sync();
    expect((await state()).state).toBe('complete');
  });

  it('of a mailbox that does not answer are missing and said so, and no other mailbox waits for it', async () => {
    const [user] = opened.tenant.groundTruth().inboxRules.hiding;
    opened.tenant.control.failNext({
      path: `/users/${user}/mailFolders`,
      kind: 'status',
      status: 400,
      code: 'ErrorMailboxStoreUnavailable',
    });
    await sync();
    expect(await state()).toMatchObject({
      state: 'partial',
      why: expect.stringContaining(
        'Did not answer, and are asked again in the next round: 1.',
      ),
    });
    expect(await owners()).not.toContain(user);
    expect((await sync()).outcome).toBe('skipped');
    await sync(1_000, 24);
    expect((await state()).state).toBe('complete');
    expect(await owners()).toContain(user);
  });

  it('of everybody are left for the next sync when Graph itself is ill, with what was read before', async () => {
    await sync(40);
    opened.tenant.control.failNext({
      path: '/users/',
      kind: 'status',
      status: 400,
      code: 'Broken',
      times: 1_000,
    });
    expect((await sync(40)).outcome).toBe('failed');
    expect(await state()).toMatchObject({ state: 'partial', seen: 40 });
    opened.tenant.control.clearFaults();
    await sync(40);
    expect(await state()).toMatchObject({ state: 'partial', seen: 80 });
  });

  it('are tried with real mailboxes before a tenant is connected, and told to be readable or not', async () => {
    const { control, tenantId, clientId, clientSecret } = opened.tenant;
    const outcome = async () => {
      const { datasets: tried } = await opened.posture.connections.test({
        tenantId,
        clientId,
        cloud: 'global',
        credential: { kind: 'clientSecret', clientSecret },
      });
      return tried.find(line => line.dataset === 'inboxRules')!;
    };
    expect(await outcome()).toMatchObject({ outcome: 'readable' });
    control.revoke('MailboxSettings.Read');
    expect(await outcome()).toMatchObject({ outcome: 'denied' });
    control.grant('MailboxSettings.Read');
    control.setLicences(['AAD_PREMIUM_P2']);
    expect(await outcome()).toMatchObject({
      outcome: 'unknown',
      explanation: expect.stringContaining('none of the first 20 people'),
    });
  });

  it('are complete and empty in a tenant without Exchange', async () => {
    opened.tenant.control.setLicences(['AAD_PREMIUM_P2', 'AAD_PREMIUM']);
    await sync();
    expect((await state()).state).toBe('complete');
    expect(await stored()).toEqual([]);
  });
});
