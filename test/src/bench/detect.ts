import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createStores,
  migrate,
  openDatabase,
  type Stores,
} from '@entra-posture/core/node';
import { bundle } from './bundle';
import type { StepsAlone } from './detectSteps';
import { Figure, figure } from './figure';
import { declarations, facts, overSignIns } from './overSignIns';
import { type GivenSignIn, LogShape, signInsOf, START } from './signInLog';
// The room is not part of the package's surface: the bench reads it where it is.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { detect } from '../../../packages/core/src/sync/detect';

const DAY_MS = 86_400_000;
/** Parts of a day that come by themselves; within each a tenth of the records comes with the next part. */
const PARTS = 4;
const LATE_MS = 45 * 60_000;
/** So many sign-ins pass while the engine compiles what it has not seen yet; a process that stays does that once. */
const COLD = 100_000;
/** Steps are cheap: they go through as many days at least as are asked for at once in a tenant that connects. */
const LONG_DAYS = 30;

interface Found {
  findings: string[];
  processor: number;
}

interface InParts extends Found {
  /** Of whom there is any sign-in. */
  people: number;
}

/**
 * All detections of sign-ins over a log: what the steps cost by themselves, what they cost with the database, what is kept
 * of a person, and that a log which is read at once gives what it gave a part at a time.
 */
export async function benchDetect(shape: LogShape): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'entra-bench-'));
  const knex = openDatabase({
    client: 'better-sqlite3',
    filename: join(directory, 'detect.sqlite'),
  });
  try {
    await migrate(knex);
    const stores = createStores(knex);
    const records = shape.days * shape.perDay;
    const steps = await stepsAlone({
      ...shape,
      days: Math.max(shape.days, LONG_DAYS),
    });
    const inParts = await partByPart(stores, shape);
    const kept = await knex('entra_detector_subjects')
      .where({ connection_id: 'parts' })
      .select(knex.raw('sum(length(states)) as bytes'))
      .first();
    const atOnce = await wholeLog(stores, shape);
    const differences =
      inParts.findings.filter(each => !atOnce.findings.includes(each)).length +
      atOnce.findings.filter(each => !inParts.findings.includes(each)).length;
    return [
      figure(
        'detect: detections of sign-ins',
        overSignIns.length,
        'detections',
      ),
      figure('detect: sign-ins', records, 'sign-ins'),
      figure(
        `detect: steps alone, one core, a process's first ${steps.cold.signIns}`,
        steps.cold.signIns / steps.cold.processor,
        'a second',
      ),
      figure(
        `detect: steps alone, one core, all of ${steps.signIns}`,
        steps.signIns / steps.processor,
        'a second',
        '>= 50000',
      ),
      figure(
        'detect: whole log at once, with SQLite',
        records / atOnce.processor,
        'a second',
      ),
      figure(
        'detect: part by part, with SQLite',
        records / inParts.processor,
        'a second',
      ),
      figure(
        'detect: kept of each active person',
        Number(kept.bytes) / inParts.people,
        'bytes',
        '<= 1024',
      ),
      figure('detect: findings', atOnce.findings.length, 'findings', '>= 1'),
      figure(
        'detect: findings that the two do not share',
        differences,
        'findings',
        '<= 0',
      ),
    ];
  } finally {
    await knex.destroy();
    rmSync(directory, { recursive: true });
  }
}

/** The steps in a process of their own. */
async function stepsAlone(shape: LogShape): Promise<StepsAlone> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    await bundle('detectSteps'),
    JSON.stringify(shape),
    String(COLD),
  ]);
  return JSON.parse(stdout);
}

/** The log as it comes: a quarter of a day at a time, some of it with the next. */
async function partByPart(stores: Stores, shape: LogShape): Promise<InParts> {
  const people = new Set<string>();
  let processor = 0;
  let late: GivenSignIn[] = [];
  for (let day = 0; day < shape.days; day += 1) {
    const events = signInsOf(day, shape);
    for (const { userId } of events) people.add(userId);
    for (let part = 0; part < PARTS; part += 1) {
      const from = START + day * DAY_MS + (part * DAY_MS) / PARTS;
      const end = from + DAY_MS / PARTS;
      const own = events.filter(({ createdDateTime }) => {
        const at = Date.parse(createdDateTime);
        return at >= from && (at < end || part === PARTS - 1);
      });
      const isLate = ({ createdDateTime, id }: GivenSignIn) =>
        Date.parse(createdDateTime) > end - LATE_MS && /[05]-\d$/.test(id);
      await feed(stores, 'parts', late);
      await feed(
        stores,
        'parts',
        own.filter(each => !isLate(each)),
      );
      late = own.filter(isLate);
      await feedAudits(stores, 'parts', from, end);
      processor += await run(stores, 'parts', end);
    }
  }
  await feed(stores, 'parts', late);
  processor += await run(stores, 'parts', START + shape.days * DAY_MS);
  return {
    findings: await findingsOf(stores, 'parts'),
    processor,
    people: people.size,
  };
}

async function wholeLog(stores: Stores, shape: LogShape): Promise<Found> {
  for (let day = 0; day < shape.days; day += 1) {
    const from = START + day * DAY_MS;
    await feed(stores, 'whole', signInsOf(day, shape));
    await feedAudits(stores, 'whole', from, from + DAY_MS);
  }
  const processor = await run(stores, 'whole', START + shape.days * DAY_MS);
  return { findings: await findingsOf(stores, 'whole'), processor };
}

async function feed(
  stores: Stores,
  connectionId: string,
  events: readonly GivenSignIn[],
): Promise<void> {
  if (!events.length) return;
  await stores.ingest.write(connectionId, {
    parts: [
      {
        dataset: 'signIns',
        rows: events.map(row => ({
          id: row.id,
          label: row.id,
          at: row.createdDateTime,
          subject: row.userId,
          row,
        })),
      },
    ],
    now: new Date(START).toISOString(),
  });
}

/** Something that means nothing every ten minutes: detections that step through both logs go as far as both do. */
async function feedAudits(
  stores: Stores,
  connectionId: string,
  from: number,
  end: number,
): Promise<void> {
  const rows = [];
  for (let at = from; at < end; at += 600_000) {
    const id = `a${at}`;
    const activityDateTime = new Date(at).toISOString();
    rows.push({
      id,
      label: 'Update user',
      at: activityDateTime,
      subject: 'u1',
      row: {
        id,
        activityDateTime,
        activityDisplayName: 'Update user',
        category: 'UserManagement',
        result: 'success',
        targetResources: [{ id: 'u1', type: 'User' }],
      },
    });
  }
  await stores.ingest.write(connectionId, {
    parts: [{ dataset: 'directoryAudits', rows }],
    now: new Date(START).toISOString(),
  });
}

/** @returns seconds of the processor */
async function run(
  stores: Stores,
  connectionId: string,
  now: number,
): Promise<number> {
  const start = process.cpuUsage();
  await detect(overSignIns, {
    connectionId,
    stores,
    logger: {
      error: message => {
        throw new Error(message);
      },
    },
    declarations,
    // Tokens that are renewed are not read, as long as nobody switches that on; a log that is read has come so far.
    completeness: log =>
      log === 'nonInteractiveSignIns' || log === 'servicePrincipalSignIns'
        ? { state: 'never', why: '' }
        : { state: 'complete', asOf: new Date(now).toISOString() },
    now: new Date(now),
    facts,
  });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
}

async function findingsOf(
  stores: Stores,
  connectionId: string,
): Promise<string[]> {
  const found: string[] = [];
  for (let offset = 0; ; offset += 1_000) {
    const { items } = await stores.findings.list(
      { connectionId, status: 'open' },
      { limit: 1_000, offset },
    );
    for (const { checkId, key, severity } of items)
      found.push(`${checkId} ${key} ${severity}`);
    if (items.length < 1_000) return found;
  }
}
