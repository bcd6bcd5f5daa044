import { InputError } from '@backstage/errors';
import { datasets, permissions } from '@entra-posture/core';
import { clouds, type Posture } from '@entra-posture/core/node';
import {
  entraConnectionCreatePermission,
  entraConnectionDeletePermission,
  entraConnectionSyncPermission,
  entraConnectionUpdatePermission,
  entraPostureReadPermission,
} from '../access/permissions';
import type { Access } from '../access/Access';
import type { Response } from 'express';
import type { Connecting } from '../connect/Connecting';
import type { ConnectionAudit } from '../connect/ConnectionAudit';
import { beginInput, finishInput, targetInput } from '../connect/connectInput';
import { readBody } from '../connect/readBody';
import type { SignInFlow } from '../connect/SignInFlow';
import { bodyOf, jsonAnswer, Operation, refusal, refusals } from './operation';

/** What signing in at Microsoft takes; absent where no app is configured. */
export interface SignInParts {
  clientId: string;
  flow: SignInFlow;
  connecting: Connecting;
}

export interface ConnectDeps {
  access: Access;
  audit: ConnectionAudit;
  posture: () => Posture;
  signIn: SignInParts | { why: string };
  redirectUri: string;
  /** Schedules a connection's sync and starts a first one. */
  connected(id: string): Promise<void>;
}

const credentialKinds = [
  { kind: 'clientSecret', title: 'Client secret' },
  { kind: 'certificate', title: 'Certificate' },
  { kind: 'federated', title: 'Federated credential (managed identity)' },
  { kind: 'managedIdentity', title: 'Managed identity' },
];

/** Everything of connecting that the page asks with the person's token. */
export function connectOperations(deps: ConnectDeps): Operation[] {
  return [options(deps), begin(deps), finish(deps), test(deps)];
}

function options({
  access,
  posture,
  signIn,
  redirectUri,
}: ConnectDeps): Operation {
  return {
    method: 'get',
    path: '/v1/connect/options',
    document: {
      operationId: 'connect_options',
      summary: 'How a tenant can be connected here',
      description:
        'Ways to connect, clouds, sets of permissions with what each is for, and what the caller may do. Needs `entra.posture.read`.',
      responses: {
        200: jsonAnswer('The options', { type: 'object' }),
        ...refusals,
      },
    },
    async handle(request, response) {
      await access.require(request, entraPostureReadPermission);
      const [connect, update, disconnect, sync] = await access.allowed(
        request,
        [
          entraConnectionCreatePermission,
          entraConnectionUpdatePermission,
          entraConnectionDeletePermission,
          entraConnectionSyncPermission,
        ],
      );
      const store = posture().connections.storageProblem;
      const why = 'why' in signIn ? signIn.why : store;
      response.json({
        signIn: {
          available: !why,
          ...(why ? { why } : {}),
          redirectUri,
        },
        store: { available: !store, ...(store ? { why: store } : {}) },
        clouds: Object.entries(clouds).map(([id, { title }]) => ({
          id,
          title,
        })),
        credentials: credentialKinds,
        datasets: datasets.map(({ id, title, product, features, needs }) => ({
          id,
          title,
          product,
          features,
          needs,
        })),
        permissions: permissions.map(
          ({ name, usedBy, justification, specification, note }) => ({
            name,
            usedBy,
            justification,
            specification,
            ...(note ? { note } : {}),
          }),
        ),
        may: { connect, update, disconnect, sync },
      });
    },
  };
}

function begin({ access, audit, signIn, posture }: ConnectDeps): Operation {
  return {
    method: 'post',
    path: '/v1/connect/begin',
    document: {
      operationId: 'connect_begin',
      summary: 'Start a sign-in at Microsoft',
      description:
        'Answers where the browser goes. Needs `entra.connection.create`; to connect a tenant anew, `entra.connection.update`.',
      requestBody: bodyOf(beginInput),
      responses: {
        200: jsonAnswer(
          'Where the browser goes; good for two minutes and once',
          {
            type: 'object',
            required: ['url'],
            properties: { url: { type: 'string', format: 'uri' } },
          },
        ),
        404: refusal('There is no such connection'),
        ...refusals,
      },
    },
    async handle(request, response) {
      const input = readBody(request, beginInput);
      const { subject } = await access.require(request, toConnect(input));
      const url = await audit.tell(
        'connection-connect',
        request,
        {
          queryType: 'begin',
          mode: input.mode,
          ...(input.connection ? { connection: input.connection } : {}),
        },
        async () => {
          const problem = posture().connections.storageProblem;
          if ('why' in signIn) throw new InputError(signIn.why);
          if (problem) throw new InputError(problem);
          return signIn.connecting.begin(subject, input);
        },
      );
      response.json({ url });
    },
  };
}

function finish({ access, audit, signIn, connected }: ConnectDeps): Operation {
  return {
    method: 'post',
    path: '/v1/connect/finish',
    document: {
      operationId: 'connect_finish',
      summary: 'Take what a sign-in at Microsoft brought',
      description:
        'Only for the person who started it, and once. Needs `entra.connection.create`; to connect a tenant anew, `entra.connection.update`.',
      requestBody: bodyOf(finishInput),
      responses: {
        200: jsonAnswer('What came of it', {
          type: 'object',
          required: ['outcome'],
          properties: {
            outcome: { type: 'string', enum: ['connected', 'refused'] },
            connection: { type: 'string' },
            title: { type: 'string' },
            account: { type: 'string' },
            granted: { type: 'array', items: { type: 'string' } },
            withheld: { type: 'array', items: { type: 'string' } },
            problem: { type: 'string' },
          },
        }),
        ...refusals,
      },
    },
    async handle(request, response) {
      const { result } = readBody(request, finishInput);
      if ('why' in signIn) throw new InputError(signIn.why);
      const { subject } = await access.require(
        request,
        entraPostureReadPermission,
      );
      const outcome = await audit.tell(
        'connection-connect',
        request,
        { queryType: 'finish' },
        async () => {
          const finished = await signIn.flow.finish(subject, result);
          // Asked again: minutes have passed since it was begun.
          if (finished) {
            await access.require(request, toConnect(finished.intent));
          }
          return signIn.connecting.finish(subject, finished, signIn.clientId);
        },
      );
      if (outcome.connection) await connected(outcome.connection);
      response.json(outcome);
    },
  };
}

function test({ access, audit, posture }: ConnectDeps): Operation {
  return {
    method: 'post',
    path: '/v1/connect/test',
    document: {
      operationId: 'connect_test',
      summary: 'What a credential would and would not be able to read',
      description:
        'Signs in with it and asks Microsoft Graph once for each dataset. Nothing is stored. Needs `entra.connection.create` or `entra.connection.update`.',
      requestBody: bodyOf(targetInput),
      responses: {
        200: jsonAnswer('What it can read', { type: 'object' }),
        ...refusals,
      },
    },
    async handle(request, response) {
      const [update] = await access.allowed(request, [
        entraConnectionUpdatePermission,
      ]);
      // Whoever may give a known tenant a new credential may test it first.
      if (!update)
        await access.require(request, entraConnectionCreatePermission);
      const target = readBody(request, targetInput);
      response.json(
        await audit.tell(
          'connection-test',
          request,
          { credential: target.credential.kind },
          () => posture().connections.test(target, goneSignal(response)),
        ),
      );
    },
  };
}

function toConnect({ connection }: { connection?: string }) {
  return connection
    ? entraConnectionUpdatePermission
    : entraConnectionCreatePermission;
}

function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
