import { SecretError } from './secretError';

const KEY_BYTES = 32;
/** Random keys fall below this less often than once in 10^15; patterns do not. */
const LEAST_DIFFERENT = 18;
/** 43 random base64 characters lack one of these less often than once in 10^9; words and hexadecimal do not. */
const inRandomText = [/[A-Z]/, /[a-z]/];

/**
 * The bytes of a configured key. A passphrase is refused even when it has the right length: who guesses it opens every
 * stored secret, and nothing slows the guessing.
 * @throws SecretError that names the key by its place, never by its value
 */
export function readKey(text: string, index: number): Buffer {
  const where = `entra.secrets.keys[${index}]`;
  const weak = (why: string) =>
    new SecretError(
      'weakKey',
      `${where} ${why}: replace it by the output of \`openssl rand -base64 32\`.`,
    );
  const trimmed = text.trim();
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed)) {
    throw weak('is not base64');
  }
  const bytes = Buffer.from(trimmed, 'base64');
  if (bytes.length !== KEY_BYTES) {
    throw weak(`is ${bytes.length} bytes long instead of ${KEY_BYTES}`);
  }
  if (
    bytes.every(byte => byte >= 0x20 && byte < 0x7f) ||
    !inRandomText.every(pattern => pattern.test(trimmed))
  ) {
    throw weak('is text, which can be guessed');
  }
  if (new Set(bytes).size < LEAST_DIFFERENT) {
    throw weak('repeats itself, so it can be guessed');
  }
  const step = (bytes[1] - bytes[0] + 256) % 256;
  if (
    bytes.every(
      (byte, at) => at === 0 || (byte - bytes[at - 1] + 256) % 256 === step,
    )
  ) {
    throw weak('counts, so it can be guessed');
  }
  return bytes;
}
