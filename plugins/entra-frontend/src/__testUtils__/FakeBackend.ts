import type {
  AppRisksList,
  CaExplanation,
  CaGapReport,
  CapabilityReport,
  CaPolicyList,
  EntityDetail,
  EntitySearch,
  FindingActed,
  FindingExplanation,
  FindingsActed,
  FindingsList,
  IdentitiesList,
  PostureSummary,
  PrivilegedAccessList,
  SnapshotComparison,
  StaleAccountsList,
} from '@entra-posture/core';
import type {
  ConnectOptions,
  FinishResult,
  TestReport,
} from '../client/connect';
import { entitySearch, explained, gapReport, policyList } from './ca';
import { connectOptions, testReport } from './connectOptions';
import { capabilities } from './connection';
import type { EntityFindings } from '../client/catalog';
import type { FindingOptions } from '../client/findings';
import type { SuggestedMatches } from '../client/suggestions';
import { explanation, findingOptions, findingsList } from './finding';
import { appRisks } from './appRisks';
import {
  changes,
  entityDetail,
  identities,
  privilegedAccess,
  staleAccounts,
} from './identity';
import { suggestedMatches } from './suggestions';
import { findingItem, summary } from './summary';

type Reply<T> = (input: any) => T | Response | Promise<T | Response>;

/** The backend's own way to refuse. */
export function refusal(
  status: number,
  name: string,
  message: string,
): Response {
  return new Response(
    JSON.stringify({
      error: { name, message },
      request: { method: 'POST', url: '/v1' },
      response: { statusCode: status },
    }),
    { status, headers: { 'content-type': 'application/json' } },
  );
}

/** Stands in for the backend at the portal's fetch, so that the real client is on the way. */
export class FakeBackend {
  readonly asked: { method: string; path: string; input: any }[] = [];
  capabilities: Reply<CapabilityReport> = () => capabilities();
  summary: Reply<PostureSummary> = () => summary();
  findings: Reply<FindingsList> = () => findingsList();
  explain: Reply<FindingExplanation> = () => explanation();
  caGaps: Reply<CaGapReport> = () => gapReport();
  caPolicies: Reply<CaPolicyList> = () => policyList();
  explainSignIn: Reply<CaExplanation> = () => explained();
  search: Reply<EntitySearch> = () => entitySearch();
  identities: Reply<IdentitiesList> = () => identities();
  staleAccounts: Reply<StaleAccountsList> = () => staleAccounts();
  entity: Reply<EntityDetail> = () => entityDetail();
  privilegedAccess: Reply<PrivilegedAccessList> = () => privilegedAccess();
  changes: Reply<SnapshotComparison> = () => changes();
  appRisks: Reply<AppRisksList> = () => appRisks();
  sync: Reply<object> = () => ({ connection: 'contoso', state: 'started' });
  options: Reply<ConnectOptions> = () => connectOptions();
  begin: Reply<{ url: string }> = () => ({
    url: 'https://portal.example/api/entra/connect/start?ticket=t1',
  });
  finish: Reply<FinishResult> = () => ({
    outcome: 'connected',
    connection: 'contoso',
    title: 'Contoso',
  });
  test: Reply<TestReport> = () => testReport();
  entityFindings: Reply<EntityFindings> = () => ({
    entityRef: 'component:default/payments',
    annotated: true,
    connections: ['contoso'],
    withheld: false,
    total: 1,
    states: { open: 1, acknowledged: 0, accepted: 0, snoozed: 0, resolved: 0 },
    items: [findingItem()],
  });
  suggestions: Reply<SuggestedMatches> = () => suggestedMatches();
  findingOptions: Reply<FindingOptions> = () => findingOptions();
  act: Reply<FindingActed> = () => ({ finding: findingItem(), changed: true });
  actOnMany: Reply<FindingsActed> = ({ findings = [] }) => ({
    done: findings.length,
    unchanged: 0,
    refused: 0,
    items: [],
  });
  export: Reply<object> = () =>
    new Response('finding\r\n', {
      headers: { 'content-disposition': 'attachment; filename="findings.csv"' },
    });
  add: Reply<{ connection: string }> = () => ({ connection: 'contoso' });
  change: Reply<object> = () => ({ connection: 'contoso' });

  inputsOf(path: string): any[] {
    return this.asked
      .filter(each => each.path === path)
      .map(({ input }) => input);
  }

  readonly fetch = async (
    url: RequestInfo | URL,
    init?: RequestInit,
  ): Promise<Response> => {
    const path = String(url).replace('plugin://entra/v1/', '');
    const input = init?.body ? JSON.parse(String(init.body)) : undefined;
    const method = init?.method ?? 'GET';
    this.asked.push({ method, path, input });
    const reply = await this.#replyTo(path)(input);
    return reply instanceof Response
      ? reply
      : new Response(JSON.stringify(reply), {
          status: path.endsWith('/sync') ? 202 : 200,
          headers: { 'content-type': 'application/json' },
        });
  };

  #replyTo(path: string): Reply<object> {
    switch (path) {
      case 'questions/list_capabilities':
        return this.capabilities;
      case 'questions/get_posture_summary':
        return this.summary;
      case 'questions/list_findings':
        return this.findings;
      case 'questions/explain_finding':
        return this.explain;
      case 'questions/check_ca_gaps':
        return this.caGaps;
      case 'questions/list_policies':
        return this.caPolicies;
      case 'questions/explain_ca_for_user':
        return this.explainSignIn;
      case 'questions/search_entities':
        return this.search;
      case 'questions/list_identities':
        return this.identities;
      case 'questions/list_stale_accounts':
        return this.staleAccounts;
      case 'questions/get_entity':
        return this.entity;
      case 'questions/list_privileged_access':
        return this.privilegedAccess;
      case 'questions/compare_snapshots':
        return this.changes;
      case 'questions/list_app_risks':
        return this.appRisks;
      case 'connect/options':
        return this.options;
      case 'connect/begin':
        return this.begin;
      case 'connect/finish':
        return this.finish;
      case 'connect/test':
        return this.test;
      case 'connections':
        return this.add;
      case 'findings/options':
        return this.findingOptions;
      case 'findings/acts':
        return this.actOnMany;
      default:
        if (/^findings\/[^/]+\/acts$/.test(path)) return this.act;
        if (path.startsWith('findings/export?')) return this.export;
        if (path.startsWith('catalog/findings?')) return this.entityFindings;
        if (path.startsWith('catalog/suggestions?')) return this.suggestions;
        if (/^connections\/[^/?]+(\?data=(keep|delete))?$/.test(path))
          return this.change;
        if (/^connections\/[^/]+\/sync$/.test(path)) return this.sync;
        throw new Error(`The pages asked for ${path}, which there is not`);
    }
  }
}
