import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import {
  QUOTA_SPEED,
  startPortalOver,
  type StartedPortal,
} from '../startedPortal';
import { visitPortal } from '../visitPortal';
import { readShare } from './bundleShare';
import { Figure, figure } from './figure';
import { together, type Call } from './portalLoad';
import { portalPages, type PortalPage } from './portalPages';
import { startTenantProcess } from './tenantProcess';

const TURNS = 3;
const USERS_AT_ONCE = 20;
/** A first sync of a million people and its judgement. */
const FIRST_SYNC_MS = 3_600_000;
/** A log that grew with the people would be read for hours; pages show a screen of it, however long it is. */
const SIGN_INS_A_DAY = 20_000;
/** More rows than anybody sees at once, headings and totals included. */
const SCREEN = 110;

interface Seen {
  page: PortalPage;
  /** From the address to what is of use, the middle one of the turns. */
  usefulMs: number;
  rows: number;
  calls: Call[];
}

/**
 * The real portal on PostgreSQL over a tenant of so many people: how soon each page is of use in Chromium, what its calls
 * take while others work too, and what the browser has to load for it.
 */
export async function benchPortal({
  users,
  postgresUrl,
}: {
  users: number;
  postgresUrl: string;
}): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'entra-portal-'));
  const tenant = await startTenantProcess({
    users,
    quotaSpeed: QUOTA_SPEED,
    // Two findings each: fifty thousand in a tenant of a million.
    atRisk: Math.floor(users / 40),
    signInsADay: Math.min(1, SIGN_INS_A_DAY / users),
  });
  let portal: StartedPortal | undefined;
  try {
    portal = await startPortalOver(
      tenant.tenant,
      directory,
      { DATABASE_URL: postgresUrl },
      FIRST_SYNC_MS,
    );
    return [
      figure('portal: people', users, 'people'),
      ...(await measurePages(portal)),
    ];
  } finally {
    await portal?.stop();
    await tenant.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Each page of a portal whose tenant was read and judged. */
export async function measurePages(portal: StartedPortal): Promise<Figure[]> {
  const { seen, findings } = await seeEachPage(portal);
  const figures = [figure('portal: findings', findings, 'findings')];
  for (const { page, usefulMs, rows, calls } of seen) {
    const { p95, calls: made } = await together(calls, USERS_AT_ONCE);
    figures.push(
      figure(`portal: ${page.name}, of use`, usefulMs, 'ms', '<= 2000'),
      figure(`portal: ${page.name}, rows`, rows, 'rows', `<= ${SCREEN}`),
      figure(`portal: ${page.name}, p95 of ${made} calls`, p95, 'ms', '<= 150'),
    );
  }
  const { own, chunks } = readShare();
  return [
    ...figures,
    figure('portal: own share of the bundle, gzip', own, 'kB', '<= 350'),
    figure('portal: files it is loaded in', chunks, 'files', '>= 10'),
  ];
}

async function seeEachPage(
  portal: StartedPortal,
): Promise<{ seen: Seen[]; findings: number }> {
  const { page, leave } = await visitPortal(portal, '/entra');
  try {
    await page.getByRole('heading', { name: 'Do first' }).waitFor();
    const seen: Seen[] = [];
    for (const each of [...portalPages, await somebody(page, portal)])
      seen.push(await see(page, portal, each));
    return { seen, findings: await openFindings(seen) };
  } finally {
    await leave();
  }
}

async function see(
  page: Page,
  { origin }: StartedPortal,
  shown: PortalPage,
): Promise<Seen> {
  const times: number[] = [];
  const asked: Request[] = [];
  const note = (request: Request) => {
    if (request.url().includes('/api/entra/')) asked.push(request);
  };
  let rows = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const last = turn === TURNS - 1;
    if (last) page.on('request', note);
    const began = performance.now();
    await page.goto(`${origin}/entra/${shown.path}`, { waitUntil: 'commit' });
    await shown.useful(page).first().waitFor();
    times.push(performance.now() - began);
    await page.waitForLoadState('networkidle');
    rows = await page.locator('tbody [role=row], tbody tr').count();
  }
  page.off('request', note);
  times.sort((one, other) => one - other);
  return {
    page: shown,
    usefulMs: times[Math.floor(TURNS / 2)],
    rows,
    calls: asked.map(request => ({
      method: request.method(),
      url: request.url(),
      authorization: request.headers().authorization,
      body: request.postData() ?? undefined,
    })),
  };
}

/** The page of the first person of the inventory. */
async function somebody(
  page: Page,
  { origin }: StartedPortal,
): Promise<PortalPage> {
  await page.goto(`${origin}/entra/identities`);
  const link = page.locator('tbody a[href*="/identities/"]').first();
  const path = (await link.getAttribute('href'))!.replace(/^\/entra\//, '');
  return {
    name: 'person',
    path,
    useful: shown => shown.getByRole('heading', { level: 2 }),
  };
}

/** What the page of findings counts. */
async function openFindings(seen: readonly Seen[]): Promise<number> {
  const call = seen
    .flatMap(({ calls }) => calls)
    .find(({ url }) => url.endsWith('/questions/list_findings'))!;
  const answer = await fetch(call.url, {
    method: call.method,
    headers: {
      'content-type': 'application/json',
      authorization: call.authorization,
    },
    body: call.body,
  });
  return ((await answer.json()) as { total: number }).total;
}
