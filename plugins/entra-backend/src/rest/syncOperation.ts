import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Access } from '../access/Access';
import { entraConnectionSyncPermission } from '../access/permissions';
import type { ConfiguredConnections } from '../config/readConnections';
import type { PostureHolder } from '../posture/PostureHolder';
import type { SyncSchedule } from '../schedule/SyncSchedule';
import { jsonAnswer, Operation, refusal } from './operation';

/** `POST /v1/connections/{id}/sync` */
export function syncOperation(deps: {
  access: Access;
  configured: ConfiguredConnections;
  postures: PostureHolder;
  schedule: SyncSchedule;
}): Operation {
  const { malformed } = deps.configured;
  return {
    method: 'post',
    path: '/v1/connections/{id}/sync',
    document: {
      operationId: 'sync_connection',
      summary: 'Read a tenant now',
      description:
        'Starts a sync that reads everything, due or not. Needs the permission `entra.connection.sync`.',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          description: 'Id of the connection',
          schema: { type: 'string' },
        },
      ],
      responses: {
        202: jsonAnswer('The sync runs; list_capabilities shows how far', {
          type: 'object',
          required: ['connection', 'state'],
          additionalProperties: false,
          properties: {
            connection: { type: 'string' },
            state: {
              type: 'string',
              enum: ['started', 'running'],
              description: '`running`: one was under way already',
            },
          },
        }),
        401: refusal('Not signed in'),
        403: refusal('The permission is missing'),
        404: refusal('There is no such connection'),
        409: refusal('The connection is configured wrongly'),
        503: refusal('The database cannot be used at the moment'),
      },
    },
    async handle(request, response) {
      await deps.access.require(request, entraConnectionSyncPermission);
      const { id } = request.params;
      const wrong = malformed.find(each => each.id === id);
      if (wrong) throw new ConflictError(wrong.problem);
      const connections = await deps.postures.get().stores.connections.list();
      const found = connections.find(each => each.id === id);
      if (!found) {
        throw new NotFoundError(
          `There is no connection ${JSON.stringify(id.slice(0, 70))}; there are ${connections.map(each => each.id).join(', ') || 'none'}.`,
        );
      }
      if (found.paused) {
        throw new ConflictError(
          `${found.title} is paused. Resume it first; nothing is read until then.`,
        );
      }
      const state = await deps.schedule.request(id, request);
      response.status(202).json({ connection: id, state });
    },
  };
}
