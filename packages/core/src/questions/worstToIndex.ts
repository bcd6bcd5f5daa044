import type { Connection, FindingDetail, Severity, User } from '../model';
import { severities } from '../model';
import type { QuestionContext } from './question';

/** One that is to be indexed, and where it stands: what comes after it is asked for by that. */
export interface Placed<T> {
  each: T;
  place: string;
}

const PAGE = 500;

/**
 * The people who matter most: those of the highest risk, which are administrators above all.
 * @param most - so many at the most, those before `after` included
 */
export async function* worstPeople(
  { stores: { identities, rows } }: QuestionContext,
  { id }: Connection,
  { after, most }: { after: string; most: number },
): AsyncIterable<Placed<User>> {
  for (let offset = Number(after); offset < most;) {
    const limit = Math.min(PAGE, most - offset);
    const { items } = await identities.list(
      id,
      { kinds: ['member', 'guest'] },
      { limit, offset, sort: 'score' },
    );
    const ids = items.map(each => each.id);
    const users = new Map(
      (await rows.getMany(id, 'users', ids)).map(user => [user.id, user]),
    );
    for (const each of ids) {
      offset += 1;
      const user = users.get(each);
      // Gone since the inventory was made.
      if (user) yield { each: user, place: String(offset) };
    }
    if (ids.length < limit) return;
  }
}

/**
 * The findings that matter most: of as many severities as all fit, and of the worst one where not even that does.
 * @param most - so many at the most, those before `after` included
 */
export async function* worstFindings(
  { stores: { findings }, now }: QuestionContext,
  { id: connectionId }: Connection,
  { after, most, affected }: { after: string; most: number; affected: number },
): AsyncIterable<Placed<FindingDetail>> {
  const census = await findings.census(connectionId, now().toISOString());
  const there = (wanted: Severity) =>
    census
      .filter(({ severity }) => severity === wanted)
      .reduce((sum, { states: { resolved: _, ...present } }) => {
        return sum + Object.values(present).reduce((one, each) => one + each);
      }, 0);
  let [minSeverity]: readonly Severity[] = severities;
  let sum = 0;
  for (const severity of severities) {
    sum += there(severity);
    // The worst that there are is told in part rather than not at all.
    if (sum > most && sum !== there(severity)) break;
    minSeverity = severity;
  }
  const [taken = '0', last = ''] = after.split(' ');
  let count = Number(taken);
  if (count >= most) return;
  for await (const each of findings.stream(
    { connectionId, status: 'open', minSeverity },
    { affected, after: last },
  )) {
    count += 1;
    yield { each, place: `${count} ${each.id}` };
    if (count >= most) return;
  }
}
