import { checkCaGaps } from './conditionalAccess/checkCaGaps';
import { compareSnapshots } from './compareSnapshots';
import { explainCaForUser } from './conditionalAccess/explainCaForUser';
import { listAppRisks } from './identities/listAppRisks';
import { listIdentities } from './identities/listIdentities';
import { listPrivilegedAccess } from './identities/listPrivilegedAccess';
import { listStaleAccounts } from './identities/listStaleAccounts';
import { explainFinding } from './explainFinding';
import { getEntity } from './getEntity';
import { getPostureSummary } from './getPostureSummary';
import { listCapabilities } from './listCapabilities';
import { listFindings } from './listFindings';
import { listPolicies } from './conditionalAccess/listPolicies';
import { listRiskyUsers } from './listRiskyUsers';
import type { Question } from './question';
import { QuestionError } from './questionError';
import { searchEntities } from './searchEntities';

export { answerQuestion } from './answerQuestion';
export { withheld } from './items';
export { cleanLabel } from './label';
export { renderQuestionsPage } from './page';
export type {
  Caller,
  Question,
  QuestionContext,
  QuestionPermission,
  Zod,
} from './question';
export { QuestionError, type QuestionErrorCode } from './questionError';
export type * from './conditionalAccess/caShapes';
export type * from './changeShapes';
export type * from './identities/identityShapes';
export type * from './capabilityShapes';
export type * from './shapes';
export type * from './signInShapes';
export * from './acts';
export * from './export';
export { answerAhead, readAhead } from './readAhead';
export { findingsTouching, type FindingsTouching } from './findingsTouching';
export {
  findingsToIndex,
  peopleToIndex,
  type FindingToIndex,
  type PageToIndex,
  type PersonToIndex,
  type Portion,
} from './toIndex';
export { findingSelection, type FindingSelection } from './findingFilter';

/** What can be asked, in every door: one line each. */
export const questions: readonly Question[] = [
  getPostureSummary,
  listFindings,
  explainFinding,
  listRiskyUsers,
  listIdentities,
  listPrivilegedAccess,
  listAppRisks,
  listStaleAccounts,
  checkCaGaps,
  explainCaForUser,
  listPolicies,
  compareSnapshots,
  listCapabilities,
  searchEntities,
  getEntity,
];

/** A question by its name. @throws QuestionError notFound, naming those there are */
export function question(name: string): Question {
  const found = questions.find(each => each.name === name);
  if (!found) {
    throw new QuestionError(
      'notFound',
      `There is no question ${JSON.stringify(cleanName(name))}; there are ${questions.map(each => each.name).join(', ')}.`,
    );
  }
  return found;
}

function cleanName(name: string): string {
  return name.slice(0, 60);
}
