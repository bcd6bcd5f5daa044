/** A connection cannot be changed as asked; the message is one sentence that says what to do. Never holds a secret. */
export class ConnectionError extends Error {
  name = 'ConnectionError';

  constructor(
    readonly reason:
      | 'exists'
      | 'otherTenant'
      | 'configured'
      | 'notFound'
      | 'noKey'
      | 'invalid',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
