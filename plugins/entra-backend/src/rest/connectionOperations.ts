import { InputError } from '@backstage/errors';
import type { Posture } from '@entra-posture/core/node';
import type { Access } from '../access/Access';
import {
  entraConnectionCreatePermission,
  entraConnectionDeletePermission,
  entraConnectionUpdatePermission,
} from '../access/permissions';
import type { ConnectionAudit } from '../connect/ConnectionAudit';
import { addInput, changeInput } from '../connect/connectInput';
import { readBody } from '../connect/readBody';
import { bodyOf, jsonAnswer, Operation, refusal, refusals } from './operation';

export interface ConnectionDeps {
  access: Access;
  audit: ConnectionAudit;
  posture: () => Posture;
  /** Schedules a connection's sync and starts a first one. */
  connected(id: string): Promise<void>;
  disconnected(id: string): Promise<void>;
}

const answer = jsonAnswer('The connection', {
  type: 'object',
  required: ['connection'],
  additionalProperties: false,
  properties: { connection: { type: 'string' } },
});

const unknown = { 404: refusal('There is no such connection') };

const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Id of the connection',
  schema: { type: 'string' },
};

/** Connections by credential, and what is done to connections that are there. */
export function connectionOperations(deps: ConnectionDeps): Operation[] {
  return [add(deps), change(deps), remove(deps), rotate(deps)];
}

function add({ access, audit, posture, connected }: ConnectionDeps): Operation {
  return {
    method: 'post',
    path: '/v1/connections',
    document: {
      operationId: 'add_connection',
      summary: 'Connect a tenant with credentials of an app registration',
      description:
        'The credential is sealed before it is stored and never answered. Needs `entra.connection.create`.',
      requestBody: bodyOf(addInput),
      responses: { 200: answer, ...refusals },
    },
    async handle(request, response) {
      const { subject } = await access.require(
        request,
        entraConnectionCreatePermission,
      );
      const input = readBody(request, addInput);
      const { id } = await audit.tell(
        'connection-connect',
        request,
        { queryType: 'credentials', credential: input.credential.kind },
        () => posture().connections.add({ ...input, connectedBy: subject }),
      );
      await connected(id);
      response.json({ connection: id });
    },
  };
}

function change({
  access,
  audit,
  posture,
  connected,
  disconnected,
}: ConnectionDeps): Operation {
  return {
    method: 'patch',
    path: '/v1/connections/{id}',
    document: {
      operationId: 'change_connection',
      summary: 'Rename, pause, resume or give a new credential',
      description: 'Needs `entra.connection.update`.',
      parameters: [idParameter],
      requestBody: bodyOf(changeInput),
      responses: { 200: answer, ...refusals, ...unknown },
    },
    async handle(request, response) {
      const { subject } = await access.require(
        request,
        entraConnectionUpdatePermission,
      );
      const { id } = request.params;
      const input = readBody(request, changeInput);
      const { title, paused, credential, clientId } = input;
      await audit.tell(
        'connection-update',
        request,
        { connection: id, changed: Object.keys(input) },
        async () => {
          const { connections } = posture();
          if (credential) {
            const known = (await posture().stores.connections.list()).find(
              each => each.id === id,
            );
            await connections.reconnect(id, {
              credential,
              clientId,
              tenantId: known?.tenantId ?? '',
              connectedBy: subject,
            });
          }
          if (title !== undefined) await connections.rename(id, title);
          if (paused !== undefined) await connections.pause(id, paused);
        },
      );
      if (paused) await disconnected(id);
      else if (credential || paused === false) await connected(id);
      response.json({ connection: id });
    },
  };
}

function remove({
  access,
  audit,
  posture,
  disconnected,
}: ConnectionDeps): Operation {
  return {
    method: 'delete',
    path: '/v1/connections/{id}',
    document: {
      operationId: 'disconnect',
      summary: 'Disconnect a tenant',
      description:
        'Its credential is deleted in any case; with `data=delete`, everything that was read of the tenant as well. Needs `entra.connection.delete`.',
      parameters: [
        idParameter,
        {
          name: 'data',
          in: 'query',
          required: true,
          description: 'What becomes of the data that was read',
          schema: { type: 'string', enum: ['keep', 'delete'] },
        },
      ],
      responses: { 200: answer, ...refusals, ...unknown },
    },
    async handle(request, response) {
      await access.require(request, entraConnectionDeletePermission);
      const { id } = request.params;
      const { data } = request.query;
      if (data !== 'keep' && data !== 'delete') {
        throw new InputError(
          'Say what becomes of the data: data=keep or data=delete.',
        );
      }
      await audit.tell(
        'connection-disconnect',
        request,
        { connection: id, data },
        async () => {
          await disconnected(id);
          await posture().connections.remove(id, { data: data === 'delete' });
        },
      );
      response.json({ connection: id });
    },
  };
}

function rotate({ access, audit, posture }: ConnectionDeps): Operation {
  return {
    method: 'post',
    path: '/v1/connections/rotate-key',
    document: {
      operationId: 'rotate_key',
      summary: 'Seal every stored credential with the first key',
      description:
        'After a new key was put first in entra.secrets.keys; when it has answered, the old one can be taken out. Needs `entra.connection.update`.',
      responses: {
        200: jsonAnswer('How many were sealed anew', {
          type: 'object',
          required: ['rotated'],
          additionalProperties: false,
          properties: { rotated: { type: 'integer' } },
        }),
        401: refusals[401],
        403: refusals[403],
        409: refusals[409],
        503: refusals[503],
      },
    },
    async handle(request, response) {
      await access.require(request, entraConnectionUpdatePermission);
      const rotated = await audit.tell(
        'connection-update',
        request,
        { queryType: 'rotate-key' },
        () => posture().connections.rotate(),
      );
      response.json({ rotated });
    },
  };
}
