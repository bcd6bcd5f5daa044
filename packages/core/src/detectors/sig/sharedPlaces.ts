const DAY_MS = 86_400_000;
const MEMORY_DAYS = 30;
/** So many others at one place make it a way out of the organisation, not somebody's travel. */
export const SHARED_BY = 3;

/** Place → who was there, with the last day of each; as many as are needed to call it shared. */
export type Places = Record<string, Record<string, number>>;

/** Notes that somebody was at a place. It changes the places that it is given. */
export function addVisit(
  places: Places,
  place: string,
  user: string,
  at: number,
): void {
  const today = Math.floor(at / DAY_MS);
  const before = places[place] ?? {};
  if (isKept(before, user, today)) return;
  const users = Object.fromEntries(
    Object.entries(before).filter(([, day]) => day >= today - MEMORY_DAYS),
  );
  // One more than is asked for: the person in question may be among them.
  if (user in users || Object.keys(users).length <= SHARED_BY)
    users[user] = Math.max(today, users[user] ?? 0);
  places[place] = users;
}

/** Whether one more visit changes nothing of who was at a place: most do not, and all go by here. */
function isKept(
  users: Record<string, number>,
  user: string,
  today: number,
): boolean {
  let others = 0;
  let old = 0;
  for (const other in users)
    // What is older was left out when the day's first came.
    if (other === user) return users[other] >= today;
    else if (users[other] < today - MEMORY_DAYS) old += 1;
    else others += 1;
  return !old && others > SHARED_BY;
}
