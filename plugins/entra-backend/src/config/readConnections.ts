import type { Config } from '@backstage/config';
import type { ConnectionConfig } from '@entra-posture/core/node';
import { ConfigProblem } from './problem';
import { readConnection } from './readConnection';

/** A connection that cannot be used as it is configured. It is shown with its problem; the others go on. */
export interface MalformedConnection {
  id: string;
  title: string;
  /** As far as it could be read; may be empty. */
  tenantId: string;
  demo: boolean;
  problem: string;
}

export interface ConfiguredConnections {
  connections: ConnectionConfig[];
  malformed: MalformedConnection[];
}

const key = 'entra.connections';
/** It is part of addresses and of task names. */
const idPattern = /^[a-z0-9][a-z0-9._-]{0,62}$/i;

/** Reads every connection; one that is wrong never keeps the others from being read. */
export function readConnections(config: Config): ConfiguredConnections {
  // Read as plain values: the typed getters stop at the first wrong key.
  const raw: unknown = config.getOptional(key);
  if (raw === undefined) return { connections: [], malformed: [] };
  if (!isObject(raw)) {
    return {
      connections: [],
      malformed: [
        malformed(
          'connections',
          {},
          `${key} must be an object with one entry for each tenant, named by an id of your choice.`,
        ),
      ],
    };
  }
  const read: ConfiguredConnections = { connections: [], malformed: [] };
  for (const [id, entry] of Object.entries(raw)) {
    try {
      if (!idPattern.test(id)) {
        throw new ConfigProblem(
          `${key} has an entry ${JSON.stringify(id.slice(0, 70))}; name it with letters, digits, dots and dashes only, at most 63.`,
        );
      }
      if (!isObject(entry)) {
        throw new ConfigProblem(
          `${key}.${id} must be an object with tenantId, clientId and clientSecret.`,
        );
      }
      read.connections.push(readConnection(id, entry, `${key}.${id}`));
    } catch (error) {
      if (!(error instanceof ConfigProblem)) throw error;
      read.malformed.push(malformed(id, entry, error.message));
    }
  }
  return read;
}

function malformed(
  id: string,
  entry: unknown,
  problem: string,
): MalformedConnection {
  const { title, tenantId, demo } = isObject(entry)
    ? entry
    : ({} as Record<string, unknown>);
  return {
    id,
    title: typeof title === 'string' && title ? title : id,
    tenantId: typeof tenantId === 'string' ? tenantId : '',
    demo: demo === true,
    problem,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
