import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { Declarations } from '@entra-posture/core';

/** Reads `entra.declarations`. What cannot be read is said and left out: a declaration is never guessed. */
export function readDeclarations(
  config: RootConfigService,
  logger: LoggerService,
): Declarations {
  return {
    breakGlassAccounts: list(
      config,
      logger,
      'entra.declarations.breakGlassAccounts',
    ),
    trustedEgress: list(config, logger, 'entra.declarations.trustedEgress'),
  };
}

function list(
  config: RootConfigService,
  logger: LoggerService,
  key: string,
): string[] {
  try {
    return config.getOptionalStringArray(key) ?? [];
  } catch {
    logger.error(
      `${key} is not a list of texts and is left out. Correct it in the configuration.`,
    );
    return [];
  }
}
