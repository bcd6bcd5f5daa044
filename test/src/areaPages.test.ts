import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, chromium, Page } from 'playwright-core';
import { StartedPortal, startPortal } from './startedPortal';

jest.setTimeout(300_000);

const screenshots = process.env.ENTRA_SCREENSHOTS;
const DAY_MS = 86_400_000;

describe('apps, detections, devices and changes in a browser', () => {
  let directory: string;
  let portal: StartedPortal;
  let browser: Browser;
  let page: Page;
  const trouble: string[] = [];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'entra-areas-'));
    portal = await startPortal(directory, { ENTRA_DEMO_USERS: '300' });
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    page = await browser.newPage({ viewport: { width: 1360, height: 950 } });
    page.setDefaultTimeout(60_000);
    page.on('pageerror', error => trouble.push(error.message));
    page.on(
      'console',
      message => message.type() === 'error' && trouble.push(message.text()),
    );
    await page.goto(`${portal.origin}/entra`);
    await page.getByRole('button', { name: /enter/i }).click();
    await page.getByRole('heading', { name: 'Do first' }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const open = (path: string) => page.goto(`${portal.origin}/entra/${path}`);

  async function look(name: string) {
    if (!screenshots) return;
    mkdirSync(screenshots, { recursive: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: join(screenshots, `${name}-${colorScheme}.png`),
        fullPage: true,
      });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }

  it('shows the riskiest app first, and leads to what is wrong with it', async () => {
    await open('apps');
    const robot = page.getByRole('row', { name: /Provisioning robot/ });
    await robot.waitFor();
    await look('apps');
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
    await page.getByRole('columnheader', { name: 'Mo' }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('expiry');
    expect(await page.getByRole('link', { name: 'Wiki 10' }).count()).toBe(1);
    await look('expiry');
  });

  it('shows what the logs tell, newest first, and what only a switch would tell', async () => {
    await open('sign-ins?q=impossible-travel');
    await page
      .getByRole('row', { name: /Impossible travel/ })
      .first()
      .waitFor();
    await page.getByText(/Not judged/).waitFor();
    expect(
      await page.getByText(/entra\.signIns\.servicePrincipal/).count(),
    ).toBeGreaterThan(0);
    expect(await page.getByText(/in 30 days, at most/).isVisible()).toBe(true);
    await look('sign-ins');
  });

  it('shows devices, sharing and mail, each area by itself', async () => {
    await open('devices');
    await page
      .getByRole('row', { name: /Jailbroken or compromised device/ })
      .first()
      .waitFor();
    await look('devices');
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
    await look('changes');
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
    await look('overview-news');
    // A reload is the same visit.
    await page.reload();
    const news = page.getByText('25 new findings or more');
    await news.waitFor();
    expect(await news.count()).toBe(1);
  });

  it('had no error in the browser', () => {
    expect(trouble).toEqual([]);
  });
});
