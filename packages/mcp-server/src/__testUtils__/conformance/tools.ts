import { setTimeout as delay } from 'node:timers/promises';
import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { audio, embedded, image, text } from './content';

const contents: Readonly<Record<string, CallToolResult['content']>> = {
  test_simple_text: [text('This is a simple text response for testing.')],
  test_image_content: [image],
  test_audio_content: [audio],
  test_embedded_resource: [
    embedded(
      'test://embedded-resource',
      'text/plain',
      'This is an embedded resource content.',
    ),
  ],
  test_multiple_content_types: [
    text('Multiple content types test:'),
    image,
    embedded(
      'test://mixed-content-resource',
      'application/json',
      JSON.stringify({ test: 'data', value: 123 }),
    ),
  ],
};

/** Tools that answer, fail, or tell of what they do. */
export function registerTools(server: McpServer): void {
  for (const [name, content] of Object.entries(contents))
    server.registerTool(name, { description: name }, () => ({ content }));

  server.registerTool('test_error_handling', { description: 'Fails' }, () => {
    throw new Error('This tool intentionally returns an error for testing');
  });

  server.registerTool(
    'test_tool_with_progress',
    { description: 'Tells how far it is' },
    async ({ mcpReq: { _meta, notify } }) => {
      const progressToken = _meta?.progressToken;
      for (const progress of [0, 50, 100]) {
        if (progress) await delay(50);
        if (progressToken !== undefined)
          await notify({
            method: 'notifications/progress',
            params: { progressToken, progress, total: 100 },
          });
      }
      return { content: [text('Done')] };
    },
  );

  server.registerTool(
    'test_tool_with_logging',
    { description: 'Logs what it does' },
    async ({ mcpReq }) => {
      await mcpReq.log('info', 'Tool execution started');
      await delay(50);
      await mcpReq.log('info', 'Tool processing data');
      await delay(50);
      await mcpReq.log('info', 'Tool execution completed');
      return { content: [text('Done')] };
    },
  );

  server.registerTool(
    'test_logging_tool',
    { description: 'Logs, if that was asked for' },
    async ({ mcpReq }) => {
      await mcpReq.log('info', 'Nobody asked for this');
      return { content: [text('Done')] };
    },
  );
}
