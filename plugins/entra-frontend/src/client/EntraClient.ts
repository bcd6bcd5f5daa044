import type {
  CapabilityReport,
  CheckFamily,
  FindingExplanation,
  FindingsList,
  FindingStatus,
  PostureSummary,
  Severity,
} from '@entra-posture/core';
import { ResponseError } from '@backstage/errors';

export interface FindingsInput {
  connection?: string;
  area?: CheckFamily;
  minSeverity?: Severity;
  status?: FindingStatus;
  query?: string;
  sort?: 'severity' | 'lastSeen' | 'firstSeen' | 'affected';
  limit?: number;
  cursor?: string;
}

/** What the pages ask of the backend plugin. */
export interface EntraApi {
  connections(signal?: AbortSignal): Promise<CapabilityReport>;
  summary(connection: string, signal?: AbortSignal): Promise<PostureSummary>;
  findings(input: FindingsInput, signal?: AbortSignal): Promise<FindingsList>;
  explain(
    input: { finding: string; limit?: number; cursor?: string },
    signal?: AbortSignal,
  ): Promise<FindingExplanation>;
  /** Starts a sync; its progress shows in `connections`. */
  sync(connection: string): Promise<void>;
}

/** Asks through the portal's own fetch, which finds the plugin and adds the person's token. */
export class EntraClient implements EntraApi {
  constructor(private readonly fetchApi: { fetch: typeof fetch }) {}

  connections(signal?: AbortSignal) {
    return this.#ask<CapabilityReport>('list_capabilities', {}, signal);
  }

  summary(connection: string, signal?: AbortSignal) {
    return this.#ask<PostureSummary>(
      'get_posture_summary',
      { connection },
      signal,
    );
  }

  findings(input: FindingsInput, signal?: AbortSignal) {
    return this.#ask<FindingsList>('list_findings', input, signal);
  }

  explain(
    input: { finding: string; limit?: number; cursor?: string },
    signal?: AbortSignal,
  ) {
    return this.#ask<FindingExplanation>('explain_finding', input, signal);
  }

  async sync(connection: string) {
    await this.#post(
      `v1/connections/${encodeURIComponent(connection)}/sync`,
      {},
    );
  }

  #ask<T>(question: string, input: object, signal?: AbortSignal): Promise<T> {
    return this.#post(`v1/questions/${question}`, input, signal) as Promise<T>;
  }

  async #post(
    path: string,
    body: object,
    signal?: AbortSignal,
  ): Promise<unknown> {
    const response = await this.fetchApi
      .fetch(`plugin://entra/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal,
      })
      .catch(cause => {
        if (signal?.aborted) throw cause;
        // Browsers say no more than "Failed to fetch".
        throw new Error(
          'The portal’s backend cannot be reached. Check your network, and whether the portal is up.',
          { cause },
        );
      });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
