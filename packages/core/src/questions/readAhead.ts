import { answerQuestion } from './answerQuestion';
import { caTenantOf } from './conditionalAccess/caTenant';
import { checkCaGaps } from './conditionalAccess/checkCaGaps';
import { getEntity } from './getEntity';
import { getPostureSummary } from './getPostureSummary';
import { listAppRisks } from './identities/listAppRisks';
import { listIdentities } from './identities/listIdentities';
import { listPrivilegedAccess } from './identities/listPrivilegedAccess';
import type { IdentitiesList } from './identities/identityShapes';
import { listCapabilities } from './listCapabilities';
import { listFindings } from './listFindings';
import { privilegedHolders } from './privileged';
import type { Question, QuestionContext } from './question';
import { scopeOf } from './scope';

/** What pages begin with. What is counted for one is kept, and a database has at hand what it has read a moment ago. */
const begunWith: readonly (readonly [Question, object])[] = [
  [listCapabilities, {}],
  [getPostureSummary, { detail: 'detailed' }],
  [listFindings, {}],
  [listPrivilegedAccess, {}],
  [listAppRisks, {}],
];

/**
 * Asks what pages begin with, and opens the page of whoever stands first in the inventory, which asks for most: it takes
 * a moment, and whoever comes first would else wait for it.
 *
 * @throws QuestionError when there is no such connection
 */
export async function answerAhead(
  context: QuestionContext,
  connection: string,
): Promise<void> {
  const scope = await scopeOf(context, connection);
  // Before it was judged, what pages would count is another number in a moment.
  if (!scope.status.finishedAt) return;
  const ask = <Out>(question: Question<any, Out>, input: object) =>
    answerQuestion(question, { connection, ...input }, context);
  for (const [question, input] of begunWith) await ask(question, input);
  const { items } = await ask<IdentitiesList>(listIdentities, {});
  if (items.length) await ask(getEntity, { entity: items[0].entity });
}

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
  if (scope.status.finishedAt)
    await answerQuestion(checkCaGaps, { connection }, context);
}
