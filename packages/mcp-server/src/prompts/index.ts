import type { McpServer } from '@modelcontextprotocol/server';
import type { Completions } from '../complete';
import { explainToManager } from './explainToManager';
import { fixFinding } from './fixFinding';
import { investigatePerson } from './investigatePerson';
import { prepareAccessReview } from './prepareAccessReview';
import type { RegisterPrompt } from './prompt';
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
  completions: Completions,
): void {
  for (const register of prompts) register(server, completions);
}
