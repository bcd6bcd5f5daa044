import { json, readAnswer, RegisterResource } from './resource';

export const summaryUri = 'entra://posture/summary';

export const summary: RegisterResource = (server, deps) =>
  server.registerResource(
    'posture-summary',
    summaryUri,
    {
      title: 'Posture summary',
      description: 'Score, open findings by area, what is unknown and why.',
      mimeType: json,
    },
    (uri, context) =>
      readAnswer(
        deps,
        uri,
        { name: 'get_posture_summary', input: {} },
        context.mcpReq.signal,
      ),
  );
