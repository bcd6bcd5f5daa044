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
  // What is older was left out when the day's first came.
  if (users[user] >= today) return true;
  let others = 0;
  for (const other of Object.keys(users)) {
    if (other === user || users[other] < today - MEMORY_DAYS) return false;
    others += 1;
  }
  return others > SHARED_BY;
}
