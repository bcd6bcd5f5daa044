// eslint-disable-next-line @backstage/no-undeclared-imports -- used by tests only
import { Agent, fetch } from 'undici';
import type { DemoTenant } from './startDemoTenant';

export interface TestAnswer {
  status: number;
  headers: Headers;
  body: any;
}

export interface TestClient {
  get(target: string, headers?: Record<string, string>): Promise<TestAnswer>;
  send(method: string, target: string, body: unknown): Promise<TestAnswer>;
  /** Follows next links to the end. */
  all(
    target: string,
    headers?: Record<string, string>,
  ): Promise<{ value: any[]; pages: number; deltaLink?: string }>;
  close(): Promise<void>;
}

/** A plain client, as strict about certificates as any. */
export async function testClient(
  tenant: DemoTenant,
  token?: string,
): Promise<TestClient> {
  const dispatcher = new Agent({ connect: { ca: tenant.certificate } });
  const authorization = `Bearer ${token ?? (await appToken(tenant, dispatcher))}`;
  const request = async (
    target: string,
    init: { method?: string; body?: string; headers?: Record<string, string> },
  ) => {
    const url = target.startsWith('https://')
      ? target
      : `${tenant.origin}/v1.0${target}`;
    const answer = await fetch(url, {
      dispatcher,
      ...init,
      headers: { authorization, ...init.headers },
    });
    return {
      status: answer.status,
      headers: answer.headers as unknown as Headers,
      body: await answer.json(),
    };
  };
  const get: TestClient['get'] = (target, headers) =>
    request(target, { headers });
  return {
    get,
    send: (method, target, body) =>
      request(target, { method, body: JSON.stringify(body) }),
    async all(target, headers) {
      const value: any[] = [];
      let next: string | undefined = target;
      let pages = 0;
      let last: any;
      while (next) {
        const { status, body }: TestAnswer = await get(next, headers);
        if (status !== 200)
          throw new Error(`${target}: ${status} ${JSON.stringify(body)}`);
        value.push(...body.value);
        pages += 1;
        last = body;
        next = body['@odata.nextLink'];
      }
      return { value, pages, deltaLink: last['@odata.deltaLink'] };
    },
    close: () => dispatcher.close(),
  };
}

export async function appToken(
  tenant: DemoTenant,
  dispatcher: Agent,
): Promise<string> {
  const answer = await fetch(
    `${tenant.origin}/${tenant.tenantId}/oauth2/v2.0/token`,
    {
      method: 'POST',
      dispatcher,
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: tenant.clientId,
        client_secret: tenant.clientSecret,
        scope: 'https://graph.microsoft.com/.default',
      }),
    },
  );
  return ((await answer.json()) as { access_token: string }).access_token;
}
