import { json, readAnswer, RegisterResource } from './resource';

export const latestSyncUri = 'entra://sync/latest';

export const latestSync: RegisterResource = (server, deps) =>
  server.registerResource(
    'latest-sync',
    latestSyncUri,
    {
      title: 'The latest sync',
      description:
        'When the tenant was read last, how far each dataset is, and which permission or licence is missing.',
      mimeType: json,
    },
    (uri, context) =>
      readAnswer(
        deps,
        uri,
        { name: 'list_capabilities', input: {} },
        context.mcpReq.signal,
      ),
  );
