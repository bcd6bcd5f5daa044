/** @jest-environment node */
import { createGraphClient } from './createGraphClient';
import type { TokenSource } from './ports';

const origin = 'https://graph.example';
const request = {
  version: 'v1.0',
  path: '/users',
  select: ['id', 'displayName'],
} as const;

type Answer =
  { status?: number; headers?: Record<string, string>; body?: unknown } | Error;

/** A client on a clock of its own, over answers that are given in order; the last one repeats. */
function client(
  answers: Answer[],
  tokens: TokenSource = {
    token: async () => ({ accessToken: 'the-token', expiresOn: new Date() }),
  },
) {
  let now = 0;
  const seen: { url: string; headers: Record<string, string>; at: number }[] =
    [];
  const slept: number[] = [];
  const graph = createGraphClient({
    graphOrigin: origin,
    tokens,
    now: () => now,
    random: () => 0,
    sleep: async ms => {
      slept.push(ms);
      now += ms;
    },
    fetch: (async (url: string, init: { headers: Record<string, string> }) => {
      seen.push({
        url,
        headers: Object.fromEntries(new Headers(init.headers)),
        at: now,
      });
      const answer = answers[Math.min(seen.length, answers.length) - 1];
      if (answer instanceof Error) throw answer;
      return new Response(JSON.stringify(answer.body ?? { value: [] }), {
        status: answer.status ?? 200,
        headers: answer.headers,
      });
    }) as unknown as typeof fetch,
  });
  return {
    graph,
    seen,
    slept,
    page: (at: string | typeof request = request, rest = {}) =>
      graph.page(at, { workload: 'directory', ...rest }),
  };
}

describe('createGraphClient', () => {
  it('asks with a token, for new enumeration values, and gives way to people', async () => {
    const { page, seen } = client([
      {
        body: {
          value: [{ id: '1' }],
          '@odata.nextLink': `${origin}/v1.0/users?$skiptoken=x`,
        },
      },
    ]);
    expect(await page()).toEqual({
      value: [{ id: '1' }],
      nextLink: `${origin}/v1.0/users?$skiptoken=x`,
      deltaLink: undefined,
      requests: 1,
      waitedMs: 0,
    });
    expect(seen[0]).toMatchObject({
      url: `${origin}/v1.0/users?$select=id,displayName`,
      headers: {
        authorization: 'Bearer the-token',
        prefer: 'include-unknown-enum-members',
        'x-ms-throttle-priority': 'low',
      },
    });
  });

  it.each([
    'https://evil.example/v1.0/users',
    'http://graph.example/v1.0/users',
    'https://graph.example@evil.example/v1.0/users',
    `${origin}/other/users`,
    'not an address',
  ])('does not follow %s: the token goes nowhere else', async link => {
    const { page, seen } = client([{}]);
    await expect(page(link)).rejects.toMatchObject({ failure: 'foreignLink' });
    expect(seen).toEqual([]);
  });

  it('waits as long as Retry-After says, and tells so', async () => {
    const { page, slept } = client([
      {
        status: 429,
        headers: { 'retry-after': '7' },
        body: { error: { code: 'TooManyRequests' } },
      },
      {},
    ]);
    const told: (string | undefined)[] = [];
    expect(
      (await page(request, { onWait: (why?: string) => told.push(why) }))
        .requests,
    ).toBe(2);
    expect(slept).toEqual([7_000]);
    expect(told).toEqual([expect.stringContaining('7 s'), undefined]);
  });

  it('backs off by itself where no Retry-After is sent', async () => {
    const refused = {
      status: 429,
      body: { error: { code: 'TooManyRequests' } },
    };
    const { page, slept } = client([refused, refused, refused, {}]);
    await page();
    expect(slept).toEqual([1_000, 2_000, 4_000]);
  });

  it('gives up after many refusals and leaves the rest to the next sync', async () => {
    const { page, seen } = client([
      { status: 429, body: { error: { code: 'TooManyRequests' } } },
    ]);
    await expect(page()).rejects.toMatchObject({ failure: 'throttled' });
    expect(seen).toHaveLength(8);
  });

  it('does not wait an hour within a sync', async () => {
    const { page, slept } = client([
      { status: 429, headers: { 'retry-after': '3600' }, body: {} },
    ]);
    await expect(page()).rejects.toMatchObject({
      failure: 'throttled',
      retryAfterSeconds: 3600,
    });
    expect(slept).toEqual([]);
  });

  it('keeps Conditional Access to one request a second before Graph complains', async () => {
    const { page, seen } = client([{}]);
    await Promise.all(
      [1, 2, 3].map(() => page(request, { workload: 'identityProtection' })),
    );
    expect(seen.map(({ at }) => at)).toEqual([0, 1_000, 2_000]);
  });

  it('keeps the reports to five requests in ten seconds', async () => {
    const { page, seen } = client([{}]);
    await Promise.all(
      Array.from({ length: 11 }, () => page(request, { workload: 'reports' })),
    );
    expect(seen.map(({ at }) => at)).toEqual([
      0, 0, 0, 0, 0, 10_000, 10_000, 10_000, 10_000, 10_000, 20_000,
    ]);
  });

  it('tries again when a connection breaks, and says so when it keeps breaking', async () => {
    const broken = Object.assign(new TypeError('fetch failed'), {
      cause: { code: 'ECONNRESET' },
    });
    const once = client([broken, {}]);
    expect((await once.page()).requests).toBe(2);
    const always = client([broken]);
    await expect(always.page()).rejects.toMatchObject({
      failure: 'unavailable',
      message: expect.stringContaining(origin),
    });
  });

  it('does not try again with a certificate that is not trusted', async () => {
    const { page, seen } = client([
      Object.assign(new TypeError('fetch failed'), {
        cause: { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
      }),
    ]);
    await expect(page()).rejects.toMatchObject({
      failure: 'certificate',
      message: expect.stringContaining('certificate'),
    });
    expect(seen).toHaveLength(1);
  });

  it('fetches a refused token afresh, once', async () => {
    const asked: (boolean | undefined)[] = [];
    const tokens: TokenSource = {
      token: async options => {
        asked.push(options?.forceRefresh);
        return { accessToken: 't', expiresOn: new Date() };
      },
    };
    const refused = {
      status: 401,
      body: { error: { code: 'InvalidAuthenticationToken' } },
    };
    await expect(client([refused], tokens).page()).rejects.toMatchObject({
      failure: 'unauthenticated',
    });
    expect(asked).toEqual([false, true]);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    const { page, seen } = client([{}]);
    await expect(page(request, { signal: stop.signal })).rejects.toThrow();
    expect(seen).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['no list', { value: 'x' }],
    [
      'a next page that is this one',
      {
        value: [],
        '@odata.nextLink': `${origin}/v1.0/users?$select=id,displayName`,
      },
    ],
    ['something that is no object', 'text'],
  ])('refuses an answer with %s', async (_, body) => {
    const { page } = client([{ body }]);
    await expect(page()).rejects.toMatchObject({ failure: 'shape' });
  });

  const challenge = (claims: string, status = 401) => ({
    status,
    headers: {
      'www-authenticate': `Bearer realm="", authorization_uri="https://login.example/authorize", error="insufficient_claims", claims="${claims}"`,
    },
    body: { error: { code: 'InvalidAuthenticationToken', message: '' } },
  });
  const encoded = (text: string) => Buffer.from(text).toString('base64');
  const wanted = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';

  it('asks the login for what a claims challenge wants, and reads on', async () => {
    const asked: unknown[] = [];
    const { page } = client([challenge(encoded(wanted)), {}], {
      token: async options => {
        asked.push(options?.claims);
        return { accessToken: 'the-token', expiresOn: new Date() };
      },
    });
    expect((await page()).value).toEqual([]);
    expect(asked).toEqual([undefined, wanted]);
  });

  it.each([401, 403])(
    'tells a claims challenge (%i) that stays, with what the next sign-in has to bring',
    async status => {
      const { page } = client([challenge(encoded(wanted), status)]);
      await expect(page()).rejects.toMatchObject({
        failure: 'claimsChallenge',
        claims: wanted,
      });
    },
  );

  it.each(['no json', '["a"]', '"text"', `{"a":"${'x'.repeat(10_000)}"}`])(
    'takes nothing from a challenge that is no object of claims: %.12s',
    async text => {
      const { page } = client([challenge(encoded(text))]);
      await expect(page()).rejects.toMatchObject({
        failure: 'unauthenticated',
      });
    },
  );
});
