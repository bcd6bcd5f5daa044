import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { StartedPortal, startPortal } from './startedPortal';
import { look, Visitor, visitPortal } from './visitPortal';

jest.setTimeout(400_000);

const ROBOT = '/catalog/default/component/directory-robot';

describe('what of Entra posture stands on other pages of the portal', () => {
  let directory: string;
  let portal: StartedPortal;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'entra-places-'));
    portal = await startPortal(directory, { ENTRA_DEMO_USERS: '300' });
    visitor = await visitPortal(portal, '/entra');
    page = visitor.page;
    await page.getByRole('heading', { name: 'Do first' }).waitFor();
  });
  afterAll(async () => {
    await visitor?.leave();
    await portal?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const open = (path: string) => page.goto(`${portal.origin}${path}`);

  async function see(name: string) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await look(page, `${name}-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('is a card on the home page, which leads to the overview', async () => {
    await open('/home');
    await page.getByRole('img', { name: /^Score \d+ of 100/ }).waitFor();
    await see('home');
    await page.getByRole('link', { name: 'Overview of Demo tenant' }).click();
    await page.getByRole('heading', { name: 'Do first' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/entra/overview');
  });

  it('is a tab of an entity, where a finding is opened without leaving it', async () => {
    await open(ROBOT);
    await page
      .locator('.bui-HeaderNavItem', { hasText: 'Entra posture' })
      .click();
    const takeOver = page.getByRole('row', {
      name: /App that can take over the tenant/,
    });
    await takeOver.waitFor();
    await see('entity-tab');
    expect(await barriers(page)).toEqual([]);
    await takeOver.click();
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: 'Evidence' })
      .waitFor();
    const { pathname, searchParams } = new URL(page.url());
    expect(pathname).toBe(`${ROBOT}/entra`);
    expect(searchParams.get('finding')).toMatch(/^app\./);
  });

  it('is among what the search finds, each leading to its page', async () => {
    const results = (term: string, type: string) =>
      `/search?query=${term}&types[]=${type}`;
    const finding = page.getByRole('link', { name: 'Policy only reports' });
    // The index is made anew every minute; until then there is none of what the first sync found.
    const end = Date.now() + 150_000;
    do {
      await open(results('reports', 'entra-findings'));
      await page.waitForLoadState('networkidle');
    } while (!(await finding.count()) && Date.now() < end);
    await finding.first().waitFor();
    await see('search-findings');
    await finding.first().click();
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: 'Evidence' })
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/entra/findings');
    await open(results('contoso', 'entra-people'));
    const person = page
      .locator('li', { hasText: 'Person · Demo tenant' })
      .getByRole('link')
      .first();
    await person.waitFor();
    const name = await person.innerText();
    await see('search-people');
    await person.click();
    await page.getByRole('heading', { name }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/entra\/identities\//);
  });

  it('is as wide as a phone on a phone', async () => {
    await page.setViewportSize({ width: 400, height: 850 });
    const wide: [string, number][] = [];
    for (const path of ['/home', `${ROBOT}/entra`, '/search?query=policy']) {
      await open(path);
      await page.waitForLoadState('networkidle');
      const width = await page.evaluate(
        () => document.documentElement.scrollWidth,
      );
      if (width > 400) wide.push([path, width]);
    }
    expect(wide).toEqual([]);
  });
});
