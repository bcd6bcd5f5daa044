import type { SecretBox } from '../secret';
import { SecretError } from '../secret';
import type { NewTarget, PageCredential } from './ports';

type Target = Pick<NewTarget, 'tenantId' | 'clientId' | 'credential'>;

function contextOf(connectionId: string): string {
  return `${connectionId}/credential`;
}

/** The tenant and the app are sealed along: a row whose tenant is changed in the database must not be signed in to. */
export function sealCredential(
  box: SecretBox,
  connectionId: string,
  { tenantId, clientId, credential }: Target,
): string {
  return box.seal(
    JSON.stringify({ tenantId, clientId, credential }),
    contextOf(connectionId),
  );
}

/** @throws SecretError when it is not what was sealed for this connection, tenant and app */
export function openCredential(
  box: SecretBox,
  connection: { id: string; tenantId: string; clientId: string },
  sealed: string,
): PageCredential {
  const target: Target = JSON.parse(box.open(sealed, contextOf(connection.id)));
  if (
    target.tenantId !== connection.tenantId ||
    target.clientId !== connection.clientId
  ) {
    throw new SecretError(
      'unreadable',
      `The tenant or the app of the connection ${connection.id} was changed in the database. Connect the tenant again.`,
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
