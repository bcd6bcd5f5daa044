import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { pageOptions } from './attempts';
import { assertGraphUrl } from './graphUrl';
import type { TokenSource } from './ports';

/** Attaches the token, and only ever to the configured Graph. */
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
    const { accessToken } = await this.tokens.token({
      forceRefresh: Boolean(page.renewal),
      claims: page.renewal?.claims,
      signal: page.signal,
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
