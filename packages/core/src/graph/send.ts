import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { pageOptions } from './attempts';
import type { Fetch } from './network';

/** Last of the chain. The body is read here, so that one that breaks off is repeated like any broken connection. */
export class SendMiddleware implements Middleware {
  constructor(private readonly fetch: Fetch) {}

  async execute(context: Context): Promise<void> {
    const page = pageOptions(context);
    const { url, signal } = page;
    page.body = undefined;
    const response = await this.fetch(url, {
      method: 'GET',
      headers: context.options?.headers,
      // A redirect could carry the token to another host; Graph's reads have none.
      redirect: 'error',
      signal,
    });
    const text = await response.text();
    const head = { status: response.status, headers: response.headers };
    if (response.ok) {
      // A page of members is ten megabytes: it is neither parsed nor held twice.
      page.body = wholeJson(text);
      context.response = new Response(null, head);
      return;
    }
    context.response = new Response(
      bodyless(response.status) ? null : text,
      head,
    );
  }
}

/** A gateway's HTML page or half a body under status 200 is a broken transfer, not an answer. */
function wholeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(new Error('The answer is not whole JSON', { cause }), {
      code: 'ECONNRESET',
    });
  }
}

function bodyless(status: number): boolean {
  return status === 204 || status === 304;
}
