import { McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { png } from './content';

export function registerResources(server: McpServer): void {
  const plain = { mimeType: 'text/plain', description: 'Text' };
  server.registerResource('static-text', 'test://static-text', plain, uri => ({
    contents: [
      {
        uri: uri.href,
        mimeType: plain.mimeType,
        text: 'This is the content of the static text resource.',
      },
    ],
  }));

  const binary = { mimeType: 'image/png', description: 'An image' };
  server.registerResource(
    'static-binary',
    'test://static-binary',
    binary,
    uri => ({
      contents: [{ uri: uri.href, mimeType: binary.mimeType, blob: png }],
    }),
  );

  const json = { mimeType: 'application/json', description: 'Data by id' };
  server.registerResource(
    'template',
    new ResourceTemplate('test://template/{id}/data', { list: undefined }),
    json,
    (uri, { id }) => ({
      contents: [
        {
          uri: uri.href,
          mimeType: json.mimeType,
          text: JSON.stringify({
            id,
            templateTest: true,
            data: `Data for ID: ${id}`,
          }),
        },
      ],
    }),
  );
}
