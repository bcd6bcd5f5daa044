import type { CheckMetadata, FindingDetail } from '../../model';
import { detectors } from '../../detectors';
import { affectedItem, checkOf, factList, findingItem } from '../items';
import { decisionsOf } from '../findingLife';
import type { QuestionContext } from '../question';
import type { EntityItem, FindingDecisions, FindingItem } from '../shapes';

/** A finding as every format tells it: with what its reader may see, and no more. */
export interface ExportedFinding {
  item: FindingItem;
  tenantId: string;
  check?: CheckMetadata;
  /** It was seen to happen; the others are how things stand. */
  isDetection: boolean;
  eventAt?: string;
  resolvedAt?: string;
  reopenedAt?: string;
  decisions: FindingDecisions;
  facts: { name: string; value: string }[];
  /** At most as many as an export lists; `item.affected` is how many there are. */
  affected: (EntityItem & { facts: { name: string; value: string }[] })[];
}

const detections = new Set(detectors.map(({ id }) => id));

export function exported(
  finding: FindingDetail,
  tenantId: string,
  context: QuestionContext,
): ExportedFinding {
  const { eventAt, resolvedAt, reopenedAt } = finding;
  return {
    item: findingItem(finding, context),
    tenantId,
    check: checkOf(finding.checkId, context),
    isDetection: detections.has(finding.checkId) || eventAt !== undefined,
    ...(eventAt ? { eventAt } : {}),
    ...(resolvedAt ? { resolvedAt } : {}),
    ...(reopenedAt ? { reopenedAt } : {}),
    decisions: decisionsOf(finding.triage, context),
    facts: factList(finding.facts),
    affected: finding.affected.map(each => affectedItem(each, context.caller)),
  };
}
