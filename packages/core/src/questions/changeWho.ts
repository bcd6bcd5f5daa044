import { auditWindow, whoChanged, type Who } from '../history';
import type { HistoryChange } from '../store/ports';
import { guid, propertiesOf, topLevel } from './changeProperties';
import type { QuestionContext } from './question';

/** Holders of roles have no audit records of their own id: the record names the holder and the role. */
const holders = [
  'roleAssignments',
  'roleAssignmentScheduleInstances',
  'roleEligibilityScheduleInstances',
];

/** Asks the audit log who made a change. */
export async function whoMade(
  { stores }: Pick<QuestionContext, 'stores'>,
  connectionId: string,
  change: HistoryChange,
): Promise<Who> {
  const ids = idsOf(change);
  const { notBefore, seenAt } = change;
  // The log is looked up by ids; single policies and domains have none that it would name.
  if (!notBefore || !ids.length || !ids.every(id => guid.test(id))) {
    return { candidates: 0 };
  }
  const records = await stores.history.recordsOf(
    connectionId,
    'directoryAudits',
    ids[0].toLowerCase(),
    auditWindow({ notBefore, seenAt }),
  );
  return whoChanged(
    {
      of: change.what === 'relation' ? change.relation : change.dataset,
      change: change.change,
      ids,
      properties:
        change.what === 'row'
          ? [...new Set(propertiesOf(change).map(topLevel))]
          : [],
      notBefore,
      seenAt,
    },
    records,
  );
}

function idsOf(change: HistoryChange): string[] {
  if (change.what === 'relation') return [change.to, change.from];
  if (!holders.includes(change.dataset)) return [change.id];
  const row = (change.after ?? change.before) as
    { principalId?: string; roleDefinitionId?: string } | undefined;
  return [row?.principalId ?? '', row?.roleDefinitionId ?? ''];
}
