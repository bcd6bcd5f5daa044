import { builtInCatalogue, renderCheckPage } from '@entra-posture/core';
import { ResourceTemplate } from '@modelcontextprotocol/server';
import { markdown, notFound, RegisterResource, variable } from './resource';

/**
 * Text of ours, and of who added checks where this process judges: nothing of the tenant, and nobody's right to hide.
 */
export const check: RegisterResource = (
  server,
  { checks: catalogue = builtInCatalogue.all },
) =>
  server.registerResource(
    'check',
    new ResourceTemplate('entra://checks/{check}', {
      list: async () => ({
        resources: catalogue.map(({ id, title }) => ({
          uri: `entra://checks/${id}`,
          name: id,
          title,
          mimeType: markdown,
        })),
      }),
      complete: {
        check: typed =>
          catalogue.map(({ id }) => id).filter(id => id.includes(typed)),
      },
    }),
    {
      title: 'What a check judges, why, and how to fix it',
      description: 'Text of the catalogue; nothing of the tenant.',
      mimeType: markdown,
    },
    async (uri, variables) => {
      const id = variable(variables.check);
      const found = catalogue.find(each => each.id === id);
      if (!found)
        throw notFound(
          uri,
          'There is no such check. resources/list names them all.',
        );
      return {
        contents: [
          { uri: uri.href, mimeType: markdown, text: renderCheckPage(found) },
        ],
      };
    },
  );
