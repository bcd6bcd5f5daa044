import {
  acceptedContent,
  completable,
  inputRequired,
  type McpServer,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { embedded, image, text } from './content';

type Content = ReturnType<typeof text | typeof embedded> | typeof image;

const user = (...contents: Content[]) => ({
  messages: contents.map(content => ({ role: 'user' as const, content })),
});

const cities = ['paris', 'park', 'party'];
const word = z.string().describe('A word');
const completed = completable(word, begun =>
  cities.filter(each => each.startsWith(begun)),
);

export function registerPrompts(server: McpServer): void {
  server.registerPrompt('test_simple_prompt', { description: 'Says it' }, () =>
    user(text('This is a simple prompt for testing.')),
  );

  server.registerPrompt(
    'test_prompt_with_arguments',
    {
      description: 'Says what it is given',
      argsSchema: z.object({ arg1: completed, arg2: word }),
    },
    ({ arg1, arg2 }) =>
      user(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)),
  );

  server.registerPrompt(
    'test_prompt_with_embedded_resource',
    {
      description: 'Brings a resource',
      argsSchema: z.object({ resourceUri: word }),
    },
    ({ resourceUri }) =>
      user(
        embedded(
          resourceUri,
          'text/plain',
          'Embedded resource content for testing.',
        ),
        text('Please process the embedded resource above.'),
      ),
  );

  server.registerPrompt(
    'test_prompt_with_image',
    { description: 'Brings an image' },
    () => user(image, text('Please analyze the image above.')),
  );

  const context = z.object({ context: z.string() });
  server.registerPrompt(
    'test_input_required_result_prompt',
    { description: 'Asks back' },
    ({ mcpReq }) => {
      const given = acceptedContent(
        mcpReq.inputResponses,
        'user_context',
        context,
      );
      return given
        ? user(text(`Use this context: ${given.context}`))
        : inputRequired({
            inputRequests: {
              user_context: inputRequired.elicit({
                message: 'What context should the prompt use?',
                requestedSchema: context,
              }),
            },
          });
    },
  );
}
