import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import {
  entraPersonalDataReadPermission,
  entraPostureReadPermission,
} from '../access/permissions';
import { readSearch } from '../config/readSearch';
import { DocumentSource } from './DocumentSource';
import { EntraCollatorFactory } from './EntraCollatorFactory';

/** Lets the portal's search find findings, and people for who may see personal data. @public */
export const entraSearchModule = createBackendModule({
  pluginId: 'search',
  moduleId: 'entra-collator',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        index: searchIndexRegistryExtensionPoint,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, index, logger, scheduler }) {
        const { schedule, people, most } = readSearch(config);
        const common = {
          source: new DocumentSource({ auth, discovery }),
          most,
          logger,
        };
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new EntraCollatorFactory({
            ...common,
            type: 'entra-findings',
            kind: 'findings',
            visibilityPermission: entraPostureReadPermission,
          }),
        });
        if (!people) return;
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new EntraCollatorFactory({
            ...common,
            type: 'entra-people',
            kind: 'people',
            visibilityPermission: entraPersonalDataReadPermission,
          }),
        });
      },
    });
  },
});
