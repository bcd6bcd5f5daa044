import type { Stores } from '../store/ports';
import type { Tenant } from './ports';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Said to whoever feeds a tenant; the message says what to do. */
export class IngestError extends Error {
  name = 'IngestError';
}

/**
 * Whose records a connection takes.
 *
 * @throws IngestError when there is no such connection, or its tenant is known by a domain only
 */
export async function tenantOf(
  { connections, rows }: Pick<Stores, 'connections' | 'rows'>,
  connectionId: string,
): Promise<Tenant> {
  const all = await connections.list();
  const connection = all.find(({ id }) => id === connectionId);
  if (!connection) {
    throw new IngestError(
      `There is no connection ${connectionId}; connected are ${all.map(({ id }) => id).join(', ') || 'none'}.`,
    );
  }
  if (guid.test(connection.tenantId)) {
    return { tenantId: connection.tenantId.toLowerCase() };
  }
  for await (const { id } of rows.stream(connectionId, 'organization')) {
    if (guid.test(id)) return { tenantId: id.toLowerCase() };
  }
  throw new IngestError(
    `Records name their tenant by its id, and ${connectionId} is configured with ${connection.tenantId}. Configure the tenant's id (a GUID), or let Graph be read once.`,
  );
}
