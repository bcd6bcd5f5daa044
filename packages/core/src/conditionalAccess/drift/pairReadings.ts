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
  const groupOf = new Map<string, PeopleGroup>();
  for (const group of before.people)
    for (const id of group.ids) groupOf.set(id, group);
  return after.people.flatMap(group => {
    const pairs = new Map<PeopleGroup | undefined, PeoplePair>();
    for (const id of group.ids) {
      const was = groupOf.get(id);
      const known = pairs.get(was);
      if (known) known.ids.push(id);
      else pairs.set(was, pairOf(id, was, group));
    }
    return [...pairs.values()];
  });
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
