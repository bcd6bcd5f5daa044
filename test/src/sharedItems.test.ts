import { dataset, datasets, type DatasetRows } from '@entra-posture/core';
import { conduct } from '@entra-posture/core/node';
import { clientOf } from './clientOf';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(120_000);

const sites = datasets.filter(({ id }) => id === 'sites');
const sharing = dataset('sharedItems');

interface Budget {
  parentsPerRun?: number;
  requestsPerRun?: number;
  requestsPerParent?: number;
}

describe('sharing in sites', () => {
  let opened: OpenPosture;
  let hour = 0;

  beforeEach(async () => {
    hour = 0;
    opened = await openTestPosture({ users: 60, quotaSpeed: 1_000 });
  });
  afterEach(() => opened?.close());

  /** One sync, so many hours after the last. */
  async function sync(budget: Budget = {}, passed = 1, force = false) {
    hour += passed;
    const at = new Date(Date.UTC(2026, 10, 20, hour));
    const { tenant, posture } = opened;
    const lines = await conduct({
      connectionId: 'demo',
      client: clientOf(tenant, { quotaSpeed: 1_000 }),
      stores: posture.stores,
      datasets: [
        ...sites,
        { ...sharing, collect: { ...sharing.collect, ...budget } } as any,
      ],
      logger: { info() {}, warn() {}, error() {} },
      now: () => at,
      force,
    });
    return lines.find(line => line.dataset === 'sharedItems')!;
  }

  const state = async () =>
    (await opened.posture.stores.collections.state('demo', 'sharedItems'))
      .completeness;

  async function rows<K extends 'sites' | 'sharedItems'>(of: K) {
    const all: DatasetRows[K][] = [];
    for await (const row of opened.posture.stores.rows.stream('demo', of))
      all.push(row);
    return all;
  }
  const stored = () => rows('sharedItems');
  const named = async (name: string) =>
    (await stored()).find(row => row.name === name);

  const asked = (pattern: RegExp) =>
    opened.tenant.control
      .requests()
      .flatMap(({ path }) => pattern.exec(decodeURIComponent(path))?.[1] ?? []);
  const askedSites = () => asked(/^\/sites\/([^/]+)\/drives/);

  it('is read of each item with permissions of its own, and of no other', async () => {
    await sync();
    const all = await stored();
    expect(await named('Offers')).toMatchObject({
      isFolder: true,
      isRoot: false,
      links: [{ scope: 'anonymous', type: 'edit', people: [] }],
      grants: [],
    });
    expect((await named('Price list.xlsx'))?.links).toMatchObject([
      { scope: 'anonymous', expirationDateTime: expect.any(String) },
    ]);
    // In a shared folder, with nothing of its own; and in no way shared.
    expect(await named('Offer 1.docx')).toBeUndefined();
    expect(await named('Plan.docx')).toBeUndefined();
    expect(await named('Draft.docx')).toBeUndefined();
    expect((await named('Salaries.xlsx'))?.grants).toMatchObject([
      { kind: 'everyone', roles: ['read'] },
    ]);
    expect(
      (await named('Contract.docx'))?.links[0].people.map(each => each.domain),
    ).toEqual(['one.example', 'two.example', 'three.example']);
    for (const row of all.filter(({ isRoot }) => isRoot))
      expect([row.name, row.groupId]).toEqual([
        'Documents',
        expect.any(String),
      ]);
    expect((await state()).state).toBe('complete');
  });

  it('keeps no address of a link and no e-mail address of whom the directory knows', async () => {
    await sync();
    const text = JSON.stringify(await stored());
    expect(text).not.toMatch(/https?:|webUrl|shareId/);
    expect(text).not.toMatch(/@contoso/);
  });

  it('says how far it got, goes on where it stood, begins with the sites of teams, and is whole in the end', async () => {
    await sync({ parentsPerRun: 8 });
    const all = await rows('sites');
    const personal = new Set(
      all.filter(each => each.isPersonalSite).map(({ id }) => id),
    );
    const first = askedSites();
    expect(first.length).toBe(8);
    const teams = all.length - personal.size;
    expect(first.slice(0, teams).some(id => personal.has(id))).toBe(false);
    expect(await state()).toEqual({
      state: 'partial',
      seen: 8,
      why: `Sharing in sites of 8 of ${all.length} sites, the liveliest sites of teams first; the next sync goes on.`,
    });
    const before = (await stored()).length;
    for (let turn = 0; turn < 2; turn += 1) await sync({ parentsPerRun: 8 });
    expect(askedSites().length).toBe(all.length);
    expect(new Set(askedSites()).size).toBe(all.length);
    expect((await stored()).length).toBeGreaterThan(before);
    expect(await state()).toEqual({
      state: 'complete',
      asOf: new Date(Date.UTC(2026, 10, 20, 1)).toISOString(),
    });
    expect((await sync()).outcome).toBe('skipped');
  });

  it('begins no further site once a run has cost what it may', async () => {
    const line = await sync({ requestsPerRun: 20 });
    expect(line.requests).toBeGreaterThanOrEqual(20);
    expect(line.requests).toBeLessThan(60);
    expect((await state()).state).toBe('partial');
    expect(askedSites().length % 4).toBe(0);
  });

  it('of a site that is too large is known in part, and never taken for the whole', async () => {
    // The library's list, its items, and the permissions of two of them.
    await sync({ requestsPerParent: 4 });
    expect(await state()).toMatchObject({
      state: 'partial',
      why: expect.stringMatching(
        /Larger than is read of one, and known in part: \d+\.$/,
      ),
    });
    expect(await named('Offers')).toBeDefined();
    expect(await named('Price list.xlsx')).toBeUndefined();
    expect((await sync({}, 2)).outcome).toBe('skipped');
    await sync({}, 24);
    expect((await state()).state).toBe('complete');
    expect(await named('Price list.xlsx')).toBeDefined();
  });

  it('ends when it is ended, changes when it is changed, and leaves with its site', async () => {
    await sync();
    const { control } = opened.tenant;
    const kindOf = (row: DatasetRows['sharedItems']) =>
      `driveItem/${row.siteId}`;
    const itemId = ({ id }: { id: string }) => id.split('/')[2];
    const [offers, brochure, tender, notes] = await Promise.all(
      ['Offers', 'Brochure.pdf', 'Tender.xlsx', 'Notes.docx'].map(named),
    );
    control.update(kindOf(offers!), itemId(offers!), { permissions: [] });
    control.remove(kindOf(brochure!), itemId(brochure!), 'deleted');
    control.remove('site', tender!.siteId);
    await sync({}, 25);
    expect(await named('Offers')).toBeUndefined();
    expect(await named('Brochure.pdf')).toBeUndefined();
    expect(await named('Notes.docx')).toEqual(notes);
    expect(
      (await stored()).filter(row => row.siteId === tender!.siteId),
    ).toEqual([]);
    expect((await state()).state).toBe('complete');
  });

  it('of an item that goes between two questions is nothing, and the others of its site are read', async () => {
    await sync();
    const offers = (await named('Offers'))!;
    const [, drive, item] = offers.id.split('/');
    opened.tenant.control.failNext({
      path: `/drives/${drive}/items/${item}/permissions`,
      kind: 'status',
      status: 404,
      code: 'itemNotFound',
    });
    await sync({}, 25);
    expect(await named('Offers')).toBeUndefined();
    expect(await named('Price list.xlsx')).toBeDefined();
    expect((await state()).state).toBe('complete');
  });

  it('of a site that does not answer stays as it was, and is said to be missing', async () => {
    await sync();
    const before = (await named('Offers'))!;
    opened.tenant.control.failNext({
      path: `/sites/${before.siteId}/drives`,
      kind: 'status',
      status: 423,
      code: 'resourceLocked',
    });
    await sync({}, 25);
    expect(await named('Offers')).toEqual(before);
    expect(await state()).toMatchObject({
      state: 'partial',
      why: expect.stringContaining('asked again in the next round: 1.'),
    });
  });

  it('is denied as a whole when the permission is missing, and nothing is lost', async () => {
    await sync();
    const before = await stored();
    opened.tenant.control.revoke('Sites.Read.All');
    expect((await sync({}, 25)).outcome).toBe('failed');
    expect(await state()).toMatchObject({
      state: 'denied',
      permission: 'Sites.Read.All',
    });
    expect(await stored()).toEqual(before);
  });

  it.each([
    ['permission', 'denied'],
    ['licence', 'unlicensed'],
  ])(
    'is closed for the reason that closes the sites, where these were never read for want of a %s',
    async (what, expected) => {
      const { control } = opened.tenant;
      if (what === 'permission') control.revoke('Sites.Read.All');
      else control.setLicences(['AAD_PREMIUM_P2']);
      expect((await sync()).outcome).toBe('failed');
      expect((await state()).state).toBe(expected);
      expect(askedSites()).toEqual([]);
    },
  );
});
