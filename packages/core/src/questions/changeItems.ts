import type { EntityKind } from '../model';
import type { HistoryChange } from '../store/ports';
import { titleOf } from './changeAreas';
import {
  mentionsOf,
  nameAll,
  type Mention,
  type Named,
} from './changeEntities';
import {
  idsIn,
  isAboutPeople,
  propertiesOf,
  propertyItems,
} from './changeProperties';
import type { ChangeItem } from './changeShapes';
import { whoMade } from './changeWho';
import { entityItem, isPersonal, withheld } from './items';
import { cleanLabel } from './label';
import type { QuestionContext } from './question';
import type { EntityItem } from './shapes';

/** Ids in values that are looked up for one answer. */
const NAMED_VALUES = 500;

/** Changes as an answer lists them: with names, what became another, and who did it. */
export async function changeItems(
  context: QuestionContext,
  connectionId: string,
  changes: readonly HistoryChange[],
): Promise<ChangeItem[]> {
  const about = changes.map(mentionsOf);
  const who = await whoMade(context, connectionId, changes);
  const actors: Mention[] = who.flatMap(each =>
    'by' in each ? [each.by] : [],
  );
  const differences = changes.map(change =>
    change.what === 'row' ? propertiesOf(change) : [],
  );
  const inValues: Mention[] = differences
    .flatMap(idsIn)
    .slice(0, NAMED_VALUES)
    .map(id => ({ kind: 'any', id }));
  const named = await nameAll(context, connectionId, [
    ...about.flat(),
    ...actors,
    ...inValues,
  ]);
  const nameOf = (id: string) => {
    const known = named.get(id);
    const hide =
      known && isPersonal(known.ref.kind) && !context.caller.personalData;
    return known && !hide ? cleanLabel(known.ref.label) : undefined;
  };
  return changes.map((change, index) => {
    const entities = about[index].map(mention =>
      itemOf(mention, named, context, labelOf(change, mention)),
    );
    const maker = who[index];
    return {
      change: change.change,
      of: change.what === 'relation' ? change.relation : change.dataset,
      title: titleOf(
        change.what === 'relation' ? change.relation : change.dataset,
      ),
      label: labelOfItem(change, entities, context),
      entities,
      ...(change.what === 'row'
        ? propertyItems(
            change.dataset,
            differences[index],
            context.caller.personalData || !isAboutPeople(change),
            nameOf,
          )
        : { properties: [] }),
      ...(change.notBefore ? { notBefore: change.notBefore } : {}),
      seenAt: change.seenAt,
      who:
        'by' in maker
          ? {
              by: itemOf(maker.by, named, context, maker.by.label),
              audit: maker.audit,
              at: maker.at,
            }
          : null,
      auditRecords: maker.candidates,
    };
  });
}

function itemOf(
  { kind, id }: Mention,
  named: ReadonlyMap<string, Named>,
  { caller }: QuestionContext,
  label: string = id,
): EntityItem {
  const known = named.get(id);
  if (known) return entityItem(known.ref, caller, known.handle);
  // Gone, or never read: what it was is not known, and it may have been a person.
  const unknown: EntityKind =
    kind === 'principal' || kind === 'any' ? 'user' : kind;
  return entityItem({ kind: unknown, id, label }, caller, id);
}

/** A removed object's own name is in its last version; that of others is not. */
function labelOf(change: HistoryChange, { id }: Mention): string | undefined {
  return change.what === 'row' && change.id === id ? change.label : undefined;
}

/** Datasets whose rows have a name of their own besides those whom they are about. */
const ownNames = [
  'oauth2PermissionGrants',
  'managedDevices',
  'inboxRules',
  'sharedItems',
];

function labelOfItem(
  change: HistoryChange,
  entities: readonly EntityItem[],
  { caller }: QuestionContext,
): string {
  if (change.what === 'row') {
    if (ownNames.includes(change.dataset) || !entities.length) {
      return isAboutPeople(change) && !caller.personalData
        ? withheld
        : cleanLabel(change.label);
    }
  }
  return entities.map(({ label }) => label).join(' · ');
}
