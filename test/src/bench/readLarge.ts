// Run as a process of its own, so that its peak memory is that of one sync and of nothing else.
import { datasets, type DatasetId } from '@entra-posture/core';
import { TenantReader } from './TenantReader';

/** Seconds: by the clock, and of the processor, which others do not take part of. */
export interface Spent {
  passed: number;
  busy: number;
}

export interface Measured {
  memberships: number;
  requests: number;
  collecting: Spent;
  judging: Spent;
  /** Resident MiB: before it began, and at the most. */
  loaded: number;
  collectingPeak: number;
  peak: number;
}

/** Grow with the tenant as users do and are read in the same way; they would double the time and show nothing else. */
const leftOut: readonly DatasetId[] = [
  'devices',
  'managedDevices',
  'userSignInActivity',
];

const read = datasets.filter(
  ({ id, collect }) =>
    (collect.kind === 'delta' || collect.kind === 'full') &&
    !leftOut.includes(id),
);

const peak = () => process.resourceUsage().maxRSS / 1024;

async function measure(
  reader: TenantReader,
): Promise<Omit<Measured, 'loaded'>> {
  const now = new Date();
  const collected = await spent(() => reader.read(read, now));
  const collectingPeak = peak();
  const judged = await spent(() => reader.judge(read, now));
  const measured = {
    requests: collected.result.requests,
    collecting: collected.spent,
    judging: judged.spent,
    collectingPeak,
    peak: peak(),
  };
  let memberships = 0;
  for await (const _ of reader.stores.rows.relations(
    reader.connectionId,
    'groups.members',
  )) {
    memberships += 1;
  }
  return { ...measured, memberships };
}

async function spent<T>(
  work: () => Promise<T>,
): Promise<{ result: T; spent: Spent }> {
  const began = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return {
    result,
    spent: {
      passed: (performance.now() - began) / 1000,
      busy: (user + system) / 1_000_000,
    },
  };
}

async function main(): Promise<void> {
  const [, , tenant, quotaSpeed] = process.argv;
  const loaded = peak();
  const reader = await TenantReader.open(
    JSON.parse(tenant),
    Number(quotaSpeed),
  );
  try {
    const measured = await measure(reader);
    process.stdout.write(JSON.stringify({ loaded, ...measured }));
  } finally {
    await reader.close();
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
