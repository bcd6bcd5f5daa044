import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { Access } from './access/Access';
import { entraPermissions } from './access/permissions';
import { registerActions } from './actions/registerActions';
import { PortalAnswerer } from './answer/PortalAnswerer';
import { ReadingAhead } from './answer/ReadingAhead';
import { AddedChecks } from './checks/AddedChecks';
import { entraChecksExtensionPoint } from './checks/extensionPoint';
import { AppIds } from './catalog/AppIds';
import { CatalogFindings } from './catalog/CatalogFindings';
import { EntityReader } from './catalog/EntityReader';
import { PeopleReader } from './catalog/PeopleReader';
import { MatchSuggestions } from './catalog/MatchSuggestions';
import { readApp } from './config/readApp';
import { readCatalogue } from './config/readCatalogue';
import { readConnections } from './config/readConnections';
import { readIngest } from './config/readIngest';
import { readPages } from './config/readPages';
import { readSettings } from './config/readSettings';
import { ConnectionAudit } from './connect/ConnectionAudit';
import { openSignIn } from './connect/openSignIn';
import { FindingDesk } from './findings/FindingDesk';
import { readHealth } from './health/health';
import { EventHubs } from './ingest/EventHubs';
import { createMcpRouter } from './mcp/mcpRouter';
import { FindingEvents } from './notices/FindingEvents';
import { NoticeSchedule } from './notices/NoticeSchedule';
import { OwnerNotices } from './notices/OwnerNotices';
import { openPosture } from './posture/openPosture';
import { portalLogger } from './posture/portalLogger';
import { PostureHolder } from './posture/PostureHolder';
import { browserOperations } from './rest/browserOperations';
import { catalogOperations } from './rest/catalogOperations';
import { connectionOperations } from './rest/connectionOperations';
import { connectOperations } from './rest/connectOperations';
import { findingOperations } from './rest/findingOperations';
import { healthOperation } from './rest/healthOperation';
import { withOpenApi } from './rest/openapi';
import { questionOperations } from './rest/questionOperations';
import { createRouter } from './rest/router';
import { searchOperations } from './rest/searchOperations';
import { suggestionOperation } from './rest/suggestionOperation';
import { syncOperation } from './rest/syncOperation';
import { SyncSchedule } from './schedule/SyncSchedule';
import { SearchDocuments } from './search/SearchDocuments';

/** Entra posture in a Backstage backend: connections, scheduled sync, REST, actions and MCP. */
export const entraPlugin = createBackendPlugin({
  pluginId: 'entra',
  register(env) {
    const added = new AddedChecks();
    env.registerExtensionPoint(entraChecksExtensionPoint, added);
    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { auditor, database, httpRouter, lifecycle, scheduler } = deps;
        const logger = portalLogger(deps.logger);
        const configured = readConnections(deps.config);
        const settings = readSettings(deps.config);
        const { frequency, problems, pagePath } = settings;
        const ingest = readIngest(deps.config, problems);
        const catalogue = readCatalogue(deps.config, added.all, problems);
        const app = readApp(deps.config);
        if ('problem' in app && app.problem) problems.push(app.problem);
        for (const problem of [
          ...configured.malformed.map(each => each.problem),
          ...problems,
        ]) {
          logger.error(problem);
        }

        const postures = new PostureHolder(
          () =>
            openPosture({
              database,
              configured,
              declarations: settings.declarations,
              optedIn: settings.optedIn,
              retention: settings.retention,
              catalogue,
              replaced: ingest.replaced,
              app: 'clientId' in app ? app : undefined,
              secretKeys: settings.secretKeys,
              logger,
            }),
          logger,
        );
        const { catalog, auth } = deps;
        const appIds = new AppIds();
        const told = new NoticeSchedule({
          scheduler,
          notices: new OwnerNotices({
            entities: new EntityReader({ catalog, auth, logger }),
            people: new PeopleReader({ catalog, auth, logger }),
            appIds,
            notifications: deps.notifications,
            settings: settings.notifications,
            pagePath,
            checks: catalogue.all,
            logger,
          }),
          events: new FindingEvents({ events: deps.events, logger }),
          logger,
        });
        const ahead = new ReadingAhead({ logger });
        const schedule = new SyncSchedule({
          scheduler,
          database,
          auditor,
          frequency,
          onProblem: problem => logger.error(problem),
          onRun: id => {
            ahead.of(postures.get(), id);
            return told.judged();
          },
        });
        const hubs = new EventHubs(ingest, logger);
        const posture = () => postures.get();
        const base = new URL(await deps.discovery.getExternalBaseUrl('entra'));
        const signIn = openSignIn({
          app,
          secretKeys: settings.secretKeys,
          posture,
          base,
          appBase: deps.config.getOptionalString('app.baseUrl'),
          pagePath,
          log: message => logger.error(message),
        });
        const access = new Access(deps);
        const connectDeps = {
          access,
          audit: new ConnectionAudit(auditor),
          posture,
          signIn,
          redirectUri: `${base.href}/connect/callback`,
          connected: (id: string) => schedule.add(postures.get(), id),
          disconnected: async (id: string) => schedule.remove(id),
        };
        const answerer = new PortalAnswerer({ postures, auditor, logger });
        const desk = new FindingDesk({
          postures,
          auditor,
          logger,
          longestDays: settings.longestExceptionDays,
        });
        const catalogFindings = new CatalogFindings({
          catalog,
          postures,
          auditor,
          appIds,
          logger,
        });
        const documents = new SearchDocuments({
          postures,
          auditor,
          pagePath,
          logger,
        });
        const mcp = createMcpRouter({
          access,
          answerer,
          checks: catalogue.all,
          postures,
          auditor,
          logger: deps.logger,
          pages: readPages(deps.config),
        });
        const operations = withOpenApi([
          healthOperation(() =>
            readHealth(postures, configured, problems, logger),
          ),
          ...questionOperations({ access, answerer }),
          syncOperation({ access, configured, postures, schedule }),
          ...connectOperations(connectDeps),
          ...connectionOperations(connectDeps),
          ...findingOperations({ access, desk }),
          ...catalogOperations({ access, findings: catalogFindings }),
          suggestionOperation({
            access,
            suggestions: new MatchSuggestions({ ...deps, postures, logger }),
          }),
          ...searchOperations({ access, documents }),
          ...('flow' in signIn ? browserOperations(signIn.flow) : []),
        ]);

        deps.permissionsRegistry.addPermissions(entraPermissions);
        registerActions(deps.actions, { access, answerer });
        httpRouter.use(mcp.router);
        httpRouter.use(createRouter(operations));
        for (const { path } of operations.filter(({ open }) => open)) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }

        await postures.start();
        if (!postures.problem) await ahead.begin(postures.get());
        lifecycle.addStartupHook(() => {
          postures.opened
            .then(opened => schedule.start(opened))
            .catch(error =>
              logger.error(`No sync could be scheduled: ${error.stack}`),
            );
          postures.opened
            .then(opened => ahead.all(opened))
            .catch(error =>
              logger.error(`Nothing could be read ahead: ${error.stack}`),
            );
          postures.opened
            .then(opened => told.start(opened.stores))
            .catch(error =>
              logger.error(
                `Owners of findings could not be told: ${error.stack}`,
              ),
            );
          postures.opened
            .then(opened => hubs.start(opened))
            .catch(error =>
              logger.error(`No event hub could be read: ${error.stack}`),
            );
        });
        lifecycle.addShutdownHook(async () => {
          schedule.close();
          told.close();
          ahead.close();
          await hubs.close();
          await mcp.close();
          await postures.close();
        });
      },
    });
  },
});
