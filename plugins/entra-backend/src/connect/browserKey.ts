import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';

const NAME = 'entra-connect';

/** Random, unguessable, and short enough for an address. */
export function randomKey(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a key: it opens nothing by itself. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/**
 * Marks the browser that starts a sign-in, so that only it can bring the answer back. Lax, because the answer comes by a
 * navigation from Microsoft's page; out of reach of scripts.
 */
export function markBrowser(
  response: Response,
  base: URL,
  seconds: number,
): string {
  const key = randomKey();
  response.cookie(NAME, key, {
    httpOnly: true,
    sameSite: 'lax',
    secure: base.protocol === 'https:',
    path: `${base.pathname}/connect`,
    maxAge: seconds * 1000,
  });
  return hashOf(key);
}

/** Whether the request comes from the browser that was marked with this hash. */
export function isMarked(request: Request, hash: string): boolean {
  const key = cookie(request);
  if (!key) return false;
  const [seen, wanted] = [Buffer.from(hashOf(key)), Buffer.from(hash)];
  return seen.length === wanted.length && timingSafeEqual(seen, wanted);
}

function cookie(request: Request): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === NAME && value) return value;
  }
  return undefined;
}
