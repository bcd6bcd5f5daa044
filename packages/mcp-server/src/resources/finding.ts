import { ResourceTemplate } from '@modelcontextprotocol/server';
import { json, readAnswer, RegisterResource, variable } from './resource';

export const finding: RegisterResource = (server, deps, completions) =>
  server.registerResource(
    'finding',
    new ResourceTemplate('entra://findings/{finding}', {
      list: undefined,
      complete: { finding: completions.finding },
    }),
    {
      title: 'A finding with its evidence',
      description: 'The same as the tool explain_finding.',
      mimeType: json,
    },
    (uri, variables, context) =>
      readAnswer(
        deps,
        uri,
        {
          name: 'explain_finding',
          input: { finding: variable(variables.finding) },
        },
        context.mcpReq.signal,
      ),
  );
