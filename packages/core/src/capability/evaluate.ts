import type { Completeness, DatasetId } from '../model';
import type {
  CheckDeclaration,
  ConsentMode,
  DatasetDeclaration,
} from './declaration';
import { granted } from './granted';
import { permission, permissions } from './permissions';
import { CapabilityWarning, warningsOf } from './warnings';

export interface CapabilityInput {
  datasets: readonly DatasetDeclaration[];
  /** Checks and detectors. */
  checks: readonly CheckDeclaration[];
  completeness: ReadonlyMap<DatasetId, Completeness>;
  /** Permissions that the last token claimed; a hint only. */
  claimed?: readonly string[];
  /** Active service plans; undefined when the licences could not be read. */
  plans?: ReadonlySet<string>;
  /** Default `application`. */
  mode?: ConsentMode;
}

/** A permission's row: what for, whether it is granted, what it opens, what is unknown or sees less without it. */
export interface PermissionCapability {
  permission: string;
  usedBy: string;
  justification: string;
  specification: boolean;
  granted: boolean | null;
  /** It is for signed-in people: an application is never granted it. */
  signInOnly: boolean;
  datasets: DatasetId[];
  features: string[];
  checks: string[];
  note?: string;
}

export interface Capabilities {
  permissions: PermissionCapability[];
  licences: { plan: string; present: boolean | null }[];
  warnings: CapabilityWarning[];
}

/**
 * What the connection can do, computed from the datasets' declarations and Graph's answers, and from nothing else.
 */
export function evaluate(input: CapabilityInput): Capabilities {
  const {
    datasets,
    checks,
    completeness,
    claimed,
    mode = 'application',
  } = input;
  const opens = new Map<string, DatasetDeclaration[]>(
    permissions.map(({ name }) => [name, []]),
  );
  for (const dataset of datasets)
    for (const name of new Set(namesOf(dataset)))
      opens.set(name, [...(opens.get(name) ?? []), dataset]);
  const names = [...opens.keys()];
  const reading = checks.map(({ id, needs, uses = [] }) => ({
    id,
    reads: [...needs, ...uses],
  }));
  const grants = granted(names, datasets, completeness, claimed, mode);
  return {
    permissions: names.map(name => {
      const { usedBy, justification, specification, note, signInOnly } =
        permission(name);
      const used = opens.get(name)!;
      const ids = used.map(({ id }) => id);
      const opened = new Set<DatasetId>(ids);
      return {
        permission: name,
        usedBy,
        justification,
        specification,
        granted:
          signInOnly && mode === 'application'
            ? // With application credentials nobody signs in: neither granted nor missing.
              null
            : scopeGrant(name, grants, claimed),
        signInOnly: Boolean(signInOnly),
        datasets: ids,
        features: [...new Set(used.flatMap(each => each.features))],
        checks: reading
          .filter(({ reads }) => reads.some(each => opened.has(each)))
          .map(({ id }) => id),
        note,
      };
    }),
    licences: licencesOf(input),
    warnings: warningsOf({
      datasets,
      checks,
      completeness,
      held: new Set(names.filter(name => grants.get(name))),
      mode,
    }),
  };
}

function namesOf({ needs }: DatasetDeclaration): string[] {
  return [...needs.permissions, ...(needs.delegated ?? [])].flat();
}

/** No token lists `offline_access`: whether it was granted shows only when the sign-in is refreshed. */
function scopeGrant(
  name: string,
  grants: ReadonlyMap<string, boolean | null>,
  claimed: readonly string[] | undefined,
): boolean | null {
  const found = grants.get(name)!;
  if (name !== 'offline_access') return found;
  return claimed?.includes(name) ? true : null;
}

function licencesOf({
  datasets,
  plans,
  completeness,
}: CapabilityInput): Capabilities['licences'] {
  const wanted = [
    ...new Set(datasets.flatMap(({ needs }) => needs.licences ?? [])),
  ];
  return wanted.map(plan => {
    const refused = datasets.some(
      ({ id, needs }) =>
        needs.licences?.length === 1 &&
        needs.licences[0] === plan &&
        completeness.get(id)?.state === 'unlicensed',
    );
    if (refused) return { plan, present: false };
    return { plan, present: plans ? plans.has(plan) : null };
  });
}
