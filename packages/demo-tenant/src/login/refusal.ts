import { errorKinds, type ErrorKind } from './errorKinds';

/** The policy's id in it is made up; an application passes the whole on as it is. */
const challenge = JSON.stringify({
  access_token: {
    capolids: {
      essential: true,
      values: ['6b1f2d3c-0000-4000-a000-00000000ca01'],
    },
  },
});

/** The login's no: shown on a page, sent back to the application, or the body of a token answer. */
export class LoginRefusal extends Error {
  readonly code: number;
  readonly error: string;
  readonly status: number;
  readonly suberror?: string;
  /** A claims challenge, as JSON text, which the next sign-in must carry. */
  readonly claims?: string;

  /** @param text - what is said after the number; the usual sentence of this number when absent */
  constructor(code: number, text?: string, change: Partial<ErrorKind> = {}) {
    const kind = { ...kindOf(code), ...change };
    super(`AADSTS${code}: ${text ?? kind.text}`);
    this.code = code;
    this.error = kind.error;
    this.status = kind.status ?? 400;
    this.suberror = kind.suberror;
    this.claims = kind.challenged ? challenge : undefined;
  }
}

/** Microsoft adds numbers at any time, so that one that is not in the table is a refusal like the others. */
function kindOf(code: number): ErrorKind {
  return (
    errorKinds[code] ?? {
      error: 'invalid_grant',
      text: 'The sign-in was refused.',
    }
  );
}

/** The body that the token endpoint sends. @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
export function refusalBody(refusal: LoginRefusal, now: number): object {
  const time = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const trace = crypto.randomUUID();
  const correlation = crypto.randomUUID();
  return {
    error: refusal.error,
    error_description: `${refusal.message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${time}`,
    error_codes: [refusal.code],
    timestamp: time,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${refusal.code}`,
    ...(refusal.suberror ? { suberror: refusal.suberror } : {}),
    ...(refusal.claims ? { claims: refusal.claims } : {}),
  };
}
