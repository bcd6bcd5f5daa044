import { personKinds } from '../../conditionalAccess/tenant';
import { everybody, mostListed, selected, selection } from '../../model';
import type { AffectedEntity, Person, Unlisted, Witness } from '../../model';
import type { CauseOfGaps, SignInView } from './signIns';

/** Looked up one by one. */
const FEW = 500;

/** Kept, each is the same object as long as it says the same: that it was written is known without a look into it. */
const personRefs = selection('users', refOf, { after: personKinds });

/** Whom a cause lets through: by name those whom a finding lists, the others by id alone. */
type PeopleOf = Pick<Witness, 'affected' | 'unlisted'>;

/** The people of several causes, in one pass over the tenant. */
export async function peopleRefs(
  view: SignInView,
  causes: readonly CauseOfGaps[],
): Promise<(cause: CauseOfGaps) => PeopleOf> {
  const kept = await view.selectedById?.(personRefs);
  if (kept) {
    const refs = keptRefs(kept);
    return cause => peopleOf(cause, refs(cause));
  }
  // One object a person, however many causes and checks tell of them at a time.
  const named = await (view.shared?.('ca.people', noPeople) ?? noPeople());
  const listedOf = new Map(causes.map(each => [each, firstOf(each)]));
  const wanted = new Set(
    [...listedOf.values()].flat().filter(id => !named.has(id)),
  );
  const rows =
    wanted.size > FEW
      ? selected(view, everybody)
      : view.rows('users', { ids: [...wanted] });
  if (wanted.size)
    for await (const row of rows)
      if (wanted.has(row.id) && !named.has(row.id))
        named.set(row.id, refOf(row));
  return cause =>
    peopleOf(
      cause,
      listedOf.get(cause)!.map(id => named.get(id) ?? refOf({ id })),
    );
}

/** Of so many, one more is found by going on from the one before rather than by looking it up. */
const ONE_IN = 8;

/** The refs of a cause's people, those of a large group beside the walk through everybody: both are in the order of ids. */
function keptRefs(
  kept: ReadonlyMap<string, AffectedEntity>,
): (cause: CauseOfGaps) => AffectedEntity[] {
  let all: AffectedEntity[] = [];
  return ({ groups, people }) => {
    // Of its length from the beginning: one that grows is copied each time, and so many are copied long.
    const found = new Array<AffectedEntity>(Math.min(people, mostListed));
    let place = 0;
    for (const { ids } of groups) {
      const many = Math.min(ids.length, found.length - place);
      const isLarge = many * ONE_IN > kept.size;
      if (isLarge && !all.length) all = listOf(kept);
      let next = isLarge ? 0 : Infinity;
      for (let at = 0; at < many; at += 1) {
        const id = ids.at(at);
        // The same text: to ask which of two comes first takes longer. Whoever is not met so is looked up, and all after them.
        while (next < all.length && all[next].id !== id) next += 1;
        found[place] =
          next < all.length ? all[next] : (kept.get(id) ?? refOf({ id }));
        place += 1;
      }
    }
    return found;
  };
}

function listOf<T>(items: ReadonlyMap<string, T>): T[] {
  const list: T[] = [];
  items.forEach(item => list.push(item));
  return list;
}

function peopleOf(cause: CauseOfGaps, affected: AffectedEntity[]): PeopleOf {
  return affected.length < cause.people
    ? { affected, unlisted: restOf(cause, affected.length) }
    : { affected };
}

async function noPeople(): Promise<Map<string, AffectedEntity>> {
  return new Map();
}

function refOf({
  id,
  displayName,
  userPrincipalName,
}: Pick<Person, 'id' | 'displayName' | 'userPrincipalName'>): AffectedEntity {
  return { kind: 'user', id, label: displayName ?? userPrincipalName ?? id };
}

function firstOf({ groups }: CauseOfGaps): string[] {
  const found: string[] = [];
  for (const { ids } of groups)
    for (const id of ids.first(mostListed - found.length)) found.push(id);
  return found;
}

/** There may be a million. */
function restOf({ groups, people }: CauseOfGaps, listed: number): Unlisted {
  return {
    length: people - listed,
    *[Symbol.iterator]() {
      let before = 0;
      for (const { ids } of groups) {
        for (const id of ids.from(Math.max(0, listed - before)))
          yield refOf({ id });
        before += ids.length;
      }
    },
  };
}
