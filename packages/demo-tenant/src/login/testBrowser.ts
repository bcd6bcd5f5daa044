import { createHash, randomBytes } from 'node:crypto';
// eslint-disable-next-line @backstage/no-undeclared-imports -- used by tests only
import { Agent, fetch } from 'undici';
import type { DemoTenant } from '../startDemoTenant';

/** Where a click led: a page of the login, or back to the application. */
export interface Place {
  status: number;
  html: string;
  /** What stands in the alert, or nothing. */
  alert: string;
  /** The address of the application with the answer, when the browser was sent back. */
  back?: URL;
}

export interface TestBrowser {
  open(url: string): Promise<Place>;
  /** Clicks an account on the page. */
  choose(place: Place, username: string): Promise<Place>;
  click(
    place: Place,
    answer: string,
    fields?: Record<string, string>,
  ): Promise<Place>;
  /** Sends the page's form to the application, as its script does in a browser. */
  follow(place: Place): Promise<void>;
  /** Posts to the token endpoint. */
  token(
    form: Record<string, string>,
    tenantName?: string,
  ): Promise<{ status: number; body: any }>;
  close(): Promise<void>;
}

export const callback = 'https://localhost:7007/api/entra/connect/callback';

/** As little of a browser as the pages need: forms, and one cookie. */
export function testBrowser(tenant: DemoTenant): TestBrowser {
  const dispatcher = new Agent({ connect: { ca: tenant.certificate } });
  let cookie = '';

  async function go(url: string, body?: URLSearchParams): Promise<Place> {
    const answer = await fetch(url, {
      dispatcher,
      redirect: 'manual',
      method: body ? 'POST' : 'GET',
      headers: cookie ? { cookie } : {},
      body,
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const html = await answer.text();
    const location = answer.headers.get('location');
    return {
      status: answer.status,
      html,
      alert: unescapeHtml(/role="alert">([\s\S]*?)<\/p>/.exec(html)?.[1] ?? ''),
      ...(location ? { back: new URL(location) } : {}),
    };
  }

  const post = (
    place: Place,
    fields: Record<string, string>,
    step?: string,
  ) => {
    const action = step ?? /action="\/demo-login\/(\w+)"/.exec(place.html)?.[1];
    const interaction = /name="interaction" value="([^"]+)"/.exec(
      place.html,
    )?.[1];
    if (!action || !interaction)
      throw new Error(`There is no form on this page: ${place.html}`);
    return go(
      `${tenant.origin}/demo-login/${action}`,
      new URLSearchParams({ interaction, ...fields }),
    );
  };

  return {
    open: url => go(url),
    choose: (place, username) => post(place, { username }, 'account'),
    click: (place, answer, fields) => {
      if (!place.html.includes(`value="${answer}"`))
        throw new Error(`There is no button ${answer}: ${place.html}`);
      return post(place, { answer, ...fields });
    },
    async follow(place) {
      const action = /<form method="post" action="([^"]+)" id="answer">/.exec(
        place.html,
      )?.[1];
      if (!action)
        throw new Error(`Nothing goes to the application: ${place.html}`);
      const fields = place.html.matchAll(
        /type="hidden" name="([^"]+)" value="([^"]*)"/g,
      );
      const answer = await fetch(unescapeHtml(action), {
        method: 'POST',
        body: new URLSearchParams(
          [...fields].map(([, name, value]) => [
            unescapeHtml(name),
            unescapeHtml(value),
          ]),
        ),
      });
      await answer.body?.cancel();
    },
    async token(form, tenantName = tenant.tenantId) {
      const answer = await fetch(
        `${tenant.origin}/${tenantName}/oauth2/v2.0/token`,
        { method: 'POST', dispatcher, body: new URLSearchParams(form) },
      );
      return { status: answer.status, body: await answer.json() };
    },
    close: () => dispatcher.close(),
  };
}

export interface Pkce {
  verifier: string;
  challenge: string;
}

export function createPkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return {
    verifier,
    challenge: createHash('sha256').update(verifier).digest('base64url'),
  };
}

/** @param change - parameters to add or replace; undefined leaves one out */
export function authorizeUrl(
  tenant: DemoTenant,
  pkce: Pkce,
  change: Record<string, string | undefined> = {},
  name = tenant.tenantId,
): string {
  const query = {
    client_id: tenant.clientId,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid profile offline_access User.Read',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: pkce.challenge,
    code_challenge_method: 'S256',
    ...change,
  };
  const given = Object.entries(query).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return `${tenant.origin}/${name}/oauth2/v2.0/authorize?${new URLSearchParams(given)}`;
}

function unescapeHtml(text: string): string {
  return text
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}
