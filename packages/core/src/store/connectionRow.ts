import type { Connection } from '../model';

/** A row of `entra_connections` as a connection. The sealed credential and the status are read by who needs them. */
export function connectionOf(row: Record<string, any>): Connection {
  const connection: Connection = {
    id: row.id,
    title: row.title,
    tenantId: row.tenant_id,
    graphOrigin: row.graph_origin,
    demo: Boolean(row.demo),
    source: row.source,
    cloud: row.cloud,
    credential: row.credential,
    clientId: row.client_id,
    paused: Boolean(row.paused),
  };
  if (row.account) connection.account = row.account;
  if (row.connected_at) connection.connectedAt = row.connected_at;
  if (row.connected_by) connection.connectedBy = row.connected_by;
  if (row.asked) connection.asked = JSON.parse(row.asked);
  return connection;
}

export function rowOf(connection: Connection) {
  return {
    id: connection.id,
    title: connection.title,
    tenant_id: connection.tenantId,
    graph_origin: connection.graphOrigin,
    demo: connection.demo,
    source: connection.source,
    cloud: connection.cloud,
    credential: connection.credential,
    client_id: connection.clientId,
    paused: connection.paused,
    account: connection.account ?? null,
    connected_at: connection.connectedAt ?? null,
    connected_by: connection.connectedBy ?? null,
    asked: connection.asked ? JSON.stringify(connection.asked) : null,
  };
}
