import type { CaPerson } from '../signIn';
import type { PeopleGroup, TenantReading } from '../tenant';

/** People who were alike to every policy at both times, with one who stands for them. */
export interface PeoplePair {
  /** As they were; who was not there, as if in no group and without a role. */
  before: CaPerson;
  after: CaPerson;
  /** The first is the one who stands for them. */
  ids: string[];
  /** As they are now. */
  privileged: PeopleGroup['privileged'];
  /** Not among the people before: new, or their account was disabled. */
  isNew: boolean;
}

/**
 * Pairs the people of two readings of a tenant. Who has left is in no pair: nothing opens for them.
 *
 * Who is new is held against somebody new who is in no group and has no role: so what their groups let them do is seen,
 * and what anyone new could do before is not told as a change.
 */
export function pairReadings(
  before: TenantReading,
  after: TenantReading,
): PeoplePair[] {
  const likely = likelyGroups(before, after);
  const others = othersThan(likely, before);
  return after.people.flatMap(group => {
    const pairs = new Map<PeopleGroup | undefined, PeoplePair>();
    const same = likely.get(group);
    let ofSame: PeoplePair | undefined;
    eachBeside(same, group, (id, isBoth) => {
      const was = isBoth ? same : others.get(id);
      // Nearly all are: to look each of them up would be most of it.
      const known = isBoth && ofSame ? ofSame : pairs.get(was);
      if (isBoth) ofSame = known;
      if (known) known.ids.push(id);
      else pairs.set(was, pairOf(id, was, group));
    });
    return [...pairs.values()];
  });
}

/**
 * By group of people now the one before that was told apart by the same: nearly all of them were in it. Of those whom a
 * policy names, each is a group like that, and the largest is not theirs.
 */
function likelyGroups(
  before: TenantReading,
  after: TenantReading,
): Map<PeopleGroup, PeopleGroup> {
  const known = largestOf(before.people);
  const found = new Map<PeopleGroup, PeopleGroup>();
  for (const [words, group] of largestOf(after.people)) {
    const was = known.get(words);
    if (was) found.set(group, was);
  }
  return found;
}

function largestOf(groups: readonly PeopleGroup[]): Map<string, PeopleGroup> {
  const found = new Map<string, PeopleGroup>();
  for (const group of groups) {
    const words = wordsOf(group);
    const known = found.get(words);
    if (!known || known.ids.length < group.ids.length) found.set(words, group);
  }
  return found;
}

function wordsOf({ sample, privileged, unmatched }: PeopleGroup): string {
  return JSON.stringify([{ ...sample, id: '' }, privileged, unmatched]);
}

/** Of everybody before, those whom the groups that are likely theirs do not have: a look-up for each person would cost as much as all the rest. */
function othersThan(
  likely: ReadonlyMap<PeopleGroup, PeopleGroup>,
  before: TenantReading,
): Map<string, PeopleGroup> {
  const nowOf = new Map([...likely].map(([now, was]) => [was, now]));
  const others = new Map<string, PeopleGroup>();
  for (const was of before.people)
    eachBeside(nowOf.get(was), was, (id, isBoth) => {
      if (!isBoth) others.set(id, was);
    });
  return others;
}

/**
 * Goes through a group's people, and tells of each whether the group beside it has them. Both are in the order in which
 * everybody is read; where they are not, who is in both may be told as if in one, and is looked up.
 */
function eachBeside(
  beside: PeopleGroup | undefined,
  group: PeopleGroup,
  use: (id: string, isBoth: boolean) => void,
): void {
  // By their places, for an iterator's steps would be an object for each of a hundred thousand.
  const others = beside?.ids;
  const many = others?.length ?? 0;
  let next = 0;
  let other = others && next < many ? others.at(next) : undefined;
  const step = () => {
    next += 1;
    other = next < many ? others!.at(next) : undefined;
  };
  const { length } = group.ids;
  for (let at = 0; at < length; at += 1) {
    const id = group.ids.at(at);
    while (other !== undefined && other !== id && other < id) step();
    const isBoth = other === id;
    use(id, isBoth);
    if (isBoth) step();
  }
}

function pairOf(
  id: string,
  was: PeopleGroup | undefined,
  { sample, privileged }: PeopleGroup,
): PeoplePair {
  const { groups, roles, guestType } = sample;
  const nobody: CaPerson = {
    id,
    ...(groups ? { groups: [] } : {}),
    ...(roles ? { roles: [] } : {}),
    ...(guestType ? { guestType } : {}),
  };
  return {
    before: was ? { ...was.sample, id } : nobody,
    after: { ...sample, id },
    ids: [id],
    privileged,
    isNew: !was,
  };
}
