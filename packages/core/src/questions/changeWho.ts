import {
  auditWindow,
  whoChanged,
  type AuditedChange,
  type Who,
} from '../history';
import type { HistoryChange, Stores } from '../store/ports';
import { guid, propertiesOf, topLevel } from './changeProperties';

/** Holders of roles have no audit records of their own id: the record names the holder and the role. */
const holders = [
  'roleAssignments',
  'roleAssignmentScheduleInstances',
  'roleEligibilityScheduleInstances',
];

/** Asks the audit log who made each of these changes: what the same read saw in one query, all at once. */
export async function whoMade(
  { stores }: { stores: Pick<Stores, 'history'> },
  connectionId: string,
  changes: readonly HistoryChange[],
): Promise<Who[]> {
  const targets = new Map<string, { within: Window; ids: string[] }>();
  const asked = changes.map(change => {
    const ids = idsOf(change);
    const { notBefore, seenAt } = change;
    // The log is looked up by ids; single policies and domains have none that it would name.
    if (!notBefore || !ids.length || !ids.every(id => guid.test(id)))
      return undefined;
    const within = auditWindow({ notBefore, seenAt });
    const key = `${within.from} ${within.to}`;
    const target = ids[0].toLowerCase();
    const known = targets.get(key);
    if (known) known.ids.push(target);
    else targets.set(key, { within, ids: [target] });
    return { change, ids, notBefore, seenAt, key, target };
  });
  const records = new Map<
    string,
    ReadonlyMap<string, readonly Record<string, any>[]>
  >();
  await Promise.all(
    [...targets].map(async ([key, { within, ids }]) =>
      records.set(
        key,
        await stores.history.recordsOfEach(
          connectionId,
          'directoryAudits',
          ids,
          within,
        ),
      ),
    ),
  );
  return asked.map(each =>
    each
      ? whoChanged(audited(each), records.get(each.key)?.get(each.target) ?? [])
      : { candidates: 0 },
  );
}

type Window = ReturnType<typeof auditWindow>;

function audited({
  change,
  ids,
  notBefore,
  seenAt,
}: {
  change: HistoryChange;
  ids: string[];
  notBefore: string;
  seenAt: string;
}): AuditedChange {
  return {
    of: change.what === 'relation' ? change.relation : change.dataset,
    change: change.change,
    ids,
    properties:
      change.what === 'row'
        ? [...new Set(propertiesOf(change).map(topLevel))]
        : [],
    notBefore,
    seenAt,
  };
}

function idsOf(change: HistoryChange): string[] {
  if (change.what === 'relation') return [change.to, change.from];
  if (!holders.includes(change.dataset)) return [change.id];
  const row = (change.after ?? change.before) as
    { principalId?: string; roleDefinitionId?: string } | undefined;
  return [row?.principalId ?? '', row?.roleDefinitionId ?? ''];
}
