// Watches the portal come up and its first sync run, and says so in the terminal.
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 250;
const SAY_EVERY_MS = 3_000;

/** Resolves when the page is served. */
export async function pageUp(origin, signal) {
  for (;;) {
    const up = await fetch(`${origin}/entra`, {
      headers: { accept: 'text/html' },
      signal,
    }).then(
      async response => {
        const text = await response.text();
        return response.ok && text.includes('<div id="root"');
      },
      () => false,
    );
    if (up && (await health(origin, signal))) return;
    await sleep(POLL_MS, undefined, { signal });
  }
}

/** What `/api/entra/health` answers; undefined while it does not. */
export async function health(origin, signal) {
  try {
    const response = await fetch(`${origin}/api/entra/health`, { signal });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Says how the first sync goes until each connection has findings, or has said why not.
 * @param {{ origin: string, token: string, say: (line: string) => void, signal: AbortSignal }} options
 */
export async function watchFirstSync({ origin, token, say, signal }) {
  let said = 0;
  for (;;) {
    const now = await health(origin, signal);
    if (now?.database.state === 'unavailable') {
      say(now.database.problem);
      return false;
    }
    const open = (now?.connections ?? []).filter(
      each => !each.syncedAt && each.state !== 'failed',
    );
    if (now && open.length === 0) {
      for (const { id, problem } of now.connections) {
        if (problem) say(`${id}: ${problem}`);
      }
      return now.connections.some(each => each.syncedAt);
    }
    if (Date.now() - said >= SAY_EVERY_MS) {
      said = Date.now();
      const line = await progressLine(origin, token, signal);
      if (line) say(line);
    }
    await sleep(POLL_MS, undefined, { signal });
  }
}

async function progressLine(origin, token, signal) {
  const response = await fetch(
    `${origin}/api/entra/v1/questions/list_capabilities`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      },
      body: '{}',
      signal,
    },
  );
  if (!response.ok) return undefined;
  const { connections } = await response.json();
  const parts = connections.flatMap(({ id, datasets }) => {
    const done = datasets.filter(each => each.state !== 'never').length;
    const current = datasets
      .filter(each => each.progress)
      .map(
        ({ title, progress }) =>
          `${title} ${progress.rows}${progress.waiting ? ` (${progress.waiting})` : ''}`,
      );
    return [
      `reading ${id}: ${done} of ${datasets.length} datasets${current.length ? `, now ${current.join(', ')}` : ''}`,
    ];
  });
  return parts.join('; ') || undefined;
}
