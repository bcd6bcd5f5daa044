import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { Browser, chromium, Page } from 'playwright-core';
import { StartedPortal, startPortalOver } from './startedPortal';

jest.setTimeout(300_000);

const screenshots = process.env.ENTRA_SCREENSHOTS;

describe('deciding about findings in a browser', () => {
  let directory: string;
  let tenant: DemoTenant;
  let portal: StartedPortal;
  let browser: Browser;
  let page: Page;
  const trouble: string[] = [];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'entra-decide-'));
    tenant = await startDemoTenant({ users: 200, quotaSpeed: 500 });
    portal = await startPortalOver(tenant, directory);
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
    await page.goto(`${portal.origin}/entra/findings`);
    await page.getByRole('button', { name: /enter/i }).click();
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
    await tenant?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function look(name: string) {
    if (!screenshots) return;
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, `${name}.png`) });
  }

  const rows = () =>
    page.getByRole('grid', { name: 'Findings' }).getByRole('row');
  /** Rows keep their places before there is anything in them. */
  const loaded = () =>
    rows()
      .filter({ hasText: /Critical|High/ })
      .first()
      .waitFor();
  const drawer = () => page.getByRole('region', { name: 'Decisions' });

  it('accepts one with a reason and an end, and keeps it in view beside the list', async () => {
    await loaded();
    await look('findings-list');
    await rows().nth(1).click();
    await drawer().getByRole('button', { name: 'Accept…' }).click();
    const form = page.getByRole('dialog', { name: 'Accept this finding' });
    await form
      .getByRole('textbox', { name: /Owner/ })
      .fill('group:default/identity');
    await form
      .getByRole('textbox', { name: /Reason/ })
      .fill('The merger ends it in spring.');
    await look('findings-accept');
    await form.getByRole('button', { name: 'Accept', exact: true }).click();
    await drawer()
      .getByText(/^Accepted until/)
      .waitFor();
    const history = page.getByRole('region', { name: 'History' });
    await history
      .getByText(/Accepted until .*, owner group:default\/identity/)
      .waitFor();
    await look('findings-accepted');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '1 accepted' }).click();
    const accepted = rows().nth(1);
    await accepted.getByText('Accepted', { exact: true }).waitFor();
    expect(await accepted.getByText(/^until /).isVisible()).toBe(true);
    expect(await accepted.getByText('group:default/identity').isVisible()).toBe(
      true,
    );
    expect(await rows().count()).toBe(2);
    await look('findings-set-aside');
    await page.goBack();
  });

  it('decides about several at once', async () => {
    await page.goto(`${portal.origin}/entra/findings`);
    await loaded();
    for (const row of [1, 2, 3]) await rows().nth(row).locator('label').click();
    await page.getByText('3 selected').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await look('findings-selected');
    await page.getByRole('button', { name: 'Acknowledge…' }).click();
    const form = page.getByRole('dialog', { name: 'Acknowledge 3 findings' });
    await form
      .getByRole('button', { name: 'Acknowledge', exact: true })
      .click();
    await page.getByText('3 done').waitFor();
    await look('findings-bulk-done');
  });

  it('saves the list as a file', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await look('findings-export');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /CSV/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^findings-.*\.csv$/);
    const text = readFileSync(await file.path(), 'utf8');
    expect(text.split('\r\n')[0]).toMatch(/^finding,connection,/);
    expect(text.split('\r\n').length).toBeGreaterThan(4);
  });

  it('reads in the dark, and without anything to show', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${portal.origin}/entra/findings`);
    await loaded();
    await look('findings-list-dark');
    await rows().nth(1).click();
    await drawer().getByRole('button', { name: 'Snooze…' }).click();
    await page.getByRole('dialog', { name: 'Snooze this finding' }).waitFor();
    await look('findings-snooze-dark');
    await page.goto(`${portal.origin}/entra/findings?state=snoozed`);
    await page
      .getByRole('heading', { name: 'No finding fits these filters' })
      .waitFor();
    await look('findings-empty');
    await page.route('**/questions/list_findings', route => route.abort());
    await page.goto(`${portal.origin}/entra/findings`);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('cannot be reached');
    await look('findings-error');
  });

  it('has nothing to complain of in the console', () => {
    expect(
      trouble.filter(each => !/ERR_FAILED|Failed to load resource/.test(each)),
    ).toEqual([]);
  });
});
