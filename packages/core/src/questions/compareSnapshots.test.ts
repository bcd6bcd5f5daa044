/** @jest-environment node */
import type { Knex } from 'knex';
import type { Connection } from '../model';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { at, edge, readOnce, row } from '../store/__testUtils__/reads';
import { answerQuestion } from './answerQuestion';
import type { SnapshotComparison } from './changeShapes';
import { compareSnapshots } from './compareSnapshots';

const id = (letter: string) =>
  `${letter.repeat(8)}-1111-4111-8111-111111111111`;
const ada = id('a');
const bob = id('b');
const group = id('c');
const policy = id('d');

const contoso: Connection = {
  id: 'one',
  title: 'Contoso',
  tenantId: 't1',
  graphOrigin: 'https://graph.example',
  demo: false,
  source: 'config',
  cloud: 'global',
  credential: 'clientSecret',
  clientId: 'app',
  paused: false,
};

const person = (userId: string, name: string, extra: object = {}) => ({
  ...row(userId, {
    displayName: name,
    userPrincipalName: `${name.toLowerCase()}@contoso.example`,
    ...extra,
  }),
  label: `${name} (${name.toLowerCase()}@contoso.example)`,
});
const caPolicy = (state: string, excludeUsers: string[]) => ({
  ...row(policy, {
    displayName: 'Require MFA',
    state,
    conditions: { users: { includeUsers: ['All'], excludeUsers } },
  }),
  label: 'Require MFA',
});
const audit = (activity: string, minute: number, targets: object[]) => {
  const record = {
    id: `audit-${activity}-${minute}`,
    activityDateTime: at(5, minute),
    activityDisplayName: activity,
    result: 'success',
    initiatedBy: {
      user: { id: ada, userPrincipalName: 'ada@contoso.example' },
    },
    targetResources: targets,
  };
  return {
    id: record.id,
    label: activity,
    at: record.activityDateTime,
    targets: JSON.stringify(targets).match(/[a-f]{8}(-\w{4}){3}-\w{12}/g) ?? [],
    row: record,
  };
};

describe('compare_snapshots', () => {
  let knex: Knex;
  let stores: Stores;

  beforeAll(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    await stores.connections.upsert(contoso);
    await readOnce(stores, 4, {
      rows: [person(ada, 'Ada'), person(bob, 'Bob', { accountEnabled: true })],
    });
    await readOnce(
      stores,
      4,
      { rows: [row(group, { displayName: 'Admins' })] },
      { dataset: 'groups' },
    );
    await readOnce(
      stores,
      4,
      { rows: [caPolicy('enabled', [])] },
      { dataset: 'conditionalAccessPolicies' },
    );
    await readOnce(stores, 6, {
      rows: [person(bob, 'Robert', { accountEnabled: false })],
    });
    await readOnce(
      stores,
      6,
      { relations: [edge(group, bob)] },
      { dataset: 'groups' },
    );
    await readOnce(
      stores,
      7,
      { rows: [caPolicy('disabled', [bob])] },
      { dataset: 'conditionalAccessPolicies' },
    );
    await readOnce(
      stores,
      8,
      {
        rows: [
          audit('Update conditional access policy', 10, [
            {
              id: policy,
              modifiedProperties: [{ displayName: 'ConditionalAccessPolicy' }],
            },
          ]),
          audit('Add member to group', 20, [
            {
              id: bob,
              modifiedProperties: [
                { displayName: 'Group.ObjectID', newValue: `"${group}"` },
              ],
            },
          ]),
        ],
      },
      { dataset: 'directoryAudits', log: true },
    );
  });
  afterAll(() => knex.destroy());

  const ask = (input: object = {}, personalData = true) =>
    answerQuestion<SnapshotComparison>(
      compareSnapshots,
      { from: at(5), ...input },
      {
        stores,
        connections: async () => [contoso],
        caller: { subject: 'test', personalData },
        now: () => new Date(at(9)),
      },
    );

  it('tells what became another, newest first, between which reads, and who did it', async () => {
    const { items, total, totals } = await ask();
    expect(total).toBe(3);
    expect(totals.map(each => [each.of, each.changed, each.added])).toEqual([
      ['conditionalAccessPolicies', 1, 0],
      ['groups.members', 0, 1],
      ['users', 1, 0],
    ]);
    expect(items[0]).toEqual({
      change: 'changed',
      of: 'conditionalAccessPolicies',
      title: 'Conditional Access policies',
      label: 'Require MFA',
      entities: [
        {
          kind: 'conditionalAccessPolicy',
          entity: policy,
          label: 'Require MFA',
        },
      ],
      properties: [
        {
          name: 'conditions.users.excludeUsers',
          added: ['Robert (robert@contoso.example)'],
          removed: [],
        },
        { name: 'state', before: 'enabled', after: 'disabled' },
      ],
      notBefore: at(4),
      seenAt: at(7, 5),
      who: {
        by: {
          kind: 'user',
          entity: 'ada@contoso.example',
          label: 'Ada (ada@contoso.example)',
        },
        audit: 'audit-Update conditional access policy-10',
        at: at(5, 10),
      },
      auditRecords: 1,
    });
    expect(items[1]).toMatchObject({
      of: 'groups.members',
      entities: [{ entity: group }, { entity: 'robert@contoso.example' }],
      who: { by: { entity: 'ada@contoso.example' } },
    });
    expect(items[2]).toMatchObject({
      label: 'Robert (robert@contoso.example)',
      who: null,
      auditRecords: 0,
    });
  });

  it('withholds names and what says who somebody is from who may not see them', async () => {
    const answer = await ask({}, false);
    const text = JSON.stringify(answer);
    for (const secret of ['Robert', 'Bob', 'Ada', '@contoso.example']) {
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    }
    expect(answer.items[0].properties[0].added).toEqual([bob]);
    const changed = answer.items.find(({ of }) => of === 'users');
    expect(changed?.properties).toEqual([
      { name: 'accountEnabled', before: 'true', after: 'false' },
      { name: 'displayName', after: 'withheld: personal data' },
      { name: 'userPrincipalName', after: 'withheld: personal data' },
    ]);
  });

  it('narrows by area, by object and by time', async () => {
    const of = async (input: object) =>
      (await ask(input)).items.map(each => each.of);
    expect(await of({ area: 'ca' })).toEqual(['conditionalAccessPolicies']);
    expect(await of({ area: 'sig' })).toEqual([]);
    expect(await of({ entity: 'robert@contoso.example' })).toEqual([
      'groups.members',
      'users',
    ]);
    expect(await of({ to: at(6, 30) })).toEqual(['groups.members', 'users']);
    expect(await of({ from: undefined, days: 1 })).toHaveLength(3);
    expect((await ask({ from: at(8) })).total).toBe(0);
  });

  it('pages through every change once, and refuses a cursor of other filters', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: SnapshotComparison = await ask({ limit: 1, cursor });
      seen.push(...page.items.map(each => each.of));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([
      'conditionalAccessPolicies',
      'groups.members',
      'users',
    ]);
    const { nextCursor } = await ask({ limit: 1 });
    for (const input of [
      { area: 'user', cursor: nextCursor },
      { cursor: 'nonsense' },
    ]) {
      await expect(ask({ limit: 1, ...input })).rejects.toMatchObject({
        code: 'staleCursor',
      });
    }
  });

  it('says of what it knows nothing so far back', async () => {
    expect((await ask()).asOf.incomplete.join()).not.toContain(
      'History begins',
    );
    expect((await ask({ from: at(3) })).asOf.incomplete.join()).toContain(
      `History begins later than ${at(3).replace('.000Z', 'Z')} for: Users, Groups and members, Conditional Access policies.`,
    );
  });

  it('shows with sinceLastSync what the last sync with news found', async () => {
    for (const hour of [4, 6]) {
      await stores.scores.add({
        connectionId: 'one',
        at: at(hour, 30),
        score: 50,
        low: 50,
        high: 50,
      });
    }
    const { items, from } = await ask({ from: undefined, sinceLastSync: true });
    expect(from).toBe(at(4, 30));
    expect(items).toHaveLength(3);
  });

  it.each([
    [{ from: 'yesterday!!' }, 'from is no time'],
    [{ to: at(4) }, 'before to'],
    [{ days: 3 }, 'one of from, days'],
    [{ entity: 'gone@contoso.example' }, 'search_entities'],
  ])('refuses %j and says what to do', async (input, named) => {
    await expect(ask(input)).rejects.toMatchObject({
      message: expect.stringContaining(named),
    });
  });
});
