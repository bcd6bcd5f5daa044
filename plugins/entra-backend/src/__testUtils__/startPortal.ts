import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import {
  AuditorServiceCreateEventOptions,
  BackendFeature,
  coreServices,
  createServiceFactory,
  PermissionsService,
  PermissionsServiceRequestOptions,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { DemoTenant } from '@entra-posture/demo-tenant';
import type { Knex } from 'knex';
import request from 'supertest';
import { entraPlugin } from '../plugin';

export interface Audited extends AuditorServiceCreateEventOptions {
  outcome?: 'succeeded' | 'failed';
  error?: string;
}

/** The plugin in a Backstage backend on a real database, with the real scheduler and actions registry. */
export async function startPortal(options: {
  knex: Knex;
  /** The database of plugins beside, where there are any: each plugin migrates its own. */
  besideKnex?: Knex;
  entra: JsonObject;
  /** What is configured of other plugins. */
  config?: JsonObject;
  /** Names of permissions that people are refused; the portal's own plugins never are. */
  denied?: string[];
  /** Modules beside the plugin. */
  features?: BackendFeature[];
}) {
  const audit: Audited[] = [];
  const log: string[] = [];
  const logger = mockServices.logger.mock();
  for (const level of ['error', 'warn', 'info'] as const) {
    logger[level].mockImplementation(message => {
      log.push(`${level} ${message}`);
    });
  }
  const launch = () =>
    startTestBackend({
      features: [
        entraPlugin,
        ...(options.features ?? []),
        schedulerServiceFactory,
        actionsRegistryServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.example' },
            entra: options.entra,
            ...options.config,
          },
        }),
        createServiceFactory({
          service: coreServices.database,
          deps: { plugin: coreServices.pluginMetadata },
          factory: ({ plugin }) =>
            mockServices.database({
              knex:
                plugin.getId() === 'entra'
                  ? options.knex
                  : (options.besideKnex ?? options.knex),
            }),
        }),
        createServiceFactory({
          service: coreServices.logger,
          deps: {},
          factory: () => logger,
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () => permissions(options.denied ?? []),
        }),
        mockServices.auditor.mock({
          createEvent: async event => {
            const line: Audited = { ...event };
            audit.push(line);
            return {
              success: async () => {
                line.outcome = 'succeeded';
              },
              fail: async ({ error }) => {
                line.outcome = 'failed';
                line.error = error.message;
              },
            };
          },
        }).factory,
      ],
    });
  let backend = await launch();
  const agent = () => request(backend.server);
  return {
    agent,
    /** A browser: it keeps cookies, and brings no token of the portal. */
    browser: () => request.agent(backend.server),
    /** Another person than the usual one. */
    as: (userRef: string) =>
      request
        .agent(backend.server)
        .set('authorization', mockCredentials.user.header(userRef)),
    audit,
    log,
    stop: () => backend.stop(),
    /** The same portal over the same database, with empty memory. */
    async restart() {
      await backend.stop();
      backend = await launch();
    },
    ask: (name: string, input: object = {}) =>
      agent().post(`/api/entra/v1/questions/${name}`).send(input),
    health: async () => (await agent().get('/api/entra/health')).body,
    /** Waits for the scheduler's first run of a connection. */
    async synced(id: string) {
      return until(async () => {
        const { body } = await agent().get('/api/entra/health');
        const found = body.connections.find((each: any) => each.id === id);
        // While it runs, the first judgement may be an early one.
        const ended = found?.state === 'idle' || found?.state === 'failed';
        return ended ? found : undefined;
      });
    },
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;

/** How a connection to an emulated tenant is configured. */
export function connectionTo(tenant: DemoTenant, caFile: string): JsonObject {
  return {
    title: 'Demo tenant',
    tenantId: tenant.tenantId,
    clientId: tenant.clientId,
    clientSecret: tenant.clientSecret,
    loginOrigin: tenant.origin,
    graphOrigin: tenant.origin,
    caFile,
    demo: true,
    quotaSpeed: 100,
  };
}

export async function until<T>(
  look: () => Promise<T | undefined>,
  withinMs = 60_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Not seen within ${withinMs} ms`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

function permissions(denied: string[]): PermissionsService {
  const decide = (
    names: { permission: { name: string } }[],
    { credentials }: PermissionsServiceRequestOptions,
  ) => {
    const { type } = credentials.principal as { type: string };
    return names.map(({ permission }) => ({
      result:
        type !== 'service' && denied.includes(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    }));
  };
  return {
    authorize: async (...asked) => decide(...asked) as any,
    authorizeConditional: async (...asked) => decide(...asked) as any,
  };
}
