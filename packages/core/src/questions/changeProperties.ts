import { dataset } from '../datasets';
import type { DatasetId } from '../model';
import { diffRows, type PropertyChange } from '../history';
import type { RowChange } from '../store/ports';
import type { ChangeItem } from './changeShapes';
import { cleanLabel, factValue } from './label';
import { withheld } from './items';

const LISTED = 8;
const LIST_VALUES = 10;
const VALUE = 160;

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
};

export function isAboutPeople(id: DatasetId): boolean {
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

/** As an answer lists them: few, short, and without what the caller may not see. */
export function propertyItems(
  id: DatasetId,
  properties: readonly PropertyChange[],
  personalData: boolean,
): Pick<ChangeItem, 'properties' | 'moreProperties'> {
  const open = personalData ? undefined : impersonal[id];
  const more = properties.length - LISTED;
  return {
    properties: properties.slice(0, LISTED).map(each => {
      const name = cleanLabel(each.property, VALUE);
      if (open && !open.includes(topLevel(each))) {
        return { name: topLevel(each), after: withheld };
      }
      if ('added' in each) {
        return {
          name,
          added: each.added.slice(0, LIST_VALUES).map(text),
          removed: each.removed.slice(0, LIST_VALUES).map(text),
        };
      }
      return {
        name,
        ...('before' in each ? { before: text(each.before) } : {}),
        ...('after' in each ? { after: text(each.after) } : {}),
      };
    }),
    ...(more > 0 ? { moreProperties: more } : {}),
  };
}

function text(value: unknown): string {
  return cleanLabel(factValue(value), VALUE);
}
