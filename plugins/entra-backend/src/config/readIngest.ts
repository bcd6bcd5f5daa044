import type { Config } from '@backstage/config';
import {
  datasets,
  optionalDatasets,
  type DatasetId,
} from '@entra-posture/core';
import type { EventHubAddress } from '@entra-posture/core/node';
import { text, type Entry } from './entry';
import { ConfigProblem } from './problem';

export interface HubConfig {
  name: string;
  /** Whose records the hub holds. */
  connectionId: string;
  address: EventHubAddress;
}

export interface IngestConfig {
  eventHubs: HubConfig[];
  /** By connection, what Graph is not read for because an export feeds it. */
  replaced: ReadonlyMap<string, DatasetId[]>;
}

const key = 'entra.ingest';
const fed = new Set<string>([
  ...[...datasets, ...optionalDatasets]
    .filter(({ collect }) => collect.kind === 'window')
    .map(({ id }) => id),
]);

/** What is fed from exports. A hub that is wrong is left out, and said; the others are read. */
export function readIngest(config: Config, problems: string[]): IngestConfig {
  const eventHubs: HubConfig[] = [];
  for (const [name, entry] of entries(config, `${key}.eventHubs`, problems)) {
    try {
      eventHubs.push(readHub(name, entry));
    } catch (error) {
      if (!(error instanceof ConfigProblem)) throw error;
      problems.push(error.message);
    }
  }
  const replaced = new Map<string, DatasetId[]>();
  for (const [id, list] of entries(config, `${key}.replaces`, problems)) {
    const names: unknown[] = Array.isArray(list) ? list : [list];
    for (const each of names.filter(name => !fed.has(String(name)))) {
      problems.push(
        `${key}.replaces.${id} names ${JSON.stringify(each)}, which an export does not replace; these it may: ${[...fed].join(', ')}.`,
      );
    }
    replaced.set(
      id,
      names.filter(name => fed.has(String(name))) as DatasetId[],
    );
  }
  return { eventHubs, replaced };
}

function readHub(name: string, raw: unknown): HubConfig {
  const path = `${key}.eventHubs.${name}`;
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new ConfigProblem(
      `${path} must be an object with connection and connectionString.`,
    );
  }
  const entry = raw as Entry;
  const connectionId = text(entry, 'connection', path);
  const connectionString = text(entry, 'connectionString', path);
  if (!connectionId || !connectionString) {
    throw new ConfigProblem(
      `${path} needs connection, the id of the connection whose records it holds, and connectionString.`,
    );
  }
  return {
    name,
    connectionId,
    address: {
      connectionString,
      eventHubName: text(entry, 'eventHubName', path),
      consumerGroup: text(entry, 'consumerGroup', path),
    },
  };
}

function entries(
  config: Config,
  path: string,
  problems: string[],
): [string, unknown][] {
  const raw: unknown = config.getOptional(path);
  if (raw === undefined) return [];
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) {
    return Object.entries(raw);
  }
  problems.push(`${path} must be an object; it is not used until it is one.`);
  return [];
}
