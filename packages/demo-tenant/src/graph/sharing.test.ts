import { readGraphTypes, violations } from '../contract/graphContract';
import { DemoTenant, startDemoTenant } from '../startDemoTenant';
import { TestClient, testClient } from '../testClient';

jest.setTimeout(60_000);

describe('sharing in sites', () => {
  let tenant: DemoTenant;
  let client: TestClient;
  const contract = readGraphTypes();

  beforeAll(async () => {
    tenant = await startDemoTenant({ users: 60, quotaSpeed: 1_000 });
    client = await testClient(tenant);
  });
  afterAll(async () => {
    await client?.close();
    await tenant?.close();
  });

  const teamSite = async (name: string) => {
    const { value } = await client.all('/sites/getAllSites');
    return value.find(site => site.webUrl.endsWith(`/sites/${name}`))!;
  };
  const libraryOf = async (name: string) => {
    const { id } = await teamSite(name);
    const { body } = await client.get(`/sites/${id}/drives`);
    expect(
      body.value.flatMap((each: any) => violations(contract, 'drive', each)),
    ).toEqual([]);
    return { site: id as string, drive: body.value[0] };
  };
  const delta = (drive: string, query = '', prefer?: string) =>
    client.get(
      `/drives/${drive}/root/delta${query}`,
      prefer ? { prefer } : undefined,
    );
  const facets = (items: any[]) =>
    Object.fromEntries(items.map(({ name, shared }) => [name, shared]));

  it('has one library a site, with the group or the person whose it is', async () => {
    const { drive } = await libraryOf('team1');
    expect(drive).toMatchObject({
      driveType: 'documentLibrary',
      owner: { group: { id: expect.any(String) } },
    });
  });

  it('tells of sharing by item, and with hierarchicalsharing not again below a shared folder', async () => {
    const { drive } = await libraryOf('team1');
    const plain = (await delta(drive.id)).body.value;
    expect(facets(plain)).toMatchObject({
      root: undefined,
      Offers: { scope: 'anonymous' },
      'Offer 1.docx': { scope: 'anonymous' },
    });
    const own = (
      await delta(drive.id, '?$select=id,name,shared', 'hierarchicalsharing')
    ).body.value;
    expect(facets(own)).toEqual({
      root: {},
      Offers: { scope: 'anonymous' },
      'Offer 1.docx': undefined,
      'Price list.xlsx': { scope: 'anonymous' },
      'Old price list.xlsx': { scope: 'anonymous' },
    });
    expect(JSON.stringify([plain, own])).not.toContain('permissions');
  });

  it('comes in pages, and ends with a link to what changed, which an application that only reads is not told of sharing by', async () => {
    const { site, drive } = await libraryOf('team1');
    const names: string[] = [];
    let at = `/drives/${drive.id}/root/delta?$top=2`;
    for (;;) {
      const { body } = await client.get(at);
      expect(body.value.length).toBeLessThanOrEqual(2);
      names.push(...body.value.map(({ name }: any) => name));
      at = body['@odata.nextLink'] ?? body['@odata.deltaLink'];
      if (body['@odata.deltaLink']) break;
    }
    expect(names.length).toBe(new Set(names).size);
    const items = (await delta(drive.id)).body.value;
    const [, folder, , list] = items;
    const kind = `driveItem/${site}`;
    tenant.control.update(kind, folder.id, { permissions: [] });
    tenant.control.update(kind, list.id, { name: 'Prices.xlsx' });
    const changed = await client.get(at);
    expect(changed.body.value.map(({ name }: any) => name)).toEqual([
      'Prices.xlsx',
    ]);
    tenant.control.remove(kind, list.id, 'deleted');
    expect((await client.get(at)).body.value).toEqual([
      { id: list.id, deleted: { state: 'deleted' } },
    ]);
    tenant.control.expireLinks();
    const gone = await client.get(at);
    expect([gone.status, gone.body.error.code]).toEqual([
      410,
      'resyncRequired',
    ]);
  });

  it('has permissions as the metadata has them, and says by an empty object which are inherited', async () => {
    for (const team of ['team0', 'team1', 'team2', 'team3', 'team6']) {
      const { drive } = await libraryOf(team);
      for (const item of (await delta(drive.id)).body.value) {
        const { status, body } = await client.get(
          `/drives/${drive.id}/items/${item.id}/permissions`,
        );
        expect(status).toBe(200);
        expect(
          body.value.flatMap((each: any) =>
            violations(contract, 'permission', each),
          ),
        ).toEqual([]);
        const groups = body.value.filter(
          (each: any) => each.grantedToV2?.siteGroup,
        );
        expect(groups.map((each: any) => each.inheritedFrom)).toEqual(
          Array(3).fill(item.root ? undefined : {}),
        );
      }
    }
  });

  it('is refused in the words of SharePoint: no such site, library or item, no permission, no licence, another person’s', async () => {
    const { drive } = await libraryOf('team2');
    const refusal = async (path: string, by = client) => {
      const { status, body } = await by.get(path);
      return [status, body.error.code];
    };
    const list = `/drives/${drive.id}/root/delta`;
    expect(
      await refusal('/sites/contoso.sharepoint.example,a,b/drives'),
    ).toEqual([404, 'itemNotFound']);
    expect(await refusal('/drives/b!none/root/delta')).toEqual([
      404,
      'itemNotFound',
    ]);
    expect(await refusal(`/drives/${drive.id}/items/none/permissions`)).toEqual(
      [404, 'itemNotFound'],
    );
    expect((await refusal(`${list}?$filter=shared ne null`))[0]).toBe(400);
    expect((await refusal(`${list}?$select=permissions`))[0]).toBe(400);
    const person = await testClient(
      tenant,
      await tenant.control.delegatedToken({
        scopes: ['Sites.Read.All'],
        roles: [],
      }),
    );
    expect(await refusal(list, person)).toEqual([403, 'accessDenied']);
    await person.close();
    tenant.control.revoke('Sites.Read.All');
    const without = await testClient(tenant);
    expect(await refusal(list, without)).toEqual([403, 'accessDenied']);
    await without.close();
    tenant.control.grant('Sites.Read.All');
    tenant.control.setLicences(['AAD_PREMIUM_P2']);
    expect(await refusal(list)).toEqual([400, 'BadRequest']);
  });

  it('costs five units for permissions, of those that SharePoint gives a minute', async () => {
    const slow = await startDemoTenant({ users: 60 });
    const other = await testClient(slow);
    const { value } = await other.all('/sites/getAllSites');
    const { body } = await other.get(`/sites/${value[0].id}/drives`);
    const [root] = (await other.get(`/drives/${body.value[0].id}/root/delta`))
      .body.value;
    let answered = 0;
    while (
      (
        await other.get(
          `/drives/${body.value[0].id}/items/${root.id}/permissions`,
        )
      ).status === 200
    )
      answered += 1;
    expect(answered).toBeGreaterThan(230);
    expect(answered).toBeLessThan(240);
    await other.close();
    await slow.close();
  });
});
