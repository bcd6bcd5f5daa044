import {
  BackendFeature,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { EventParams, eventsServiceRef } from '@backstage/plugin-events-node';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';

/** The catalog, notifications and events beside the plugin, with what owners were sent and what was published. */
export function neighbours(entities: Entity[]) {
  const notified: NotificationSendOptions[] = [];
  const published: EventParams[] = [];
  const features: BackendFeature[] = [
    catalogServiceMock.factory({ entities }),
    createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => ({
        send: async sent => {
          notified.push(sent);
        },
      }),
    }),
    createServiceFactory({
      service: eventsServiceRef,
      deps: {},
      factory: () => ({
        publish: async event => {
          published.push(event);
        },
        subscribe: async () => {},
      }),
    }),
  ];
  return { features, notified, published };
}
