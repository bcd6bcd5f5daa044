import type { McpServer } from '@modelcontextprotocol/server';
import type { Completions } from '../complete';
import type { ServerDeps } from '../serverDeps';
import { check } from './check';
import { finding } from './finding';
import { latestSync, latestSyncUri } from './latestSync';
import { policy } from './policy';
import type { RegisterResource } from './resource';
import { summary, summaryUri } from './summary';

/**
 * The few things worth an address of their own: one line each. People are not listed: a list of resources is read by
 * clients without anybody asking.
 */
const resources: readonly RegisterResource[] = [
  summary,
  latestSync,
  finding,
  policy,
  check,
];

/** What is another after each sync. */
export const syncedUris: readonly string[] = [summaryUri, latestSyncUri];

export function registerResources(
  server: McpServer,
  deps: ServerDeps,
  completions: Completions,
): void {
  for (const register of resources) register(server, deps, completions);
}
