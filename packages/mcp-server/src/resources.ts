import {
  Check,
  CheckMetadata,
  checks,
  detectors,
  question,
  QuestionError,
  renderCheckPage,
} from '@entra-posture/core';
import {
  McpServer,
  ProtocolError,
  ProtocolErrorCode,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import type { ServerDeps } from './serverDeps';
import { sentence } from './toErrorResult';

const json = 'application/json';

/**
 * The few things worth an address of their own: the summary, a finding, a check. People are not listed: a list of
 * resources is read by clients without anybody asking.
 */
export function registerResources(server: McpServer, deps: ServerDeps): void {
  server.registerResource(
    'posture-summary',
    'entra://posture/summary',
    {
      title: 'Posture summary',
      description: 'Score, open findings by area, what is unknown and why.',
      mimeType: json,
    },
    async (uri, context) =>
      jsonContents(
        uri,
        await answer(
          deps,
          'get_posture_summary',
          {},
          uri,
          context.mcpReq.signal,
        ),
      ),
  );
  server.registerResource(
    'finding',
    new ResourceTemplate('entra://findings/{finding}', { list: undefined }),
    {
      title: 'A finding with its evidence',
      description: 'The same as the tool explain_finding.',
      mimeType: json,
    },
    async (uri, { finding }, context) =>
      jsonContents(
        uri,
        await answer(
          deps,
          'explain_finding',
          { finding: decodeURIComponent(String(finding)) },
          uri,
          context.mcpReq.signal,
        ),
      ),
  );
  const catalogue: readonly CheckMetadata[] = [
    ...(checks as readonly Check[]),
    ...detectors,
  ];
  server.registerResource(
    'check',
    new ResourceTemplate('entra://checks/{check}', {
      list: async () => ({
        resources: catalogue.map(({ id, title }) => ({
          uri: `entra://checks/${id}`,
          name: id,
          title,
          mimeType: 'text/markdown',
        })),
      }),
      complete: {
        check: value =>
          catalogue.map(({ id }) => id).filter(id => id.includes(value)),
      },
    }),
    {
      title: 'What a check judges, why, and how to fix it',
      description: 'Text of the catalogue; nothing of the tenant.',
      mimeType: 'text/markdown',
    },
    async (uri, variables) => {
      const found = catalogue.find(({ id }) => id === variables.check);
      if (!found)
        throw notFound(
          uri,
          'There is no such check. resources/list names them all.',
        );
      return {
        contents: [
          {
            uri: uri.href,
            mimeType: 'text/markdown',
            text: renderCheckPage(found),
          },
        ],
      };
    },
  );
}

async function answer(
  deps: ServerDeps,
  name: string,
  input: unknown,
  uri: URL,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  try {
    return await deps.answerer.answer(
      question(name),
      input,
      deps.caller,
      signal,
    );
  } catch (error) {
    if (error instanceof QuestionError && error.code === 'notFound') {
      throw notFound(uri, error.message);
    }
    throw new ProtocolError(
      ProtocolErrorCode.InternalError,
      sentence(error, signal),
    );
  }
}

function jsonContents(uri: URL, value: unknown) {
  return {
    contents: [{ uri: uri.href, mimeType: json, text: JSON.stringify(value) }],
  };
}

/** Revision 2026-07-28 wants -32602 with the address; older ones used -32002, which the SDK puts in its place. */
function notFound(uri: URL, message: string): ProtocolError {
  return new ProtocolError(ProtocolErrorCode.InvalidParams, message, {
    uri: uri.href,
  });
}
