import { dataset } from '../datasets';
import type { DatasetId, Site } from '../model';
import { diffRows, type PropertyChange } from '../history';
import type { RowChange } from '../store/ports';
import type { ChangeItem } from './changeShapes';
import { cleanLabel, factValue } from './label';
import { withheld } from './items';

/** An answer of a hundred changes must stay readable for an assistant: so much of each, in properties and in characters. */
const LISTED = 8;
const CHARACTERS = 1_000;
const LIST_VALUES = 10;
const VALUE = 160;

/** How ids of the directory look. */
export const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Rows that are about people: which of their properties say nothing of who somebody is, where, or how to be reached. */
const impersonal: Partial<Record<DatasetId, readonly string[]>> = {
  users: [
    'accountEnabled',
    'userType',
    'externalUserState',
    'externalUserStateChangeDateTime',
    'onPremisesSyncEnabled',
    'lastPasswordChangeDateTime',
    'assignedLicenses',
  ],
  userRegistrationDetails: [
    'userType',
    'isAdmin',
    'isMfaRegistered',
    'isMfaCapable',
    'isPasswordlessCapable',
    'isSsprRegistered',
    'methodsRegistered',
  ],
  riskyUsers: [
    'riskLevel',
    'riskState',
    'riskDetail',
    'riskLastUpdatedDateTime',
    'isDeleted',
  ],
  riskDetections: ['riskLevel', 'riskState', 'riskDetail'],
  managedDevices: [
    'operatingSystem',
    'osVersion',
    'complianceState',
    'complianceGracePeriodExpirationDateTime',
    'isEncrypted',
    'jailBroken',
    'managedDeviceOwnerType',
    'managementAgent',
  ],
  inboxRules: ['isEnabled'],
  // Files are named after people, and shared with them.
  sharedItems: ['isRoot', 'isFolder', 'groupId'],
  // A OneDrive bears the name of its person, in its address too.
  sites: ['isPersonalSite'],
};

/** Of sites only those are, or may be, that are somebody's own. */
export function isAboutPeople({
  dataset: id,
  before,
  after,
}: Pick<RowChange, 'dataset' | 'before' | 'after'>): boolean {
  if (id === 'sites')
    return [before, after].some(
      site => site && (site as Partial<Site>).isPersonalSite !== false,
    );
  return id in impersonal;
}

/** What became another between two versions, without what the dataset leaves out of its history. */
export function propertiesOf(change: RowChange): PropertyChange[] {
  if (!change.before || !change.after) return [];
  const rule = dataset(change.dataset).history;
  const ignored = rule && rule !== 'none' ? rule.ignores : [];
  return diffRows(change.before, change.after).filter(
    ({ property }) =>
      !ignored.some(
        path => property === path || property.startsWith(`${path}.`),
      ),
  );
}

export function topLevel({ property }: PropertyChange): string {
  return property.split(/[.[]/)[0];
}

/**
 * As an answer lists them: few, short, and without what the caller may not see.
 * @param all - whether the caller may see all of them, or nothing of this change is about people
 * @param nameOf - what an id in a value is the id of, where that is known
 */
export function propertyItems(
  id: DatasetId,
  properties: readonly PropertyChange[],
  all: boolean,
  nameOf: (id: string) => string | undefined,
): Pick<ChangeItem, 'properties' | 'moreProperties'> {
  const open = all ? undefined : impersonal[id];
  const text = (value: unknown) =>
    (typeof value === 'string' && nameOf(value)) ||
    cleanLabel(factValue(value), VALUE);
  const listed: ChangeItem['properties'] = [];
  let characters = 0;
  for (const each of properties.slice(0, LISTED)) {
    const item =
      open && !open.includes(topLevel(each))
        ? { name: topLevel(each), after: withheld }
        : propertyItem(each, text);
    characters += JSON.stringify(item).length;
    if (listed.length && characters > CHARACTERS) break;
    listed.push(item);
  }
  const more = properties.length - listed.length;
  return {
    properties: listed,
    ...(more > 0 ? { moreProperties: more } : {}),
  };
}

function propertyItem(
  change: PropertyChange,
  text: (value: unknown) => string,
): ChangeItem['properties'][number] {
  const name = cleanLabel(change.property, VALUE);
  if ('added' in change) {
    return {
      name,
      added: shortList(change.added, text),
      removed: shortList(change.removed, text),
    };
  }
  return {
    name,
    ...('before' in change ? { before: text(change.before) } : {}),
    ...('after' in change ? { after: text(change.after) } : {}),
  };
}

function shortList(
  values: readonly unknown[],
  text: (value: unknown) => string,
): string[] {
  const more = values.length - LIST_VALUES;
  return [
    ...values.slice(0, LIST_VALUES).map(text),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

/** Ids in the values of policies: of people, groups and roles that a condition names. */
export function idsIn(properties: readonly PropertyChange[]): string[] {
  return properties
    .slice(0, LISTED)
    .flatMap(change =>
      'added' in change
        ? [
            ...change.added.slice(0, LIST_VALUES),
            ...change.removed.slice(0, LIST_VALUES),
          ]
        : [change.before, change.after],
    )
    .filter((value): value is string => guid.test(String(value)));
}
