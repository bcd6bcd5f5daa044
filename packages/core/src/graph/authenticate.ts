import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { pageOptions } from './attempts';
import { challengedClaims } from './claimsChallenge';
import { assertGraphUrl } from './graphUrl';
import type { TokenSource } from './ports';

/**
 * Attaches the token, and only ever to the configured Graph. A refused token is fetched afresh once, with what a claims
 * challenge asks for: where no person is needed for it, the login gives one at once.
 */
export class AuthenticateMiddleware implements Middleware {
  #next?: Middleware;

  constructor(
    private readonly graphOrigin: string,
    private readonly tokens: TokenSource,
  ) {}

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    const page = pageOptions(context);
    assertGraphUrl(page.url, this.graphOrigin);
    await this.#send(context, { forceRefresh: false });
    const claims = challengedClaims(context.response);
    if (claims || context.response?.status === 401) {
      await this.#send(context, { forceRefresh: true, claims });
    }
  }

  async #send(
    context: Context,
    asked: { forceRefresh: boolean; claims?: string },
  ): Promise<void> {
    const { accessToken } = await this.tokens.token({
      ...asked,
      signal: pageOptions(context).signal,
    });
    context.options = {
      ...context.options,
      headers: {
        ...(context.options?.headers as Record<string, string> | undefined),
        Authorization: `Bearer ${accessToken}`,
      },
    };
    await this.#next?.execute(context);
  }
}
