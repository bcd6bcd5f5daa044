import { builtInCatalogue, type Catalogue } from '../catalogue';
import type {
  AffectedEntity,
  CheckMetadata,
  EntityKind,
  EntityRef,
  Finding,
} from '../model';
import { stateOf } from '../triage';
import { cleanLabel, factValue } from './label';
import type { Caller, QuestionContext } from './question';
import type { EntityItem, FindingItem } from './shapes';

type Asked = Pick<QuestionContext, 'catalogue'>;

/** What is judged, where the question is asked. */
export function catalogueOf({ catalogue }: Asked): Catalogue {
  return catalogue ?? builtInCatalogue;
}

/** A check's text. A finding of a check that is no longer there keeps its id as its title. */
export function checkOf(id: string, asked: Asked): CheckMetadata | undefined {
  return catalogueOf(asked).of(id);
}

export function checkTitle(id: string, asked: Asked): string {
  return checkOf(id, asked)?.title ?? id;
}

const ofPeople: readonly EntityKind[] = [
  'user',
  'signIn',
  'personalSite',
  // Files bear the names of people, and say whom they are shared with.
  'driveItem',
];

export function isPersonal(kind: EntityKind): boolean {
  return ofPeople.includes(kind);
}

export const withheld = 'withheld: personal data';

/** A person of the portal, or an owner: groups are no persons, and plain text may name one. */
export function refOf(ref: string, caller: Caller): string {
  return caller.personalData || /^group:/i.test(ref)
    ? cleanLabel(ref)
    : withheld;
}

/** An entity as lists show it; who may not see personal data gets ids and no names. */
export function entityItem(
  { kind, id, label }: EntityRef,
  caller: Caller,
  handle: string = id,
): EntityItem {
  const hide = isPersonal(kind) && !caller.personalData;
  return {
    kind,
    entity: hide ? id : cleanLabel(handle),
    label: hide ? withheld : cleanLabel(label),
  };
}

export function affectedItem(
  entity: AffectedEntity,
  caller: Caller,
  handle?: string,
): EntityItem & { facts: { name: string; value: string }[] } {
  const hide = isPersonal(entity.kind) && !caller.personalData;
  return {
    ...entityItem(entity, caller, handle),
    facts: hide ? [] : factList(entity.facts ?? {}),
  };
}

export function factList(
  facts: Record<string, unknown>,
): { name: string; value: string }[] {
  return Object.entries(facts).map(([name, value]) => ({
    name,
    value: factValue(value),
  }));
}

/** As it is now: a decision may have ended since it was made. */
export function findingItem(
  finding: Finding,
  context: Pick<QuestionContext, 'caller' | 'now' | 'catalogue'>,
): FindingItem {
  const { caller, now } = context;
  const { accepted, snoozed, assigned } = finding.triage;
  const state = stateOf(finding, now().toISOString());
  const owner =
    assigned?.owner ?? (state === 'accepted' ? accepted?.owner : undefined);
  const decision = { accepted, snoozed }[state as 'accepted' | 'snoozed'];
  return {
    finding: finding.id,
    check: finding.checkId,
    title: checkTitle(finding.checkId, context),
    severity: finding.severity,
    state,
    statement: cleanLabel(finding.statement, 400),
    affected: finding.affectedCount,
    firstSeen: finding.firstSeen,
    lastSeen: finding.lastSeen,
    ...(finding.eventAt ? { happenedAt: finding.eventAt } : {}),
    ...(finding.partOf ? { partOf: finding.partOf } : {}),
    connection: finding.connectionId,
    ...(owner ? { owner: refOf(owner, caller) } : {}),
    ...(decision ? { until: decision.until } : {}),
    version: finding.version,
  };
}
