import { builtInCatalogue, renderCheckPage } from '@entra-posture/core';
import {
  ProtocolError,
  ProtocolErrorCode,
  ResourceTemplate,
} from '@modelcontextprotocol/server';
import {
  markdown,
  notFound,
  Read,
  RegisterResource,
  variable,
} from './resource';

/**
 * Text of ours, and of who added checks where this process judges: nothing of the tenant, and nobody's right to hide.
 */
export const check: RegisterResource = (
  server,
  { checks: catalogue = builtInCatalogue.all, callLog, caller },
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
      const { isError, content } = await callLog.record<Read>(
        { tool: 'resource/check', caller },
        async () =>
          found
            ? { content: [{ type: 'text', text: renderCheckPage(found) }] }
            : { isError: true },
        error => {
          throw error;
        },
      );
      const text = content?.[0].text ?? '';
      if (isError && content)
        throw new ProtocolError(ProtocolErrorCode.InternalError, text);
      if (isError)
        throw notFound(
          uri,
          'There is no such check. resources/list names them all.',
        );
      return { contents: [{ uri: uri.href, mimeType: markdown, text }] };
    },
  );
