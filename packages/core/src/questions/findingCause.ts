import type {
  AffectedEntity,
  DatasetId,
  EntityKind,
  EntityRef,
  FindingDetail,
} from '../model';
import type { Catalogue } from '../catalogue';
import type { RowChange, Stores } from '../store/ports';
import { propertiesOf, topLevel } from './changeProperties';
import { whoMade } from './changeWho';

/** Where the history keeps what findings name. */
const datasets: Partial<Record<EntityKind, DatasetId>> = {
  user: 'users',
  group: 'groups',
  application: 'applications',
  servicePrincipal: 'servicePrincipals',
  device: 'devices',
  conditionalAccessPolicy: 'conditionalAccessPolicies',
  namedLocation: 'namedLocations',
};

/** What is settings and nothing else: a finding about one of these alone rests on what somebody set. */
const settings: readonly EntityKind[] = [
  'conditionalAccessPolicy',
  'namedLocation',
];

interface Sources {
  stores: Pick<Stores, 'history'>;
  catalogue: Pick<Catalogue, 'of'>;
}

/** More are nobody's single act, and cost a look at the log for each. */
const MOST_AFFECTED = 20;
const CHANGES = 20;

/**
 * Who in the tenant made a finding appear or vanish: whoever made every change that can have caused it, to what it touches
 * and between the two judgements. Undefined where that is nobody, or not one and the same, or not beyond doubt.
 */
export async function findingCause(
  sources: Sources,
  finding: FindingDetail,
  between: { notBefore: string; at: string },
): Promise<EntityRef | undefined> {
  const { affected, affectedCount, connectionId } = finding;
  if (affectedCount > MOST_AFFECTED || affected.length < affectedCount) {
    return undefined;
  }
  let cause: EntityRef | undefined;
  for (const entity of affected) {
    const changes = await causesIn(sources, finding, entity, between);
    if (!changes) return undefined;
    for (const who of await whoMade(sources, connectionId, changes)) {
      if (!('by' in who)) return undefined;
      if (cause && (cause.id !== who.by.id || cause.kind !== who.by.kind)) {
        return undefined;
      }
      cause = { kind: who.by.kind, id: who.by.id, label: who.by.label };
    }
  }
  return cause;
}

/** Changes to an entity that can have caused the finding; undefined where there are too many to tell. */
async function causesIn(
  { stores: { history }, catalogue }: Sources,
  finding: FindingDetail,
  entity: AffectedEntity,
  { notBefore, at }: { notBefore: string; at: string },
): Promise<RowChange[] | undefined> {
  const dataset = datasets[entity.kind];
  const check = catalogue.of(finding.checkId);
  if (!dataset || !check?.needs.includes(dataset)) return [];
  const { items, next } = await history.changes(
    finding.connectionId,
    { from: notBefore, to: at, datasets: [dataset], entity: entity.id },
    { limit: CHANGES },
  );
  if (next) return undefined;
  const named = new Set(Object.keys({ ...finding.facts, ...entity.facts }));
  const isSettings =
    settings.includes(entity.kind) && finding.affectedCount === 1;
  return items.filter((change): change is RowChange => {
    if (change.what !== 'row' || change.id !== entity.id) return false;
    if (change.change !== 'changed' || isSettings) return true;
    // A person's title that was changed in the same hour made nobody stale.
    return propertiesOf(change)
      .map(topLevel)
      .some(name => named.has(name));
  });
}
