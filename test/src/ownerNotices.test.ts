import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import type { Page } from 'playwright-core';
import { QUOTA_SPEED, StartedPortal, startPortalOver } from './startedPortal';
import { look, Visitor, visitPortal } from './visitPortal';

jest.setTimeout(300_000);

const CHECK = 'app.credential-expiry';
const TITLE = 'Renew a secret: App secret has expired or expires soon';

const entity = (kind: string, name: string, rest: object) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name },
  ...rest,
});
const component = (name: string, owner: string, objectId: string) =>
  entity('Component', name, {
    metadata: {
      name,
      annotations: { 'graph.microsoft.com/object-id': objectId },
    },
    spec: { type: 'service', lifecycle: 'production', owner },
  });
const team = (name: string, members: string[]) =>
  entity('Group', name, { spec: { type: 'team', children: [], members } });

/** Asks the portal as the guest until the answer is as it is wanted. */
async function until(
  { origin }: StartedPortal,
  path: string,
  isWanted: (answer: Response) => boolean | Promise<boolean>,
) {
  const session = await fetch(`${origin}/api/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const { backstageIdentity } = (await session.json()) as {
    backstageIdentity: { token: string };
  };
  const end = Date.now() + 120_000;
  for (;;) {
    const answer = await fetch(`${origin}/api/${path}`, {
      headers: { authorization: `Bearer ${backstageIdentity.token}` },
    });
    if (await isWanted(answer)) return;
    if (Date.now() > end)
      throw new Error(`${path} is not as it is wanted: ${answer.status}`);
    await new Promise(done => setTimeout(done, 250));
  }
}

describe('the owner of a planted app, in a browser', () => {
  let directory: string;
  let tenant: DemoTenant;
  let portal: StartedPortal;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'entra-owner-'));
    tenant = await startDemoTenant({ users: 200, quotaSpeed: QUOTA_SPEED });
    const { findings } = tenant.groundTruth();
    const [planted, another] = findings[CHECK];
    // It has a finding as well, of which nobody is told.
    const [unsaid] = findings['app.redirect-uri'];
    const catalog = [
      entity('User', 'guest', { spec: { memberOf: [] } }),
      team('payments', ['guest']),
      team('writers', []),
      component('pay', 'payments', planted),
      component('wiki', 'writers', another),
      entity('Component', 'shop', {
        metadata: {
          name: 'shop',
          links: [{ url: `https://portal.azure.com/#view/objectId/${unsaid}` }],
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
      }),
    ];
    const target = join(directory, 'catalog.yaml');
    // JSON is YAML.
    writeFileSync(
      target,
      catalog.map(each => JSON.stringify(each)).join('\n---\n'),
    );
    portal = await startPortalOver(tenant, directory, {
      APP_CONFIG_catalog_locations: JSON.stringify([
        {
          type: 'file',
          target,
          rules: [{ allow: ['Component', 'Group', 'User'] }],
        },
      ]),
    });
    // A new portal loads its catalog while it reads the tenant already, and who comes first is a matter of chance.
    for (const each of catalog) {
      await until(
        portal,
        `catalog/entities/by-name/${each.kind}/default/${each.metadata.name}`,
        ({ status }) => status === 200,
      );
    }
    visitor = await visitPortal(portal, '/entra/connections');
    page = visitor.page;
    // What was found before is told with the next sync, if not with the first.
    await page.getByRole('button', { name: 'Sync now' }).click();
    await until(
      portal,
      'notifications/status',
      async answer => ((await answer.json()) as { unread: number }).unread > 0,
    );
    await page.goto(`${portal.origin}/notifications`);
  });
  afterAll(async () => {
    await visitor?.leave();
    await portal?.stop();
    await tenant?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('has one notification, beside the bell and on its page', async () => {
    await page
      .getByRole('heading', { name: 'Unread notifications (1)' })
      .waitFor();
    expect(await page.getByRole('link', { name: TITLE }).count()).toBe(1);
    expect(
      await page
        .getByText(
          'Severity low. It concerns component:default/pay, which you own.',
        )
        .isVisible(),
    ).toBe(true);
    const bell = page
      .getByTestId('sidebar-root')
      .getByRole('link', { name: /^Notifications/ });
    // The count is asked for, and comes after the word.
    await bell.filter({ hasText: /Notifications\s*1$/ }).waitFor();
    await look(page, 'notifications');
  });

  it('finds its way at the width of a phone', async () => {
    await page.setViewportSize({ width: 400, height: 800 });
    await page.goto(`${portal.origin}/entra/connections`);
    const menu = page.getByTestId('mobile-sidebar-root');
    await menu.getByRole('button').click();
    await look(page, 'notifications-phone-menu');
    const bell = page.getByRole('link', { name: /Notifications/ });
    // The count is asked for, and comes after the word.
    await bell.filter({ hasText: /Notifications\s*1$/ }).waitFor();
    await bell.click();
    const told = page.getByRole('link', { name: TITLE });
    await told.waitFor();
    expect(await told.count()).toBe(1);
    await look(page, 'notifications-phone');
    await page.setViewportSize({ width: 1360, height: 950 });
  });

  it('comes from there to the finding', async () => {
    await page.getByRole('link', { name: TITLE }).click();
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: 'Evidence' })
      .waitFor();
    expect(new URL(page.url()).searchParams.get('finding')).toMatch(
      new RegExp(`^${CHECK}~`),
    );
  });

  it('is told of nothing that is only suggested, and finds what to annotate', async () => {
    await page.goto(`${portal.origin}/entra/apps?view=catalog`);
    const row = page.getByRole('row', { name: /component:default\/shop/ });
    await row.getByText('Its object id is in a link.').waitFor();
    expect(await row.innerText()).toMatch(
      /graph\.microsoft\.com\/app-id: [0-9a-f-]{36}/,
    );
    expect(
      await page.getByRole('row', { name: /component:default\/pay/ }).count(),
    ).toBe(0);
    await look(page, 'catalog-matches');
  });

  it('had no error in the console', () => {
    expect(visitor.trouble).toEqual([]);
  });
});
