import type { LoggerService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { PostureLogger } from '@entra-posture/core/node';

/** The portal's log as the core writes to it. */
export function portalLogger(logger: LoggerService): PostureLogger {
  return {
    info: (message, meta) => logger.info(message, meta as JsonObject),
    warn: (message, meta) => logger.warn(message, meta as JsonObject),
    error: (message, meta) => logger.error(message, meta as JsonObject),
  };
}
