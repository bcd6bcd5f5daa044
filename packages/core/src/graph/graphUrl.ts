import type { DatasetRequest } from '../model';
import { GraphError } from './graphError';

/** The URL of a first page. Commas and dollar signs stay readable: Graph takes both forms, and logs are read by people. */
export function requestUrl(
  graphOrigin: string,
  request: DatasetRequest,
): string {
  const query = [
    ['$select', request.select?.join(',')],
    ['$filter', request.filter],
    ['$expand', request.expand],
    ['$orderby', request.orderby],
    ['$top', request.top?.toString()],
  ]
    .filter(([, value]) => value)
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(value!).replaceAll('%2C', ',')}`,
    )
    .join('&');
  return `${graphOrigin}/${request.version}${request.path}${query ? `?${query}` : ''}`;
}

/**
 * A link that Graph (or somebody in its place) gave is followed only to the configured Graph: the token must never go
 * to another host.
 */
export function assertGraphUrl(link: string, graphOrigin: string): void {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const home = new URL(graphOrigin);
  if (
    !url ||
    url.origin !== home.origin ||
    url.username ||
    url.password ||
    !/^\/(v1\.0|beta)\//.test(url.pathname)
  ) {
    throw new GraphError(
      'foreignLink',
      `An answer named ${url ? url.origin : 'no valid address'} as its next page, which is not the configured Microsoft Graph (${home.origin}). Nothing was sent there. Check the configured address and who is in between.`,
    );
  }
}
