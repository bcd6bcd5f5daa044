import { SecretBox, SecretError } from '../secret';
import type { PageConnectionStore } from '../store/connectPorts';
import { openCredential } from './sealedCredential';

/**
 * The box that stored secrets open with; undefined when no key is configured and none is needed.
 * @throws SecretError when a key is weak, or secrets are stored and none of them opens: starting without them would show
 *   every tenant as failed for a reason that one line of configuration mends
 */
export async function openSecrets(
  keys: readonly string[],
  pages: PageConnectionStore,
): Promise<SecretBox | undefined> {
  const box = keys.length ? SecretBox.create(keys) : undefined;
  const stored = await pages.list();
  if (!box) {
    if (!stored.length) return undefined;
    throw new SecretError(
      'missingKey',
      `${stored.length === 1 ? 'The connection' : 'Connections'} ${names(stored)} of the page cannot be read without the key that sealed ${stored.length === 1 ? 'its secret' : 'their secrets'}: set entra.secrets.keys.`,
    );
  }
  let refusal: unknown;
  for (const { connection, sealed } of stored) {
    try {
      openCredential(box, connection, sealed);
      return box;
    } catch (error) {
      refusal = error;
    }
  }
  // One that does not open is told by its own sync; that none does is told of the key. A changed row is no matter of keys.
  if (refusal instanceof SecretError && refusal.reason === 'unknownKey') {
    throw refusal;
  }
  return box;
}

function names(
  stored: Awaited<ReturnType<PageConnectionStore['list']>>,
): string {
  return stored.map(({ connection }) => connection.id).join(', ');
}
