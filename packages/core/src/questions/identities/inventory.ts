import { dataset } from '../../datasets';
import type { DatasetId, Identity } from '../../model';
import { entityItem, isPersonal } from '../items';
import { cleanLabel } from '../label';
import type { Caller, QuestionContext } from '../question';
import { QuestionError } from '../questionError';
import { asOf, type Scope } from '../scope';
import type { AsOf } from '../shapes';
import { entityKindOf, IdentityItem } from './identityShapes';

/** Said where the inventory was not made yet: an empty list would look like an empty tenant. */
const NOT_MADE =
  'The inventory is made when the first sync has been judged. Ask again after that; list_capabilities says how far the sync is.';

/** What an inventory notes of itself: 1 where it has taken in what was read of a dataset. */
const takenIn: Partial<Record<DatasetId, string>> = {
  userRegistrationDetails: 'registrationsKnown',
  userSignInActivity: 'activityKnown',
};

/**
 * The head of an answer from the inventory. What is read in a first sync is complete before it is judged: until then
 * nobody is known to lack a factor, and an empty list would say that nobody does.
 */
export async function inventoryAsOf(
  scope: Scope,
  relevant: readonly DatasetId[],
  { stores }: QuestionContext,
): Promise<AsOf> {
  const head = asOf(scope, relevant);
  const stamp = await stores.identities.stamp(scope.connection.id);
  const missing = stamp
    ? relevant
        .filter(
          each =>
            stamp[takenIn[each] ?? ''] === 0 &&
            scope.completeness(each).state === 'complete',
        )
        .map(
          each =>
            `${dataset(each).title}: read after this list was made. Ask again when the sync has ended.`,
        )
    : [NOT_MADE];
  return { ...head, incomplete: [...head.incomplete, ...missing] };
}

/** @throws QuestionError forbidden: who may not see names may not find people by them either */
export function mayFindByName(caller: Caller, query: string | undefined): void {
  if (query === undefined || caller.personalData) return;
  throw new QuestionError(
    'forbidden',
    'People are not searched by name: you may not see personal data (entra.personalData.read). Leave out query.',
  );
}

/** When somebody came last is of the person, as are the factors that they have. */
export function identityItem(identity: Identity, caller: Caller): IdentityItem {
  const kind = entityKindOf[identity.kind];
  const hide = isPersonal(kind) && !caller.personalData;
  return {
    ...entityItem(
      { kind, id: identity.id, label: identity.label },
      caller,
      identity.handle,
    ),
    identity: identity.kind,
    enabled: identity.enabled,
    standing: identity.standing,
    mfa: identity.mfa,
    methods: hide ? [] : identity.methods.map(each => cleanLabel(each)),
    lastActivityAt: hide ? null : identity.lastActivityAt,
    activityKnown: identity.activityKnown,
    licences: identity.licences,
    score: identity.score,
    high: identity.high,
    open: identity.open,
  };
}
