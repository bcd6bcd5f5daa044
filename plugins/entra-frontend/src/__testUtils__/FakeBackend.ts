import type {
  CapabilityReport,
  FindingExplanation,
  FindingsList,
  PostureSummary,
} from '@entra-posture/core';
import { capabilities } from './connection';
import { explanation, findingsList } from './finding';
import { summary } from './summary';

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
  readonly asked: { path: string; input: any }[] = [];
  capabilities: Reply<CapabilityReport> = () => capabilities();
  summary: Reply<PostureSummary> = () => summary();
  findings: Reply<FindingsList> = () => findingsList();
  explain: Reply<FindingExplanation> = () => explanation();
  sync: Reply<object> = () => ({ connection: 'contoso', state: 'started' });

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
    const input = JSON.parse(String(init?.body));
    this.asked.push({ path, input });
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
      default:
        if (/^connections\/[^/]+\/sync$/.test(path)) return this.sync;
        throw new Error(`The pages asked for ${path}, which there is not`);
    }
  }
}
