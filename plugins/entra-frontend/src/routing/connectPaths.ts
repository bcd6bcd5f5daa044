/** Addresses of what is done on the connections page: each can be bookmarked, sent, and left by Back. */
export const connectPaths = {
  browse: (connections: string) => `${connections}?browse`,
  connect: (connections: string) => `${connections}?new`,
  change: (connections: string, connection: string) =>
    `${connections}?${new URLSearchParams({ change: connection })}`,
};

export type ConnectView =
  | { at: 'list' }
  | { at: 'browse' }
  | { at: 'connect' }
  | { at: 'change'; connection: string };

/** What an address shows. */
export function connectView(search: URLSearchParams): ConnectView {
  const connection = search.get('change');
  if (connection) return { at: 'change', connection };
  if (search.has('new')) return { at: 'connect' };
  return { at: search.has('browse') ? 'browse' : 'list' };
}
