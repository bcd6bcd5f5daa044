import { datasets } from '@entra-posture/core';
import { Figure, figure } from './figure';
import {
  startTenantProcess,
  type ChangeCall,
  type TenantProcess,
} from './tenantProcess';
import { TenantReader, type Cost } from './TenantReader';

const USERS = 60_000;
const GROUPS = 6_000;
const MEMBERS = 30;
/** One object in so many changes. */
const EVERY = 100;
const MINUTE_MS = 60_000;
/** No wait counts: what a sync does is measured, not what Microsoft lets it do. */
const QUOTA_SPEED = 100_000;

/** What stands. Logs grow with time and mailboxes are asked one by one: neither costs by what has changed. */
const standing = datasets.filter(
  ({ collect }) => collect.kind === 'delta' || collect.kind === 'full',
);

/** What the sync after a change of one object in a hundred costs, as a share of the first. */
export async function benchChange(): Promise<Figure[]> {
  const process = await startTenantProcess({
    users: USERS,
    groups: GROUPS,
    membersPerGroup: MEMBERS,
    quotaSpeed: QUOTA_SPEED,
  });
  const reader = await TenantReader.open(process.tenant, QUOTA_SPEED);
  const begun = Date.now();
  const after = (minutes: number) => new Date(begun + minutes * MINUTE_MS);
  try {
    const first = await reader.read(standing, after(0));
    const judged = await reader.judge(standing, after(0));
    const changed = await change(process, reader);
    const next = await reader.read(standing, after(16));
    const judgedAgain = await reader.judge(standing, after(16));
    const hourly = await reader.read(standing, after(77));
    const share = (cost: Cost, of: keyof Cost) => cost[of] / first[of];
    return [
      figure('change: objects changed', changed, 'objects'),
      figure('change: requests of the first sync', first.requests, 'requests'),
      figure('change: requests of the next', next.requests, 'requests'),
      figure(
        'change: requests of the next, share',
        share(next, 'requests'),
        'ratio',
        '<= 0.03',
      ),
      figure('change: time of the first sync', first.seconds, 's'),
      figure('change: time of the next', next.seconds, 's'),
      figure(
        'change: time of the next, share',
        share(next, 'seconds'),
        'ratio',
        '<= 0.05',
      ),
      figure('change: rows the first sync wrote', first.rowsWritten, 'rows'),
      figure('change: rows the next wrote', next.rowsWritten, 'rows'),
      figure(
        'change: rows of the next, share',
        share(next, 'rowsWritten'),
        'ratio',
        '<= 0.05',
      ),
      figure('change: judging after the first', judged, 's'),
      figure('change: judging after the next', judgedAgain, 's'),
      figure(
        'change: hourly reads besides, requests',
        hourly.requests,
        'requests',
      ),
      figure('change: hourly reads besides, time', hourly.seconds, 's'),
    ];
  } finally {
    await reader.close();
    await process.close();
  }
}

/** Every hundredth person, device, app and policy is changed, and one membership in a hundred ends. */
async function change(
  process: TenantProcess,
  { stores, connectionId }: TenantReader,
): Promise<number> {
  const calls: ChangeCall[] = [];
  const changeEach = async (
    dataset: 'users' | 'devices' | 'applications' | 'servicePrincipals',
    kind: string,
  ) => {
    let turn = 0;
    for await (const { id } of stores.rows.stream(connectionId, dataset)) {
      turn += 1;
      if (turn % EVERY === 1)
        calls.push(['update', kind, id, { displayName: `Renamed ${turn}` }]);
    }
  };
  await changeEach('users', 'user');
  await changeEach('devices', 'device');
  await changeEach('applications', 'application');
  await changeEach('servicePrincipals', 'servicePrincipal');
  for await (const { id } of stores.rows.stream(
    connectionId,
    'conditionalAccessPolicies',
  )) {
    calls.push([
      'update',
      'conditionalAccessPolicy',
      id,
      { displayName: 'Renamed', modifiedDateTime: new Date().toISOString() },
    ]);
    break;
  }
  let turn = 0;
  for await (const { from, to } of stores.rows.relations(
    connectionId,
    'groups.members',
  )) {
    turn += 1;
    if (turn % EVERY) continue;
    calls.push([
      'changeMembers',
      from,
      { removed: [{ id: to, type: 'user' }] },
    ]);
  }
  await process.change(calls);
  return calls.length;
}
