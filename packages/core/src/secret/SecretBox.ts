import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
} from 'node:crypto';
import { readKey } from './readKey';
import { SecretError } from './secretError';

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface Key {
  /** The start of the key's hash: names the key in what it sealed without telling anything of it. */
  id: string;
  key: Buffer;
}

/**
 * Seals secrets for the database: AES-256-GCM under a key of the configuration, a fresh random nonce for each. What is
 * sealed opens only in the context it was sealed for, so that a row copied onto another connection is worth nothing.
 *
 * Sealed text: `v1.{key id}.{nonce}.{cipher text and tag}`, the latter two in base64url.
 *
 * @see https://csrc.nist.gov/pubs/sp/800/38/d/final
 */
export class SecretBox {
  readonly #keys: readonly Key[];

  private constructor(keys: readonly Key[]) {
    this.#keys = keys;
  }

  /**
   * @param keys - base64 of 32 random bytes each; the first seals, all open
   * @throws SecretError when there is none, or one is malformed or guessable
   */
  static create(keys: readonly string[]): SecretBox {
    if (!keys.length) {
      throw new SecretError(
        'missingKey',
        'No key is configured to keep secrets with: set entra.secrets.keys to a list with the output of `openssl rand -base64 32`.',
      );
    }
    return new SecretBox(
      keys.map((text, index) => {
        const key = readKey(text, index);
        return {
          id: createHash('sha256')
            .update('entra-posture key id')
            .update(key)
            .digest('base64url')
            .slice(0, 10),
          key,
        };
      }),
    );
  }

  /** @param context - what the secret belongs to, such as `{connection id}/credential` */
  seal(plain: string, context: string): string {
    const [{ id, key }] = this.#keys;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, key, nonce, {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(boundTo(id, context));
    const sealed = Buffer.concat([
      cipher.update(plain, 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return [
      VERSION,
      id,
      nonce.toString('base64url'),
      sealed.toString('base64url'),
    ].join('.');
  }

  /** @throws SecretError when its key is not configured, it was changed, or it was sealed for another context */
  open(sealed: string, context: string): string {
    const { id, nonce, text, tag } = parse(sealed);
    const known = this.#keys.find(each => each.id === id);
    if (!known) {
      throw new SecretError(
        'unknownKey',
        'A stored secret was sealed with a key that is not configured: put that key back into entra.secrets.keys (last in the list will do), or connect the tenant again.',
      );
    }
    try {
      const decipher = createDecipheriv(ALGORITHM, known.key, nonce, {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(boundTo(id, context));
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString(
        'utf8',
      );
    } catch {
      // Node's error says nothing more than that the tag does not match.
      throw unreadable();
    }
  }

  /** Whether it was sealed with another key than the one that seals now. */
  needsRotation(sealed: string): boolean {
    return parse(sealed).id !== this.#keys[0].id;
  }
}

function boundTo(keyId: string, context: string): Buffer {
  return Buffer.from(`${VERSION}.${keyId}.${context}`, 'utf8');
}

function parse(sealed: string) {
  const [version, id, nonce, body, ...rest] = sealed.split('.');
  const bytes = Buffer.from(body ?? '', 'base64url');
  const start = Buffer.from(nonce ?? '', 'base64url');
  if (
    version !== VERSION ||
    !id ||
    rest.length ||
    start.length !== NONCE_BYTES ||
    bytes.length < TAG_BYTES
  ) {
    throw unreadable();
  }
  return {
    id,
    nonce: start,
    text: bytes.subarray(0, -TAG_BYTES),
    tag: bytes.subarray(-TAG_BYTES),
  };
}

function unreadable(): SecretError {
  return new SecretError(
    'unreadable',
    'A stored secret cannot be opened where it stands: it was changed or moved from another row. Connect the tenant again.',
  );
}
