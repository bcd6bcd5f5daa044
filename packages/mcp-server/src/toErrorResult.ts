import { QuestionError } from '@entra-posture/core';
import { CallToolResult } from '@modelcontextprotocol/server';

/**
 * What a failed call tells the assistant: a question's own errors say what to do next and are passed on; anything else
 * may carry text of the tenant or of a driver and is replaced. The log has the cause.
 */
export function toErrorResult(
  error: unknown,
  signal?: AbortSignal,
): CallToolResult {
  return {
    isError: true,
    content: [{ type: 'text', text: sentence(error, signal) }],
  };
}

export function sentence(error: unknown, signal?: AbortSignal): string {
  if (error instanceof QuestionError) return error.message;
  if (signal?.aborted) return 'The call was cancelled.';
  return 'The answer could not be computed. The log of Entra posture says why; try again, or call list_capabilities to see what is readable.';
}
