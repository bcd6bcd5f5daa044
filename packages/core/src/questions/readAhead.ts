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
 * Reads what questions keep of a tenant: whoever asks first would else wait while a large one is read whole. What has not
 * changed since it was read is not read again. What takes longest comes last.
 *
 * @throws QuestionError when there is no such connection
 */
export async function readAhead(
  context: QuestionContext,
  connection: string,
): Promise<void> {
  const scope = await scopeOf(context, connection);
  const ask = async <Out>(question: Question<any, Out>, input: object) =>
    answerQuestion(question, { connection, ...input }, context);
  // Before it was judged, what pages would count is another number in a moment.
  const isJudged = Boolean(scope.status.finishedAt);
  if (isJudged)
    for (const [question, input] of begunWith) await ask(question, input);
  await privilegedHolders(context, scope);
  if (isJudged) await openFirst(ask);
  await caTenantOf(context, scope);
  if (isJudged) await ask(checkCaGaps, {});
}

/** The page of whoever stands first in the inventory, which asks for most. */
async function openFirst(
  ask: <Out>(question: Question<any, Out>, input: object) => Promise<Out>,
): Promise<void> {
  const { items } = await ask<IdentitiesList>(listIdentities, {});
  if (items.length) await ask(getEntity, { entity: items[0].entity });
}
