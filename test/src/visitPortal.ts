import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
// eslint-disable-next-line @backstage/no-undeclared-imports -- used by tests only; nobody depends on this package
import {
  BrowserContextOptions,
  chromium,
  Page,
  PageScreenshotOptions,
} from 'playwright-core';
import {
  QUOTA_SPEED,
  StartedPortal,
  startPortal,
  startPortalOver,
} from './startedPortal';

const screenshots = process.env.ENTRA_SCREENSHOTS;

/** Somebody who has entered a portal by its guest sign-in, in Chromium. */
export interface Visitor {
  page: Page;
  /** What went wrong in the browser since. */
  trouble: string[];
  leave(): Promise<void>;
}

/** @param hears - whose words on the console count: all pages' when left out */
export async function visitPortal(
  { origin }: StartedPortal,
  path: string,
  {
    hears = () => true,
    ...context
  }: BrowserContextOptions & { hears?: (address: string) => boolean } = {},
): Promise<Visitor> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({
    viewport: { width: 1360, height: 950 },
    ...context,
  });
  page.setDefaultTimeout(60_000);
  const trouble: string[] = [];
  page.on('pageerror', error => trouble.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' && hears(message.location().url))
      trouble.push(message.text());
  });
  await page.goto(`${origin}${path}`);
  await page.getByRole('button', { name: /enter/i }).click();
  return { page, trouble, leave: () => browser.close() };
}

/** What `npm start` shows to who has no tenant: a portal over the emulated one, and somebody in it. */
export async function visitDemo(
  path: string,
  env: Record<string, string> = {},
): Promise<Visitor & { portal: StartedPortal; directory: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'entra-demo-'));
  const portal = await startPortal(directory, {
    ENTRA_DEMO_USERS: '300',
    ...env,
  });
  const visitor = await visitPortal(portal, path);
  return {
    ...visitor,
    portal,
    directory,
    async leave() {
      await visitor.leave();
      await portal.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A portal of the test's own over a tenant of its own, and somebody in it. */
export async function visitTenant(
  path: string,
): Promise<Visitor & { tenant: DemoTenant; portal: StartedPortal }> {
  const directory = mkdtempSync(join(tmpdir(), 'entra-visit-'));
  const tenant = await startDemoTenant({ users: 200, quotaSpeed: QUOTA_SPEED });
  const portal = await startPortalOver(tenant, directory);
  const visitor = await visitPortal(portal, path);
  return {
    ...visitor,
    tenant,
    portal,
    async leave() {
      await visitor.leave();
      await portal.stop();
      await tenant.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Keeps a picture of the page where `ENTRA_SCREENSHOTS` names a folder for them. */
export async function look(
  page: Page,
  name: string,
  options: PageScreenshotOptions = {},
): Promise<void> {
  if (!screenshots) return;
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({
    ...options,
    path: join(screenshots, `${name}.png`),
  });
}
