import { lastSuccessAt } from '../checks/tenant/dormant';
import type { DatasetId, SignIn } from '../model';
import type { LogRecord } from './detectLogs';
import type { FactsPart, FactsView } from './tenantFacts';

const DORMANT_MS = 60 * 86_400_000;
/** What is remembered from one part of the log to the next; then it is begun anew. */
const REMEMBERED = 50_000;
const ASKED_AT_ONCE = 10_000;

/** One fact of each row of a dataset, looked up by the ids that records name. */
class Looked<Fact> {
  /** Absent: not looked up. Undefined: nothing is known. */
  readonly #known = new Map<string, Fact | undefined>();

  constructor(
    private readonly from: FactsView,
    private readonly dataset: DatasetId,
    private readonly factOf: (row: any) => Fact | undefined,
  ) {}

  get(id: string): Fact | undefined {
    return this.#known.get(id.toLowerCase());
  }

  async prepare(records: readonly LogRecord[]): Promise<void> {
    const { view, reads } = this.from;
    const named = new Set<string>();
    for (const record of records)
      if (reads(this.dataset, record.log))
        for (const id of idsOf(record)) named.add(id);
    if (this.#known.size > REMEMBERED) this.#known.clear();
    const missing = [...named].filter(id => !this.#known.has(id));
    for (let start = 0; start < missing.length; start += ASKED_AT_ONCE) {
      const ids = missing.slice(start, start + ASKED_AT_ONCE);
      for (const id of ids) this.#known.set(id, undefined);
      for await (const row of view.rows(this.dataset, { ids }))
        this.#known.set(row.id.toLowerCase(), this.factOf(row));
    }
  }
}

/** Facts about those whom records name: a tenant may have a million others. */
export function namedFacts(from: FactsView): FactsPart {
  const { deps } = from;
  const guests = new Looked<boolean>(from, 'users', ({ userType }) =>
    // Old accounts have no userType; Microsoft counts them as members.
    userType === undefined ? undefined : /^guest$/i.test(userType ?? ''),
  );
  const assignable = new Looked<boolean>(
    from,
    'groups',
    ({ isAssignableToRole }) => isAssignableToRole === true,
  );
  const dormant = new Looked<string>(from, 'userSignInActivity', row => {
    const at = lastSuccessAt(row);
    if (at === null) return undefined;
    const since = Date.parse(at);
    return deps.now.getTime() - since >= DORMANT_MS
      ? new Date(since).toISOString()
      : undefined;
  });
  return {
    facts: {
      isGuest: id => guests.get(id),
      isRoleAssignable: id => assignable.get(id),
      dormantSince: id => dormant.get(id),
    },
    async prepare(records) {
      await guests.prepare(records);
      await assignable.prepare(records);
      await dormant.prepare(records);
    },
  };
}

/** A sign-in's person; of an audit everybody and everything that it names, in its properties too. */
function idsOf({ log, event }: LogRecord): string[] {
  if (log !== 'directoryAudits') {
    const { userId } = event as SignIn;
    return userId ? [userId.toLowerCase()] : [];
  }
  const { initiatedBy, targetResources } = event as Record<string, unknown>;
  const told = JSON.stringify([initiatedBy ?? null, targetResources ?? null]);
  const ids = told.match(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi) ?? [];
  return ids.map(id => id.toLowerCase());
}
