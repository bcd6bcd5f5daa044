import type { PostureLogger } from './ports';
import type { Progress } from './Progress';

const LOG_EVERY_MS = 10_000;

/**
 * Says in the log how each read that is under way goes on, also while nothing comes because it waits.
 * @returns what ends it
 */
export function logProgress(
  underWay: ReadonlySet<Progress>,
  deps: { connectionId: string; logger: PostureLogger; now: () => Date },
): () => void {
  const timer = setInterval(() => {
    for (const progress of underWay) {
      deps.logger.info(progress.line(deps.now()), {
        connection: deps.connectionId,
      });
    }
  }, LOG_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
