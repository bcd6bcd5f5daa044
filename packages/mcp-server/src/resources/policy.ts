import { question } from '@entra-posture/core';
import { ResourceTemplate } from '@modelcontextprotocol/server';
import { json, readAnswer, RegisterResource, variable } from './resource';

/** As many as one question lists; a tenant may have 240 policies. */
const MOST = 100;

/** Policies are few, and of nobody: they may be listed. Their addresses hold ids, their titles are text of the tenant. */
export const policy: RegisterResource = (server, deps, completions) =>
  server.registerResource(
    'policy',
    new ResourceTemplate('entra://policies/{policy}', {
      list: async context => {
        const { structuredContent } = await deps.callLog.record<Listed>(
          { tool: 'resource/policies', caller: deps.caller },
          async () => ({
            structuredContent: (await deps.answerer.answer(
              question('list_policies'),
              { limit: MOST },
              deps.caller,
              context.mcpReq.signal,
            )) as unknown as Listed['structuredContent'],
          }),
          // The list of all resources must not fail because one kind cannot be read; reading one says why.
          () => ({ isError: true }),
        );
        return {
          resources: (structuredContent?.items ?? []).map(
            ({ policy: id, label }) => ({
              uri: `entra://policies/${encodeURIComponent(id)}`,
              name: id,
              title: label,
              mimeType: json,
            }),
          ),
        };
      },
      complete: { policy: completions.policy },
    }),
    {
      title: 'A Conditional Access policy',
      description:
        'Its properties and the open findings that name it, as get_entity has them.',
      mimeType: json,
    },
    (uri, variables, context) =>
      readAnswer(
        deps,
        uri,
        { name: 'get_entity', input: { entity: variable(variables.policy) } },
        context.mcpReq.signal,
        ({ entity }) =>
          (entity as { kind?: string })?.kind === 'conditionalAccessPolicy',
      ),
  );

interface Listed {
  isError?: boolean;
  structuredContent?: { items?: { policy: string; label: string }[] };
}
