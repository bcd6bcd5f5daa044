import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(120_000);

describe('what changed in a tenant', () => {
  let opened: OpenPosture;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 60 });
    await opened.sync();
  });
  afterAll(() => opened?.close());

  it('is nothing as long as nobody changes anything, however often it is read', async () => {
    for (let time = 0; time < 3; time += 1) {
      const { datasets } = await opened.sync();
      expect(
        datasets.filter(({ outcome }) => outcome === 'finished').length,
      ).toBeGreaterThan(30);
    }
    expect(await opened.ask('compare_snapshots', { days: 1 })).toMatchObject({
      total: 0,
      totals: [],
      items: [],
    });
  });

  it('is what somebody changed, found by the next sync', async () => {
    const [{ entity }] = (
      await opened.ask('search_entities', { query: 'al', kinds: ['user'] })
    ).items;
    const { properties } = await opened.ask('get_entity', { entity });
    const { value: id } = properties.find(
      ({ name }: { name: string }) => name === 'id',
    );
    const from = new Date().toISOString();
    opened.tenant.control.update('user', id, { department: 'Elsewhere' });
    await opened.sync();
    const { items, total } = await opened.ask('compare_snapshots', { from });
    expect(total).toBe(1);
    expect(items).toMatchObject([
      {
        change: 'changed',
        of: 'users',
        entities: [{ kind: 'user', entity }],
        properties: [{ name: 'department', after: 'Elsewhere' }],
        who: null,
      },
    ]);
  });
});
