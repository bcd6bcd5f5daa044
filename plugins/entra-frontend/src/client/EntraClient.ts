import type {
  BulkActInput,
  CaExplainInput,
  CaExplanation,
  CaGapReport,
  CapabilityReport,
  CaPolicyList,
  EntitySearch,
  FindingExplanation,
  FindingActed,
  FindingActInput,
  FindingsActed,
  FindingsList,
  PostureSummary,
} from '@entra-posture/core';
import { ResponseError } from '@backstage/errors';
import type {
  CaGapsInput,
  CaPoliciesInput,
  SearchInput,
} from './conditionalAccess';
import {
  DownloadedFile,
  exportPath,
  fileNameOf,
  FindingOptions,
  FindingSelectionInput,
} from './findings';
import {
  EntityFindings,
  EntityFindingsInput,
  entityFindingsPath,
} from './catalog';
import { type SuggestionsApi, suggestionsOf } from './suggestions';
import type {
  BeginInput,
  ConnectionChange,
  ConnectOptions,
  FinishResult,
  TargetInput,
  TestReport,
} from './connect';
import { InventoryApi, inventoryOf } from './inventory';

export interface FindingsInput extends FindingSelectionInput {
  connection?: string;
  /** Only what happened, as logs tell it. */
  detected?: boolean;
  /** Also how many a day, so many days back. */
  perDay?: number;
  sort?: 'severity' | 'lastSeen' | 'firstSeen' | 'affected' | 'happened';
  limit?: number;
  cursor?: string;
}

export interface ExplainInput {
  finding: string;
  /** How many lines of its history. */
  history?: number;
  limit?: number;
  cursor?: string;
}

/** What the pages ask of the backend plugin. */
export interface EntraApi extends SuggestionsApi {
  readonly inventory: InventoryApi;
  connections(signal?: AbortSignal): Promise<CapabilityReport>;
  summary(connection: string, signal?: AbortSignal): Promise<PostureSummary>;
  findings(input: FindingsInput, signal?: AbortSignal): Promise<FindingsList>;
  explain(
    input: ExplainInput,
    signal?: AbortSignal,
  ): Promise<FindingExplanation>;
  /** Of what an entity of the catalog is in the tenants. */
  entityFindings(
    entityRef: string,
    signal?: AbortSignal,
    input?: EntityFindingsInput,
  ): Promise<EntityFindings>;
  findingOptions(signal?: AbortSignal): Promise<FindingOptions>;
  /** Decides about a finding in the version that was looked at. */
  actOnFinding(finding: string, input: FindingActInput): Promise<FindingActed>;
  /** Each finding for itself; what is refused is in the answer. */
  actOnFindings(input: BulkActInput): Promise<FindingsActed>;
  exportFindings(
    format: string,
    connection: string,
    filter: FindingSelectionInput,
  ): Promise<DownloadedFile>;
  caGaps(input: CaGapsInput, signal?: AbortSignal): Promise<CaGapReport>;
  caPolicies(
    input: CaPoliciesInput,
    signal?: AbortSignal,
  ): Promise<CaPolicyList>;
  explainSignIn(
    input: CaExplainInput,
    signal?: AbortSignal,
  ): Promise<CaExplanation>;
  search(input: SearchInput, signal?: AbortSignal): Promise<EntitySearch>;
  /** Starts a sync; its progress shows in `connections`. */
  sync(connection: string): Promise<void>;
  connectOptions(signal?: AbortSignal): Promise<ConnectOptions>;
  /** Begins an authorization. The browser goes to the address that comes back. */
  beginConnect(input: BeginInput): Promise<{ url: string }>;
  /** Takes what the browser came back from Microsoft with; works once. */
  finishConnect(result: string): Promise<FinishResult>;
  /** What a credential would open; nothing is kept. */
  testConnection(input: TargetInput, signal?: AbortSignal): Promise<TestReport>;
  addConnection(
    input: TargetInput & { title: string },
  ): Promise<{ connection: string }>;
  updateConnection(connection: string, change: ConnectionChange): Promise<void>;
  /** @param data - whether what was read of the tenant stays in the portal */
  disconnect(connection: string, data: 'keep' | 'delete'): Promise<void>;
}

/** Asks through the portal's own fetch, which finds the plugin and adds the person's token. */
export class EntraClient implements EntraApi {
  readonly inventory = inventoryOf((question, input, signal) =>
    this.#ask(question, input, signal),
  );

  readonly suggestions = suggestionsOf((path, signal) =>
    this.#get(path, signal),
  );

  constructor(private readonly fetchApi: { fetch: typeof fetch }) {}

  connections(signal?: AbortSignal) {
    return this.#ask<CapabilityReport>(
      'list_capabilities',
      { detail: 'detailed' },
      signal,
    );
  }

  summary(connection: string, signal?: AbortSignal) {
    return this.#ask<PostureSummary>(
      'get_posture_summary',
      { connection, detail: 'detailed' },
      signal,
    );
  }

  findings(input: FindingsInput, signal?: AbortSignal) {
    return this.#ask<FindingsList>('list_findings', input, signal);
  }

  explain(input: ExplainInput, signal?: AbortSignal) {
    return this.#ask<FindingExplanation>('explain_finding', input, signal);
  }

  entityFindings(
    entityRef: string,
    signal?: AbortSignal,
    input: EntityFindingsInput = {},
  ) {
    return this.#send<EntityFindings>(
      'GET',
      entityFindingsPath(entityRef, input),
      undefined,
      signal,
    );
  }

  findingOptions(signal?: AbortSignal) {
    return this.#get<FindingOptions>('v1/findings/options', signal);
  }

  actOnFinding(finding: string, input: FindingActInput) {
    return this.#send<FindingActed>(
      'POST',
      `v1/findings/${encodeURIComponent(finding)}/acts`,
      input,
    );
  }

  actOnFindings(input: BulkActInput) {
    return this.#send<FindingsActed>('POST', 'v1/findings/acts', input);
  }

  async exportFindings(
    format: string,
    connection: string,
    filter: FindingSelectionInput,
  ) {
    const response = await this.#fetch(
      'GET',
      exportPath(format, connection, filter),
    );
    return {
      name: fileNameOf(response, `findings.${format}`),
      content: await response.blob(),
    };
  }

  caGaps(input: CaGapsInput, signal?: AbortSignal) {
    return this.#ask<CaGapReport>('check_ca_gaps', input, signal);
  }

  caPolicies(input: CaPoliciesInput, signal?: AbortSignal) {
    return this.#ask<CaPolicyList>('list_policies', input, signal);
  }

  explainSignIn(input: CaExplainInput, signal?: AbortSignal) {
    return this.#ask<CaExplanation>('explain_ca_for_user', input, signal);
  }

  search(input: SearchInput, signal?: AbortSignal) {
    return this.#ask<EntitySearch>('search_entities', input, signal);
  }

  async sync(connection: string) {
    await this.#send('POST', `${pathOf(connection)}/sync`, {});
  }

  connectOptions(signal?: AbortSignal) {
    return this.#get<ConnectOptions>('v1/connect/options', signal);
  }

  beginConnect(input: BeginInput) {
    return this.#send<{ url: string }>('POST', 'v1/connect/begin', input);
  }

  finishConnect(result: string) {
    return this.#send<FinishResult>('POST', 'v1/connect/finish', { result });
  }

  testConnection(input: TargetInput, signal?: AbortSignal) {
    return this.#send<TestReport>('POST', 'v1/connect/test', input, signal);
  }

  addConnection(input: TargetInput & { title: string }) {
    return this.#send<{ connection: string }>('POST', 'v1/connections', input);
  }

  async updateConnection(connection: string, change: ConnectionChange) {
    await this.#send('PATCH', pathOf(connection), change);
  }

  async disconnect(connection: string, data: 'keep' | 'delete') {
    await this.#send('DELETE', `${pathOf(connection)}?data=${data}`);
  }

  #get<T>(path: string, signal?: AbortSignal): Promise<T> {
    return this.#send('GET', path, undefined, signal);
  }

  #ask<T>(question: string, input: object, signal?: AbortSignal): Promise<T> {
    return this.#send('POST', `v1/questions/${question}`, input, signal);
  }

  async #send<T>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    signal?: AbortSignal,
  ): Promise<T> {
    return (await this.#fetch(method, path, body, signal)).json();
  }

  async #fetch(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
    signal?: AbortSignal,
  ): Promise<Response> {
    const response = await this.fetchApi
      .fetch(`plugin://entra/${path}`, {
        method,
        ...(body && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
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
    return response;
  }
}

function pathOf(connection: string): string {
  return `v1/connections/${encodeURIComponent(connection)}`;
}
