import {
  McpServer,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';
import type { Completions } from '../complete';
import type { ServerDeps } from '../serverDeps';
import { explainToManager } from './explainToManager';
import { fixFinding } from './fixFinding';
import { investigatePerson } from './investigatePerson';
import { prepareAccessReview } from './prepareAccessReview';
import type { Prompted, RegisterPrompt } from './prompt';
import { reviewPolicy } from './reviewPolicy';
import { weeklyReview } from './weeklyReview';

/** Questions that people ask often, put so that the answer says what is unknown as well: one line each. */
const prompts: readonly RegisterPrompt[] = [
  weeklyReview,
  investigatePerson,
  reviewPolicy,
  prepareAccessReview,
  explainToManager,
  fixFinding,
];

export function registerPrompts(
  server: McpServer,
  deps: ServerDeps,
  completions: Completions,
): void {
  const ask = (name: string, text: string) => recorded(deps, name, text);
  for (const register of prompts) register(server, { ...completions, ask });
}

/** Counted and logged as calls are. @throws ProtocolError when the caller has to wait */
async function recorded(
  { callLog, caller }: ServerDeps,
  name: string,
  text: string,
): Promise<Prompted> {
  const content = { type: 'text' as const, text };
  const { messages, content: [refusal] = [] } = await callLog.record<
    Partial<Prompted> & { content?: { type: string; text?: string }[] }
  >(
    { tool: `prompt/${name}`, caller },
    async () => ({ messages: [{ role: 'user', content }], content: [content] }),
    error => {
      throw error;
    },
  );
  if (!messages)
    throw new ProtocolError(
      ProtocolErrorCode.InternalError,
      refusal?.text ?? 'The prompt could not be made.',
    );
  return { messages };
}
