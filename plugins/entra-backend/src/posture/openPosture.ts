import type { DatabaseService } from '@backstage/backend-plugin-api';
import type { Catalogue, DatasetId, Declarations } from '@entra-posture/core';
import {
  createPosture,
  type PostureLogger,
  type Retention,
} from '@entra-posture/core/node';
import type { PortalApp } from '../config/readApp';
import type { ConfiguredConnections } from '../config/readConnections';
import { PortalPosture, withMalformed } from './withMalformed';

/**
 * Opens the product over the plugin's own database.
 * @throws StoreError when the database cannot be used
 */
export async function openPosture(options: {
  database: DatabaseService;
  configured: ConfiguredConnections;
  declarations: Declarations;
  /** Datasets that are read only because they are asked for. */
  optedIn: readonly DatasetId[];
  /** What is judged. */
  catalogue: Catalogue;
  /** How long what was read is kept. */
  retention?: Retention;
  /** By connection, what an export feeds: Graph is not read for it. */
  replaced?: ReadonlyMap<string, readonly DatasetId[]>;
  /** The portal's own app, which people sign in to. */
  app?: PortalApp;
  /** Keys that seal what is stored, in base64; the first one seals. */
  secretKeys: string[];
  logger: PostureLogger;
}): Promise<PortalPosture> {
  const { database, configured, declarations, app, secretKeys, logger } =
    options;
  // A connection that the store refuses is left out and logged; the page has to show why as well.
  const refused = new Map<string, string>();
  const posture = await createPosture({
    knex: await database.getClient(),
    connections: configured.connections,
    declarations,
    optedIn: options.optedIn,
    catalogue: options.catalogue,
    retention: options.retention,
    replaced: options.replaced,
    app,
    secretKeys,
    logger: {
      ...logger,
      error: (message, meta) => {
        if (typeof meta?.connection === 'string') {
          refused.set(meta.connection, message);
        }
        logger.error(message, meta);
      },
    },
    migrate: !database.migrations?.skip,
  });
  const known = await posture.stores.connections.list();
  const leftOut = configured.connections
    .filter(({ id }) => !known.some(each => each.id === id))
    .map(({ id, title, tenantId, demo }) => ({
      id,
      title,
      tenantId,
      demo: Boolean(demo),
      problem:
        refused.get(id) ??
        `The connection ${id} could not be opened; the log of the backend says why.`,
    }));
  return withMalformed(posture, [...configured.malformed, ...leftOut]);
}
