/** A secret cannot be kept or read; the message is one sentence that says what to do. Never holds a key or a secret. */
export class SecretError extends Error {
  name = 'SecretError';

  constructor(
    readonly reason: 'missingKey' | 'weakKey' | 'unknownKey' | 'unreadable',
    message: string,
  ) {
    super(message);
  }
}
