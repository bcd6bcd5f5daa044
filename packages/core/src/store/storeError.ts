/** The database cannot be used; the message is one sentence that says what to do. Never holds a password. */
export class StoreError extends Error {
  name = 'StoreError';

  constructor(
    readonly reason:
      | 'missing'
      | 'refused'
      | 'credentials'
      | 'readOnly'
      | 'notADatabase'
      | 'newerSchema'
      | 'other',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Turns a driver's error into a sentence; what is not about reaching the database passes as it is. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const { code, message = '' } = (error ?? {}) as {
    code?: string;
    message?: string;
  };
  const say = (reason: StoreError['reason'], text: string) =>
    new StoreError(reason, text, { cause: error });
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
    case '57P03':
      return say(
        'refused',
        'The database server does not answer. Check its address and that it runs; Entra posture goes on when it is back.',
      );
    case '28P01':
    case '28000':
      return say(
        'credentials',
        'The database refused the user or password. Correct them in the configuration.',
      );
    case '3D000':
      return say(
        'missing',
        'The database does not exist on the server. Create it, or name another one in the configuration.',
      );
    case 'SQLITE_CANTOPEN':
      return say(
        'missing',
        'The database file cannot be opened or created. Check that its folder exists and may be written.',
      );
    case 'SQLITE_READONLY':
    case '25006':
      return say(
        'readOnly',
        'The database is read-only. Give Entra posture the right to write to it.',
      );
    case 'SQLITE_NOTADB':
      return say(
        'notADatabase',
        'The configured file is not a SQLite database. Name another file in the configuration.',
      );
    default:
      if (/directory does not exist/.test(message)) {
        return say(
          'missing',
          'The database file cannot be opened or created. Check that its folder exists and may be written.',
        );
      }
      return /Timeout acquiring a connection/.test(message)
        ? say(
            'refused',
            'No connection to the database could be had in time. Check that the server answers and its connection limit.',
          )
        : error;
  }
}
