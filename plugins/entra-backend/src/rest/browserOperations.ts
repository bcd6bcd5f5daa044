import type { SignInFlow } from '../connect/SignInFlow';
import type { Operation } from './operation';

/** Where the browser comes by itself on its way to Microsoft and back; it brings no token of the portal. */
export function browserOperations(flow: SignInFlow): Operation[] {
  const toPage = { 302: { description: 'On to the next page' } };
  return [
    {
      method: 'get',
      path: '/connect/start',
      open: true,
      document: {
        operationId: 'connect_start',
        summary: 'Mark the browser and go on to Microsoft',
        parameters: [query('ticket', 'From connect_begin')],
        responses: toPage,
      },
      handle: (request, response) => flow.start(request, response),
    },
    {
      method: 'get',
      path: '/connect/callback',
      open: true,
      document: {
        operationId: 'connect_callback',
        summary: "Microsoft's answer, on its way to the page",
        parameters: [query('state', 'From connect_start')],
        responses: toPage,
      },
      handle: (request, response) => flow.callback(request, response),
    },
  ];
}

function query(name: string, description: string): object {
  return {
    name,
    in: 'query',
    required: true,
    description,
    schema: { type: 'string' },
  };
}
