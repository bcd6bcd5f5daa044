import type { GraphFailure } from './ports';

/** What a failed read means. The message is one sentence that says what to do; it never holds a token or a secret. */
export class GraphError extends Error {
  name = 'GraphError';
  readonly status?: number;
  readonly code?: string;
  readonly permission?: string;
  readonly plan?: string;
  readonly role?: string;
  readonly retryAfterSeconds?: number;
  /** What a claims challenge asks of the next sign-in, as JSON; goes into its request as it is. */
  readonly claims?: string;

  constructor(
    readonly failure: GraphFailure,
    message: string,
    details: {
      status?: number;
      code?: string;
      permission?: string;
      plan?: string;
      role?: string;
      retryAfterSeconds?: number;
      claims?: string;
      cause?: unknown;
    } = {},
  ) {
    const { cause, ...rest } = details;
    super(message, { cause });
    Object.assign(this, rest);
  }
}
