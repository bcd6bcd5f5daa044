import type {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { ConnectionConfig } from '@entra-posture/core/node';
import type { PostureService } from './PostureService';

const EVERY_MINUTES = 5;
/** A first sync of a large tenant takes hours at Microsoft's quotas; it goes on from the page when it is cut. */
const TIMEOUT_HOURS = 12;

/**
 * One task a connection, on the portal's scheduler: replicas share them, and no tenant is read twice at once. Each run
 * reads only what is due.
 */
export async function scheduleSyncs({
  config,
  scheduler,
  service,
  connections,
  logger,
}: {
  config: RootConfigService;
  scheduler: SchedulerService;
  service: PostureService;
  connections: readonly ConnectionConfig[];
  logger: LoggerService;
}): Promise<void> {
  const minutes = everyMinutes(config, logger);
  for (const { id } of connections) {
    await scheduler.scheduleTask({
      id: `sync-${id}`,
      frequency: { minutes },
      timeout: { hours: TIMEOUT_HOURS },
      scope: 'global',
      fn: async signal => {
        const { status } = await service.posture.sync(id, { signal });
        // The scheduler keeps count of failed runs; a failed sync is one.
        if (status.state === 'failed')
          throw new Error(status.problem ?? `The sync of ${id} failed`);
      },
    });
  }
}

function everyMinutes(
  config: RootConfigService,
  logger: LoggerService,
): number {
  const key = 'entra.schedule.everyMinutes';
  try {
    const minutes = config.getOptionalNumber(key) ?? EVERY_MINUTES;
    if (minutes >= 1) return minutes;
  } catch {
    // Said below, as for a number that is too small.
  }
  logger.error(
    `${key} is not a number of one or more; ${EVERY_MINUTES} is used. Correct it in the configuration.`,
  );
  return EVERY_MINUTES;
}
