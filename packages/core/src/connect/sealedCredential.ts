import type { Connection } from '../model';
import type { SecretBox } from '../secret';
import { SecretError } from '../secret';
import type { NewTarget, PageCredential } from './ports';

function contextOf(connectionId: string): string {
  return `${connectionId}/credential`;
}

/** Where it counts is sealed along: a credential must not be sent to a tenant that was written into its row. */
export function sealCredential(
  box: SecretBox,
  connectionId: string,
  { cloud, tenantId, clientId, credential }: NewTarget,
): string {
  return box.seal(
    JSON.stringify({ cloud, tenantId, clientId, credential }),
    contextOf(connectionId),
  );
}

/** @throws SecretError when it is not what was sealed for this connection, tenant and app */
export function openCredential(
  box: SecretBox,
  connection: Pick<Connection, 'id' | 'cloud' | 'tenantId' | 'clientId'>,
  sealed: string,
): PageCredential {
  const target: NewTarget = JSON.parse(
    box.open(sealed, contextOf(connection.id)),
  );
  if (
    target.cloud !== connection.cloud ||
    target.tenantId !== connection.tenantId ||
    target.clientId !== connection.clientId
  ) {
    throw new SecretError(
      'unreadable',
      `The cloud, tenant or app of the connection ${connection.id} was changed in the database. Connect the tenant again.`,
    );
  }
  return target.credential;
}

/** The same under the first key; undefined when it is that already. */
export function resealCredential(
  box: SecretBox,
  connectionId: string,
  sealed: string,
): string | undefined {
  if (!box.needsRotation(sealed)) return undefined;
  const context = contextOf(connectionId);
  return box.seal(box.open(sealed, context), context);
}
