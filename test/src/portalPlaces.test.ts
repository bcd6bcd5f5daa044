import type { Locator, Page } from 'playwright-core';
import { barriers } from './barriers';
import { look, visitDemo } from './visitPortal';

jest.setTimeout(400_000);

const ROBOT = '/catalog/default/component/directory-robot';

describe('what of Entra posture stands on other pages of the portal', () => {
  let visit: Awaited<ReturnType<typeof visitDemo>>;
  let page: Page;

  beforeAll(async () => {
    visit = await visitDemo('/entra', {
      // As often as the scheduler looks: what is found is not waited for until the minute is over.
      APP_CONFIG_search_collators_entra_schedule_frequency: '"PT5S"',
    });
    page = visit.page;
    await page.getByRole('heading', { name: 'Do first' }).waitFor();
  });
  afterAll(() => visit?.leave());

  const open = (path: string) => page.goto(`${visit.portal.origin}${path}`);

  /**
   * @param ready - is there when the page is, which is built anew in the other colours
   * @param place - what on a page of others is this plugin's
   */
  async function see(name: string, ready: Locator, place?: Locator) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`[data-theme-mode="${colorScheme}"]`).waitFor();
      await ready.waitFor();
      await look(page, `${name}-${colorScheme}`);
      expect(await barriers(page, place)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('is a card on the home page, which leads to the overview', async () => {
    await open('/home');
    const score = page.getByRole('img', { name: /^Score \d+ of 100/ });
    await see('home', score, page.locator('.MuiCard-root', { has: score }));
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
    await see('entity-tab', takeOver);
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
    // Until the index is made anew there is none of what the first sync found.
    const end = Date.now() + 150_000;
    do {
      await open(results('reports', 'entra-findings'));
      await page.waitForLoadState('networkidle');
    } while (!(await finding.count()) && Date.now() < end);
    // The item around what is found is the search page's own.
    const result = page.locator('li > div', { has: finding }).first();
    await see('search-findings', finding.first(), result);
    await finding.first().click();
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: 'Evidence' })
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/entra/findings');
    await open(results('contoso', 'entra-people'));
    const found = page
      .locator('li > div', { hasText: 'Person · Demo tenant' })
      .first();
    const person = found.getByRole('link').first();
    await person.waitFor();
    const name = await person.innerText();
    await see('search-people', person, found);
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
