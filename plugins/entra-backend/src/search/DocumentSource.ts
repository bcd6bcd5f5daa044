import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { Portion } from '@entra-posture/core';

export type DocumentKind = 'findings' | 'people';

const PORTION = 500;
/** A portion takes a fraction of a second; a backend that says nothing for so long is gone. */
const PATIENCE_MS = 60_000;

/** Asks the backend of Entra posture, which may run in another process, for what is to be indexed. */
export class DocumentSource {
  constructor(
    private readonly services: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {}

  /**
   * @param page.most - where there are more in all, only the worst
   * @throws ResponseError with what the backend says
   */
  async portion(
    kind: DocumentKind,
    { cursor, most }: { cursor?: string; most: number },
  ): Promise<Portion<IndexableDocument>> {
    const { auth, discovery } = this.services;
    const base = await discovery.getBaseUrl('entra');
    // A token lives for an hour at most, and indexing may take longer: each portion has its own.
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'entra',
    });
    const page = new URLSearchParams({
      limit: String(PORTION),
      most: String(most),
      ...(cursor === undefined ? {} : { cursor }),
    });
    const response = await fetch(`${base}/v1/search/${kind}?${page}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
