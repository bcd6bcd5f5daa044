import type { Locator, Page } from 'playwright-core';
import { barriers } from './barriers';
import { look, visitDemo } from './visitPortal';

jest.setTimeout(300_000);

const DAY_MS = 86_400_000;

describe('apps, detections, devices and changes in a browser', () => {
  let visit: Awaited<ReturnType<typeof visitDemo>>;
  let page: Page;

  beforeAll(async () => {
    visit = await visitDemo('/entra');
    page = visit.page;
    await page.getByRole('heading', { name: 'Do first' }).waitFor();
  });
  afterAll(() => visit?.leave());

  const open = (path: string) =>
    page.goto(`${visit.portal.origin}/entra/${path}`);

  /** @param ready - is there when the page is, which is built anew in the other colours */
  async function see(name: string, ready: Locator) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`[data-theme-mode="${colorScheme}"]`).waitFor();
      await ready.waitFor();
      await look(page, `${name}-${colorScheme}`, { fullPage: true });
      expect(await barriers(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('shows the riskiest app first, and leads to what is wrong with it', async () => {
    await open('apps');
    const robot = page.getByRole('row', { name: /Provisioning robot/ });
    await robot.waitFor();
    await see('apps', robot);
    await robot
      .getByRole('link', { name: 'App that can take over the tenant' })
      .click();
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: 'Evidence' })
      .waitFor();
    expect(new URL(page.url()).searchParams.get('finding')).toMatch(/^app\./);
  });

  it('shows in a calendar when secrets end', async () => {
    await open('apps');
    await page.getByRole('tab', { name: 'Secrets by expiry' }).click();
    const monday = page.getByRole('columnheader', { name: 'Mo' }).first();
    await monday.waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('expiry');
    expect(await page.getByRole('link', { name: 'Wiki 10' }).count()).toBe(1);
    await see('expiry', monday);
  });

  it('shows what the logs tell, newest first, and what only a switch would tell', async () => {
    await open('sign-ins?q=impossible-travel');
    const travel = page.getByRole('row', { name: /Impossible travel/ }).first();
    await travel.waitFor();
    await page.getByText(/Not judged/).waitFor();
    expect(
      await page.getByText(/entra\.signIns\.servicePrincipal/).count(),
    ).toBeGreaterThan(0);
    expect(await page.getByText(/in 30 days, at most/).isVisible()).toBe(true);
    await see('sign-ins', travel);
  });

  it('shows devices, sharing and mail, each area by itself', async () => {
    await open('devices');
    const jailbroken = page
      .getByRole('row', { name: /Jailbroken or compromised device/ })
      .first();
    await jailbroken.waitFor();
    await see('devices', jailbroken);
    await page
      .getByRole('navigation', { name: 'Open findings by area' })
      .getByRole('link', { name: /Sharing/ })
      .click();
    await page.getByRole('grid', { name: 'Findings of Sharing' }).waitFor();
    expect(new URL(page.url()).searchParams.get('area')).toBe('spo');
  });

  it('says of the time before the first read that nothing is known of it', async () => {
    await open('changes');
    const begins = page.getByText(/History begins later than/);
    await begins.waitFor();
    expect(await begins.count()).toBe(1);
    await see('changes', begins);
  });

  it('says what is new since the last visit', async () => {
    await open('overview');
    await page
      .getByRole('heading', { name: 'What raises the score most' })
      .waitFor();
    await page.evaluate(
      last =>
        localStorage.setItem('/entra.overview/demo', JSON.stringify({ last })),
      new Date(Date.now() - DAY_MS).toISOString(),
    );
    await page.reload();
    await page
      .getByRole('heading', { name: 'Since your last visit' })
      .waitFor();
    await page.getByText('25 new findings or more').waitFor();
    await see(
      'overview-news',
      page.getByRole('heading', { name: 'What raises the score most' }),
    );
    // A reload is the same visit.
    await page.reload();
    const news = page.getByText('25 new findings or more');
    await news.waitFor();
    expect(await news.count()).toBe(1);
  });

  it('is as wide as a phone on a phone: what is wider scrolls within itself', async () => {
    await page.setViewportSize({ width: 400, height: 850 });
    const wide: [string, number][] = [];
    const widthNow = () =>
      page.evaluate(() => document.documentElement.scrollWidth);
    for (const path of [
      'overview',
      'findings',
      'identities',
      'privileged-access',
      'conditional-access',
      'apps',
      'sign-ins',
      'devices',
      'changes',
      'connections',
    ]) {
      await open(path);
      await page.locator('.bui-PluginHeader').waitFor();
      await page.waitForLoadState('networkidle');
      let width = await widthNow();
      // A page that is still being drawn may be wider for a moment.
      for (let turn = 0; width > 400 && turn < 10; turn += 1) {
        await page.waitForTimeout(500);
        width = await widthNow();
      }
      if (width > 400) wide.push([path, width]);
    }
    expect(wide).toEqual([]);
  });

  it('had no error in the browser', () => {
    expect(visit.trouble).toEqual([]);
  });
});
