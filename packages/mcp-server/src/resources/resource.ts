import { question, QuestionError } from '@entra-posture/core';
import {
  McpServer,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import type { Completions } from '../complete';
import type { ServerDeps } from '../serverDeps';
import { sentence } from '../toErrorResult';

/** Puts one resource, or one kind of it, on a server. */
export type RegisterResource = (
  server: McpServer,
  deps: ServerDeps,
  completions: Completions,
) => void;

export const json = 'application/json';
export const markdown = 'text/markdown';

/**
 * The answer to a question, as a resource; counted and logged as the tool is.
 * @throws ProtocolError that says what to do
 */
export async function readAnswer(
  deps: ServerDeps,
  uri: URL,
  { name, input }: { name: string; input: unknown },
  signal: AbortSignal,
  /** What the address is of; what else the question answers about is not found there. */
  isOfKind: (answer: Record<string, unknown>) => boolean = () => true,
) {
  let failure: unknown;
  const { isError, content, structuredContent } =
    await deps.callLog.record<Read>(
      { tool: `resource/${name}`, caller: deps.caller },
      async () => {
        const answer = await deps.answerer.answer(
          question(name),
          input,
          deps.caller,
          signal,
        );
        if (!isOfKind(answer))
          throw new QuestionError(
            'notFound',
            `${uri.href.slice(0, 300)} is not of what this address is for; ${name} answers about it.`,
          );
        return {
          content: [{ type: 'text', text: JSON.stringify(answer) }],
          structuredContent: answer,
        };
      },
      error => {
        failure = error;
        return { isError: true };
      },
    );
  // An id that none can be, such as one of thousands of letters, is not found either.
  if (
    failure instanceof QuestionError &&
    ['notFound', 'invalidInput'].includes(failure.code)
  )
    throw notFound(uri, failure.message);
  if (isError)
    throw new ProtocolError(
      ProtocolErrorCode.InternalError,
      content?.[0].text ?? sentence(failure, signal),
    );
  return {
    contents: [
      {
        uri: uri.href,
        mimeType: json,
        text: JSON.stringify(structuredContent),
      },
    ],
  };
}

/** What is kept of a read. */
export interface Read {
  isError?: boolean;
  content?: { type: string; text?: string }[];
  structuredContent?: Record<string, unknown>;
}

/** Revision 2026-07-28 wants -32602 with the address; older ones used -32002, which the SDK puts in its place. */
export function notFound(uri: URL, message: string): ProtocolError {
  return new ProtocolError(ProtocolErrorCode.InvalidParams, message, {
    uri: uri.href,
  });
}

/** A variable of an address; one that cannot be decoded is taken as it stands, and finds nothing. */
export function variable(value: string | string[]): string {
  const text = String(value);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
