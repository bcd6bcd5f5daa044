import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { Browser, chromium, Page } from 'playwright-core';
import { StartedPortal, startPortalOver } from './startedPortal';

jest.setTimeout(300_000);

const screenshots = process.env.ENTRA_SCREENSHOTS;

describe('the Conditional Access page in a browser', () => {
  let directory: string;
  let tenant: DemoTenant;
  let portal: StartedPortal;
  let browser: Browser;
  let page: Page;
  const trouble: string[] = [];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'entra-ca-'));
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
    await page.goto(`${portal.origin}/entra/conditional-access`);
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

  const rows = (name: string) =>
    page.getByRole('grid', { name }).getByRole('row');
  const parameters = () => new URL(page.url()).searchParams;

  it('leads from a cell of the matrix to its gaps, to the sign-in that goes through, to why it does', async () => {
    const cell = page.getByRole('button', {
      name: /^Members, MFA always: Gap [\d,]+ of [\d,]+/,
    });
    await cell.click();
    await page.getByRole('heading', { name: /^Gaps: Members × / }).waitFor();
    expect(parameters().get('requirement')).toBe('mfa');
    await look('ca-matrix');
    await rows('Gaps').nth(1).click();
    await page.getByRole('link', { name: 'Explain this sign-in' }).click();
    const verdict = page.getByRole('status', { name: 'Verdict' });
    await verdict.waitFor();
    // A gap of "MFA always" that a witness replays: whatever it is asked for, it is not MFA.
    expect(await verdict.textContent()).not.toMatch(/Blocked|Cannot be told/);
    expect(parameters().get('user')).toBeTruthy();
    await rows('Policies of this sign-in').nth(1).waitFor();
    await look('ca-what-if');
  });

  it('says whom a report-only policy would protect', async () => {
    await page.getByRole('tab', { name: 'Policies' }).click();
    await page.getByRole('button', { name: /State/ }).click();
    await page.getByRole('option', { name: 'Report-only' }).click();
    await rows('Policies').nth(1).getByText('Report-only').waitFor();
    await rows('Policies').nth(1).click();
    await page.getByRole('button', { name: 'If it were enabled' }).click();
    const table = page
      .getByRole('region', { name: 'If it were enabled' })
      .getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBeGreaterThan(1);
    await look('ca-assume');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(parameters().get('assume')).toBeNull();
  });

  it('explains a sign-in of somebody found by a part of the name', async () => {
    await page.getByRole('tab', { name: 'What if' }).click();
    const person = page.getByRole('combobox', { name: /Person/ });
    await person.click();
    await person.pressSequentially('an');
    await page.getByRole('option', { name: /@/ }).first().click();
    await page.getByRole('button', { name: 'Explain' }).click();
    await page.getByRole('status', { name: 'Verdict' }).waitFor();
    expect(parameters().get('user')).toBe(await person.inputValue());
  });

  it('had no error in the console', () => {
    expect(trouble).toEqual([]);
  });
});
