import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { Access } from './access/Access';
import { entraPermissions } from './access/permissions';
import { registerActions } from './actions/registerActions';
import { PortalAnswerer } from './answer/PortalAnswerer';
import { readConnections } from './config/readConnections';
import { readSettings } from './config/readSettings';
import { readHealth } from './health/health';
import { createMcpRouter } from './mcp/mcpRouter';
import { openPosture } from './posture/openPosture';
import { portalLogger } from './posture/portalLogger';
import { PostureHolder } from './posture/PostureHolder';
import { healthOperation } from './rest/healthOperation';
import { withOpenApi } from './rest/openapi';
import { questionOperations } from './rest/questionOperations';
import { createRouter } from './rest/router';
import { syncOperation } from './rest/syncOperation';
import { SyncSchedule } from './schedule/SyncSchedule';

/** Entra posture in a Backstage backend: connections, scheduled sync, REST, actions and MCP. */
export const entraPlugin = createBackendPlugin({
  pluginId: 'entra',
  register(env) {
    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auditor, database, httpRouter, lifecycle, scheduler } = deps;
        const logger = portalLogger(deps.logger);
        const configured = readConnections(deps.config);
        const { declarations, frequency, problems } = readSettings(deps.config);
        for (const problem of [
          ...configured.malformed.map(each => each.problem),
          ...problems,
        ]) {
          logger.error(problem);
        }

        const postures = new PostureHolder(
          () => openPosture({ database, configured, declarations, logger }),
          logger,
        );
        const schedule = new SyncSchedule({
          scheduler,
          database,
          auditor,
          frequency,
          connections: configured.connections,
        });
        const access = new Access(deps);
        const answerer = new PortalAnswerer({ postures, auditor, logger });
        const mcp = createMcpRouter({ access, answerer, logger: deps.logger });
        const operations = withOpenApi([
          healthOperation(() =>
            readHealth(postures, configured, problems, logger),
          ),
          ...questionOperations({ access, answerer }),
          syncOperation({ access, configured, postures, schedule }),
        ]);

        deps.permissionsRegistry.addPermissions(entraPermissions);
        registerActions(deps.actions, { access, answerer });
        httpRouter.use(mcp.router);
        httpRouter.use(createRouter(operations));
        for (const { path } of operations.filter(({ open }) => open)) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }

        await postures.start();
        lifecycle.addStartupHook(() => {
          postures.opened
            .then(posture => schedule.start(posture))
            .catch(error =>
              logger.error(`No sync could be scheduled: ${error.stack}`),
            );
        });
        lifecycle.addShutdownHook(async () => {
          await mcp.handler.close();
          await postures.close();
        });
      },
    });
  },
});
