import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { datasets } from '@entra-posture/core';
import {
  conduct,
  createStores,
  migrate,
  openDatabase,
  type GraphClient,
} from '@entra-posture/core/node';
import { Agent, fetch } from 'undici';
import { clientOf } from '../clientOf';
import { Figure, figure } from './figure';
import { startTenantProcess, TenantAddress } from './tenantProcess';

const USERS = 20_000;
const GROUPS = 2_000;
const MEMBERS = 30;
const LATENCY_MS = 50;
/** How many member calls the naive way has under way at once; what its users configure. */
const PARALLEL = 10;

interface Read {
  seconds: number;
  requests: number;
  users: number;
  groups: number;
  memberships: number;
}

/** Our way against the naive one (a members call for each group) on the same tenant, in one run. */
export async function benchCollect(): Promise<Figure[]> {
  const { tenant, close } = await startTenantProcess({
    users: USERS,
    groups: GROUPS,
    membersPerGroup: MEMBERS,
    latencyMs: LATENCY_MS,
  });
  try {
    // First, so that neither way pays for what a tenant and a transport that have just been started take.
    const least = await readUsersOnly(tenant);
    const ours = await readOurs(tenant);
    const naive = await readNaive(tenant);
    for (const count of ['users', 'groups', 'memberships'] as const) {
      if (ours[count] !== naive[count]) {
        throw new Error(
          `The two ways read different tenants: ${count} ${ours[count]} and ${naive[count]}`,
        );
      }
    }
    const memory = process.memoryUsage.rss() / 2 ** 20;
    return [
      figure('collect: users', ours.users, 'rows'),
      figure('collect: groups', ours.groups, 'rows'),
      figure('collect: memberships', ours.memberships, 'rows'),
      figure('collect: requests', ours.requests, 'requests', '<= 40'),
      figure('collect: requests, naive way', naive.requests, 'requests'),
      figure(
        'collect: requests, share of naive',
        ours.requests / naive.requests,
        'ratio',
        '<= 0.05',
      ),
      figure('collect: time', ours.seconds, 's'),
      figure('collect: time, naive way', naive.seconds, 's'),
      figure(
        'collect: time, share of naive',
        ours.seconds / naive.seconds,
        'ratio',
        '<= 0.125',
      ),
      figure('collect: time, pages of users alone, dropped', least, 's'),
      figure('collect: resident memory', memory, 'MiB'),
    ];
  } finally {
    await close();
  }
}

async function readOurs(tenant: TenantAddress): Promise<Read> {
  const directory = mkdtempSync(join(tmpdir(), 'entra-bench-'));
  const knex = openDatabase({
    client: 'better-sqlite3',
    filename: join(directory, 'bench.sqlite'),
    thread: true,
  });
  try {
    await migrate(knex);
    const stores = createStores(knex);
    const client = clientOf(tenant);
    const began = performance.now();
    const reports = await conduct({
      connectionId: 'bench',
      client,
      stores,
      datasets: datasets.filter(({ id }) => id === 'users' || id === 'groups'),
      logger: { info() {}, warn: console.warn, error: console.error },
      now: () => new Date(),
      force: true,
    });
    const seconds = (performance.now() - began) / 1000;
    let memberships = 0;
    for await (const _ of stores.rows.relations('bench', 'groups.members')) {
      memberships += 1;
    }
    return {
      seconds,
      requests: reports.reduce((sum, report) => sum + report.requests, 0),
      users: await stores.rows.count('bench', 'users'),
      groups: await stores.rows.count('bench', 'groups'),
      memberships,
    };
  } finally {
    await knex.destroy();
    rmSync(directory, { recursive: true });
  }
}

/** One page after another, as Graph gives them: no way that reads these users can take less. */
async function readUsersOnly(tenant: TenantAddress): Promise<number> {
  const client = clientOf(tenant);
  const users = datasets.find(({ id }) => id === 'users')!;
  const { workload, collect } = users;
  const began = performance.now();
  let at: Parameters<GraphClient['page']>[0] | undefined = collect.request;
  while (at) {
    const page = await client.page(at, {
      workload,
      headers: collect.request.headers,
    });
    at = page.nextLink;
  }
  return (performance.now() - began) / 1000;
}

async function readNaive(tenant: TenantAddress): Promise<Read> {
  const dispatcher = new Agent({
    connect: { ca: tenant.certificate },
    connections: PARALLEL,
  });
  let requests = 0;
  const began = performance.now();
  const token = await fetch(
    `${tenant.origin}/${tenant.tenantId}/oauth2/v2.0/token`,
    {
      method: 'POST',
      dispatcher,
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: tenant.clientId,
        client_secret: tenant.clientSecret,
        scope: 'https://graph.microsoft.com/.default',
      }),
    },
  ).then(answer => answer.json() as Promise<{ access_token: string }>);

  const all = async (path: string) => {
    const found: { id: string }[] = [];
    let url: string | undefined = `${tenant.origin}/v1.0${path}`;
    while (url) {
      requests += 1;
      const answer = await fetch(url, {
        dispatcher,
        headers: { authorization: `Bearer ${token.access_token}` },
      });
      if (answer.status === 429) {
        const wait = Number(answer.headers.get('retry-after') ?? 1);
        await answer.body?.cancel();
        await new Promise(resolve => setTimeout(resolve, wait * 1000));
        continue;
      }
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      const page = (await answer.json()) as {
        value: { id: string }[];
        '@odata.nextLink'?: string;
      };
      found.push(...page.value);
      url = page['@odata.nextLink'];
    }
    return found;
  };

  const users = await all(
    '/users?$top=999&$select=id,displayName,userPrincipalName',
  );
  const groups = await all('/groups?$top=999');
  let memberships = 0;
  const queue = [...groups];
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (let group = queue.pop(); group; group = queue.pop()) {
        const members = await all(
          `/groups/${group.id}/members?$select=id&$top=999`,
        );
        memberships += members.length;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await dispatcher.close();
  return {
    seconds,
    requests,
    users: users.length,
    groups: groups.length,
    memberships,
  };
}
