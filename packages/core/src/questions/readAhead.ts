import { caTenantOf } from './conditionalAccess/caTenant';
import { privilegedHolders } from './privileged';
import type { QuestionContext } from './question';
import { scopeOf } from './scope';

/**
 * Reads what questions keep of a tenant: whoever asks first would else wait while a large one is read whole. What has not
 * changed since it was read is not read again.
 *
 * @throws QuestionError when there is no such connection
 */
export async function readAhead(
  context: QuestionContext,
  connection: string,
): Promise<void> {
  const scope = await scopeOf(context, connection);
  await privilegedHolders(context, scope);
  await caTenantOf(context, scope);
}
