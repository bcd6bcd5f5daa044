import { DemoTenant, startDemoTenant } from '../startDemoTenant';
import { TestClient, testClient } from '../testClient';

const users =
  '/users/delta?$select=id,displayName,accountEnabled,externalUserState';
const groups = '/groups/delta?$select=id,displayName,members,owners';

jest.setTimeout(60_000);

describe('delta queries', () => {
  let tenant: DemoTenant;
  let client: TestClient;

  beforeEach(async () => {
    tenant = await startDemoTenant({
      users: 6_000,
      groups: 40,
      quotaSpeed: 1_000,
    });
    client = await testClient(tenant);
  });
  afterEach(async () => {
    await client.close();
    await tenant.close();
  });

  it('pages through everything first, as wide as the Prefer header asks', async () => {
    const narrow = await client.get(users);
    expect(narrow.body.value).toHaveLength(200);
    const { value, pages, deltaLink } = await client.all(users, {
      Prefer: 'odata.maxpagesize=999',
    });
    expect([value.length, pages]).toEqual([6_000, 7]);
    expect(deltaLink).toContain('$deltatoken=');
  });

  it('leaves out properties that were never set', async () => {
    const { body } = await client.get(users);
    expect(body.value.some((user: object) => 'externalUserState' in user)).toBe(
      true,
    );
    expect(
      body.value.some((user: object) => !('externalUserState' in user)),
    ).toBe(true);
    expect(
      body.value.some(
        (user: { externalUserState?: null }) => user.externalUserState === null,
      ),
    ).toBe(false);
  });

  it('repeats a large group on later pages with the rest of its members, service principals included', async () => {
    const { value } = await client.all(groups, {
      Prefer: 'odata.maxpagesize=999',
    });
    const mentions = value.filter(({ id }) => id === value[0].id);
    const members = mentions.flatMap(group => group['members@delta'] ?? []);
    expect(mentions.length).toBeGreaterThan(1);
    expect(Object.keys(mentions[1])).toEqual(['id', 'members@delta']);
    expect(new Set(members.map(({ id }: { id: string }) => id)).size).toBe(
      5_500,
    );
    const types = new Set(
      value
        .flatMap(group => group['members@delta'] ?? [])
        .map((member: any) => member['@odata.type']),
    );
    expect(types).toContain('#microsoft.graph.servicePrincipal');
  });

  it('tells afterwards what changed, was removed or came, and nothing else', async () => {
    const { value, deltaLink } = await client.all(users, {
      Prefer: 'odata.maxpagesize=999',
    });
    const [first, second] = [value[100], value[101]];
    tenant.control.update('user', first.id, { displayName: 'Renamed' });
    tenant.control.remove('user', second.id, 'deleted');
    tenant.control.add('user', {
      id: '00000000-0000-4000-a000-0000000000aa',
      displayName: 'New',
      accountEnabled: true,
    });
    const changes = await client.all(deltaLink!);
    expect(changes.value).toEqual([
      expect.objectContaining({ id: first.id, displayName: 'Renamed' }),
      { id: second.id, '@removed': { reason: 'deleted' } },
      {
        id: '00000000-0000-4000-a000-0000000000aa',
        displayName: 'New',
        accountEnabled: true,
      },
    ]);
    const none = await client.all(changes.deltaLink!);
    // The last change is told again: documented, and to be borne.
    expect(none.value).toHaveLength(1);
  });

  it('pages through changes as it does through everything, each told once', async () => {
    const { value, deltaLink } = await client.all(users, {
      Prefer: 'odata.maxpagesize=200',
    });
    const renamed = value.slice(0, 450).map(({ id }) => id);
    for (const id of renamed) {
      tenant.control.update('user', id, { displayName: `Renamed ${id}` });
      // Changes of other kinds stand in the same order, and must not shift where a page begins.
      tenant.control.update('group', 'a group', { displayName: 'Renamed' });
    }
    const changes = await client.all(deltaLink!);
    expect(changes.pages).toBe(3);
    expect(changes.value.map(({ id }) => id)).toEqual(renamed);
  });

  it('tells who joined and who left a group', async () => {
    const { value, deltaLink } = await client.all(groups, {
      Prefer: 'odata.maxpagesize=999',
    });
    const group = value.find(each => each.displayName === 'Policy exclusions');
    const [gone] = group['members@delta'];
    tenant.control.changeMembers(group.id, {
      added: [{ id: '00000000-0000-4000-a000-0000000000bb', type: 'user' }],
      removed: [{ id: gone.id, type: 'user' }],
    });
    const changes = await client.all(deltaLink!);
    expect(changes.value).toEqual([
      {
        id: group.id,
        'members@delta': [
          {
            '@odata.type': '#microsoft.graph.user',
            id: '00000000-0000-4000-a000-0000000000bb',
          },
          {
            '@odata.type': '#microsoft.graph.user',
            id: gone.id,
            '@removed': { reason: 'deleted' },
          },
        ],
      },
    ]);
  });

  it('tells managers where they are selected, and afterwards the new one alone or the one who is it no more', async () => {
    const query = '/users/delta?$select=id,displayName,manager';
    const { value, deltaLink } = await client.all(query, {
      Prefer: 'odata.maxpagesize=999',
    });
    const untracked = await client.all(users, {
      Prefer: 'odata.maxpagesize=999',
    });
    expect(untracked.value.some(each => 'manager@delta' in each)).toBe(false);
    const managers = new Map<string, string>();
    for (const each of value) {
      expect(each).not.toHaveProperty('manager');
      const [manager] = each['manager@delta'] ?? [];
      if (!manager) continue;
      expect(manager).toEqual({
        '@odata.type': '#microsoft.graph.user',
        id: expect.any(String),
      });
      managers.set(each.id, manager.id);
    }
    expect(managers.size).toBeGreaterThan(4_000);
    expect(managers.size).toBeLessThan(5_900);
    for (const id of managers.keys()) {
      const above = new Set<string>();
      for (let at: string | undefined = id; at; at = managers.get(at)) {
        expect(above).not.toContain(at);
        above.add(at);
      }
    }
    const [[moved, before], [left, was]] = managers;
    const now = value[100].id;
    tenant.control.setManager(moved, { now, before });
    tenant.control.setManager(left, { before: was });
    const changes = await client.all(deltaLink!);
    expect(changes.value).toEqual([
      {
        id: moved,
        displayName: expect.any(String),
        'manager@delta': [{ '@odata.type': '#microsoft.graph.user', id: now }],
      },
      {
        id: left,
        displayName: expect.any(String),
        'manager@delta': [
          {
            '@odata.type': '#microsoft.graph.user',
            id: was,
            '@removed': { reason: 'deleted' },
          },
        ],
      },
    ]);
    expect((await client.all(untracked.deltaLink!)).value).toEqual([]);
    const anew = await client.all(query, { Prefer: 'odata.maxpagesize=999' });
    const found = (id: string) => anew.value.find(each => each.id === id);
    expect(found(moved)['manager@delta'][0].id).toBe(now);
    expect(found(left)).not.toHaveProperty('manager@delta');
  });

  it('refuses to expand a manager, as every expansion', async () => {
    const { status, body } = await client.get('/users/delta?$expand=manager');
    expect([status, body.error.code]).toEqual([
      400,
      'Request_UnsupportedQuery',
    ]);
  });

  it('lets links expire: 400 for a page, 410 with a place to begin again for a delta', async () => {
    const first = await client.get(users);
    const { deltaLink } = await client.all(users, {
      Prefer: 'odata.maxpagesize=999',
    });
    tenant.control.expireLinks();
    const page = await client.get(first.body['@odata.nextLink']);
    expect([page.status, page.body.error.code]).toEqual([
      400,
      'Directory_ExpiredPageToken',
    ]);
    const delta = await client.get(deltaLink!);
    expect([delta.status, delta.headers.get('location')]).toEqual([
      410,
      `${tenant.origin}/v1.0/users/delta?$deltatoken=`,
    ]);
    tenant.control.expireLinks('syncStateNotFound');
    expect((await client.get(deltaLink!)).body.error.code).toBe(
      'syncStateNotFound',
    );
  });

  it('keeps its links over a restart', async () => {
    const { deltaLink } = await client.all(users, {
      Prefer: 'odata.maxpagesize=999',
    });
    const again = await startDemoTenant({
      users: 6_000,
      groups: 40,
      quotaSpeed: 1_000,
    });
    const other = await testClient(again);
    try {
      const answer = await other.get(
        deltaLink!.replace(tenant.origin, again.origin),
      );
      expect([answer.status, answer.body.value]).toEqual([200, []]);
    } finally {
      await other.close();
      await again.close();
    }
  });
});
