import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';

/** A call that a page makes. */
export interface Call {
  method: string;
  url: string;
  authorization: string;
  body?: string;
}

/** How often each opens the page, and what he does with it before he opens it again. */
const OPENED = 10;
const LOOKED_MS = 1_000;
/** A server closes what was idle for five seconds. Taken up at that moment, a connection is reset; a browser then asks anew. */
const IDLE_MS = 2_000;

/**
 * Several people open a page at the same time, each again and again after a look at it; its calls go out together, as the
 * browser sends them.
 * @throws Error when a call is refused: a refusal is quick, and would flatter
 */
export async function together(
  calls: readonly Call[],
  people: number,
): Promise<{ p95: number; calls: number }> {
  const dispatcher = new Agent({
    connections: people * 6,
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MS,
  });
  const times: number[] = [];
  const ask = async ({ method, url, authorization, body }: Call) => {
    const began = performance.now();
    const answer = await request(url, {
      dispatcher,
      method: method as 'GET' | 'POST',
      headers: {
        authorization,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body,
    });
    const text = await answer.body.text();
    times.push(performance.now() - began);
    if (answer.statusCode >= 400) throw new Error(`${url}: ${text}`);
  };
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      await sleep((LOOKED_MS / people) * person);
      for (let turn = 0; turn < OPENED; turn += 1) {
        await Promise.all(calls.map(ask));
        await sleep(LOOKED_MS);
      }
    }),
  );
  await dispatcher.close();
  times.sort((one, other) => one - other);
  return { p95: times[Math.floor(times.length * 0.95)], calls: times.length };
}
