import { randomBytes } from 'node:crypto';
import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  createRequestStateCodec,
  inputRequired,
  inputResponse,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';
import { text } from './content';

/** Seals what goes through the client's hands; the SDK refuses a call whose state is not as it was sealed. */
export const sealed = createRequestStateCodec({ key: randomBytes(32) });

const name = z.object({ name: z.string() });
const ok = z.object({ ok: z.boolean() });
const color = z.object({ color: z.string() });

const done = (words: string) => ({ content: [text(words)] });
const askName = inputRequired.elicit({
  message: 'What is your name?',
  requestedSchema: name,
});
const askOk = inputRequired.elicit({
  message: 'Please confirm',
  requestedSchema: ok,
});
const sample = (words: string, maxTokens: number) =>
  inputRequired.createMessage({
    messages: [{ role: 'user', content: text(words) }],
    maxTokens,
  });

type Answer =
  | ReturnType<typeof done>
  | ReturnType<typeof inputRequired>
  | Promise<ReturnType<typeof inputRequired>>;

/** What a tool needs to know comes with the next call, not over a channel back. */
const tools: Readonly<
  Record<string, (mcpReq: ServerContext['mcpReq']) => Answer>
> = {
  test_input_required_result_elicitation({ inputResponses }) {
    const given = acceptedContent(inputResponses, 'user_name', name);
    return given
      ? done(`Hello, ${given.name}!`)
      : inputRequired({ inputRequests: { user_name: askName } });
  },
  test_input_required_result_sampling({ inputResponses }) {
    const given = inputResponse(inputResponses, 'capital_question');
    return given.kind === 'sampling'
      ? done(JSON.stringify(given.result.content))
      : inputRequired({
          inputRequests: {
            capital_question: sample('What is the capital of France?', 100),
          },
        });
  },
  test_input_required_result_list_roots({ inputResponses }) {
    const given = inputResponse(inputResponses, 'client_roots');
    return given.kind === 'roots'
      ? done(given.roots.map(({ uri }) => uri).join(' '))
      : inputRequired({
          inputRequests: { client_roots: inputRequired.listRoots() },
        });
  },
  test_input_required_result_request_state: confirmed,
  test_input_required_result_tampered_state: confirmed,
  test_input_required_result_multiple_inputs({ inputResponses, ...mcpReq }) {
    const given = acceptedContent(inputResponses, 'user_name', name);
    const said = inputResponse(inputResponses, 'greeting');
    const roots = inputResponse(inputResponses, 'client_roots');
    return given &&
      said.kind === 'sampling' &&
      roots.kind === 'roots' &&
      mcpReq.requestState() === 'all'
      ? done(`Hello, ${given.name}!`)
      : withState('all', {
          user_name: askName,
          greeting: sample('Generate a greeting', 50),
          client_roots: inputRequired.listRoots(),
        });
  },
  test_input_required_result_multi_round({ inputResponses, requestState }) {
    const state = requestState<{ name?: string }>();
    const second = acceptedContent(inputResponses, 'step2', color);
    if (state?.name && second)
      return done(`${state.name} likes ${second.color}`);
    const first = acceptedContent(inputResponses, 'step1', name);
    return state && first
      ? withState(first, {
          step2: inputRequired.elicit({
            message: 'Step 2: What is your favorite color?',
            requestedSchema: color,
          }),
        })
      : withState(
          {},
          {
            step1: inputRequired.elicit({
              message: 'Step 1: What is your name?',
              requestedSchema: name,
            }),
          },
        );
  },
  test_input_required_result_capabilities({ envelope }) {
    // Typed as nothing: what a client declares there is read at one's own risk.
    const declared = envelope as Record<string, ClientCapabilities> | undefined;
    const can = declared?.[CLIENT_CAPABILITIES_META_KEY] ?? {};
    return inputRequired({
      inputRequests: {
        ...(can.elicitation ? { user_name: askName } : {}),
        ...(can.sampling
          ? { greeting: sample('Generate a greeting', 50) }
          : {}),
      },
    });
  },
  // Asks for what the client has not declared; to refuse that is the SDK's.
  test_missing_capability: () =>
    inputRequired({ inputRequests: { any: sample('Anything', 10) } }),
  test_streaming_elicitation: () =>
    inputRequired({ inputRequests: { user_name: askName } }),
};

function confirmed({
  inputResponses,
  requestState,
}: ServerContext['mcpReq']): Answer {
  return requestState() === 'confirm' &&
    acceptedContent(inputResponses, 'confirm', ok)
    ? done('state-ok')
    : withState('confirm', { confirm: askOk });
}

async function withState(
  state: unknown,
  inputRequests: Parameters<typeof inputRequired>[0]['inputRequests'],
) {
  return inputRequired({
    inputRequests,
    requestState: await sealed.mint(state),
  });
}

export function registerAskingBack(server: McpServer): void {
  for (const [tool, answer] of Object.entries(tools))
    server.registerTool(tool, { description: tool }, ({ mcpReq }) =>
      answer(mcpReq),
    );
}
