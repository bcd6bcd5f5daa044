import type { McpServer } from '@modelcontextprotocol/server';
import { registerAskingBack } from './askBack';
import { registerPrompts } from './prompts';
import { registerResources } from './resources';
import { registerSchemas } from './schemas';
import { registerTools } from './tools';

export { sealed } from './askBack';

/**
 * The tools, prompts and resources that scenarios of the official suite ask for by name. Their descriptions say what each
 * must answer.
 *
 * @see https://github.com/modelcontextprotocol/conformance
 */
export function registerFixtures(server: McpServer): void {
  // The product logs to stderr and to nobody else; the suite asks whether the stack could.
  server.server.registerCapabilities({ logging: {} });
  registerTools(server);
  registerSchemas(server);
  registerAskingBack(server);
  registerResources(server);
  registerPrompts(server);
}
