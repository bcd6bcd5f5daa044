import type { ServerResponse } from 'node:http';

/** What the login sends: data, a page, or on to another address. */
export type LoginAnswer =
  | { kind: 'json'; status: number; body: object }
  | { kind: 'page'; status: number; html: string; session?: string }
  | { kind: 'redirect'; location: string; session?: string };

/** Cookies do not tell ports apart, so the name must not be one of the portal's. */
export const SESSION_COOKIE = 'demo-microsoft-session';

export function sendLogin(response: ServerResponse, answer: LoginAnswer): void {
  if (response.destroyed) return;
  const common = {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    ...(answer.kind !== 'json' && answer.session
      ? {
          'set-cookie': `${SESSION_COOKIE}=${answer.session}; Path=/; HttpOnly; Secure; SameSite=Lax`,
        }
      : {}),
  };
  switch (answer.kind) {
    case 'json':
      response.writeHead(answer.status, {
        'content-type': 'application/json; charset=utf-8',
        ...common,
      });
      response.end(JSON.stringify(answer.body));
      return;
    case 'page':
      response.writeHead(answer.status, {
        'content-type': 'text/html; charset=utf-8',
        'x-frame-options': 'DENY',
        ...common,
      });
      response.end(answer.html);
      return;
    default:
      response.writeHead(302, { location: answer.location, ...common });
      response.end();
  }
}
