/**
 * Every dimension split into the classes that the policies can tell apart. Candidates are tried that between them reach
 * every truth of every condition (each end of each address range, each word of each filter), and those that satisfy the
 * same policies are one class; the first of each stands for it.
 */
import type { ConditionalAccessPolicy } from '../model';
import type { CompiledDimension, CompiledPolicies } from './compile';
import { directoryAudience, type DimensionName } from './conditions';
import { isLegacyClient } from './controls';
import { comparisonsOf, parseDeviceRule } from './deviceFilter';
import { addressText, isTrusted } from './locations';
import { appBundles } from './appBundles';
import { bit } from './masks';
import { concerns, isManaged, type Requirement } from './requirements';
import type { CaDevice, CaLocation, CaTarget } from './signIn';

export interface ValueClass {
  value: unknown;
  /** Bits of the policies that it satisfies for sure, and perhaps. */
  sure: bigint;
  maybe: bigint;
  /** Equal traits give the same controls. */
  trait: string;
}

export interface SplitDimension {
  name: DimensionName;
  compiled: CompiledDimension;
  classes: ValueClass[];
  byKey: ReadonlyMap<string, number>;
  /** More candidates than the budget: this dimension's unread part is unknown. */
  merged: boolean;
}

export const anyOtherApp = 'any other app';
const mostCandidates = 20_000;

export function splitDimensions(
  compiled: CompiledPolicies,
  requirement: Requirement,
): SplitDimension[] {
  return compiled.dimensions.map(each => {
    const { name } = each.dimension;
    const candidates = candidatesOf(name, compiled);
    const classes: ValueClass[] = [];
    const byKey = new Map<string, number>();
    for (const value of candidates.slice(0, mostCandidates)) {
      if (!concerns(requirement, name, value)) continue;
      const found = classOf(each, compiled, value);
      const key = keyOf(found);
      if (byKey.has(key)) continue;
      byKey.set(key, classes.length);
      classes.push(found);
    }
    return {
      name,
      compiled: each,
      classes,
      byKey,
      merged: candidates.length > mostCandidates,
    };
  });
}

/** The class of any value, whether or not it was a candidate. */
export function classAt(
  split: SplitDimension,
  compiled: CompiledPolicies,
  value: unknown,
): number | undefined {
  return split.byKey.get(keyOf(classOf(split.compiled, compiled, value)));
}

function keyOf({ sure, maybe, trait }: ValueClass): string {
  return `${sure.toString(36)} ${maybe.toString(36)} ${trait}`;
}

function classOf(
  dimension: CompiledDimension,
  compiled: CompiledPolicies,
  value: unknown,
): ValueClass {
  const { sure, maybe } =
    value === undefined
      ? { sure: dimension.unconfigured, maybe: dimension.unconfigured }
      : dimension.masksOf(value);
  const trait = traitOf(dimension.dimension.name, compiled, value);
  const { enabled } = compiled;
  return { value, sure: sure & enabled, maybe: maybe & enabled, trait };
}

function traitOf(
  name: DimensionName,
  { world }: CompiledPolicies,
  value: unknown,
): string {
  switch (name) {
    case 'clientAppType':
      return `${isLegacyClient(value as string)}`;
    case 'flow':
      return `${value === 'deviceCodeFlow'}`;
    case 'location':
      return `${isTrusted(world.places, value as CaLocation)}`;
    case 'device': {
      const device = value as CaDevice;
      const hybrid = device.trustType?.toLowerCase() === 'serverad';
      return `${device.registered} ${device.isCompliant} ${hybrid} ${isManaged(device)}`;
    }
    default:
      return '';
  }
}

function candidatesOf(
  name: DimensionName,
  compiled: CompiledPolicies,
): unknown[] {
  switch (name) {
    case 'target':
      return targets(compiled);
    case 'platform':
      return 'windows macOS linux android iOS windowsPhone unknown'.split(' ');
    case 'clientAppType':
      return 'browser mobileAppsAndDesktopClients exchangeActiveSync other'.split(
        ' ',
      );
    case 'flow':
      return ['none', 'deviceCodeFlow', 'authenticationTransfer'];
    case 'signInRisk':
    case 'userRisk':
      return ['none', 'low', 'medium', 'high'];
    case 'insiderRisk':
      return ['none', 'minor', 'moderate', 'elevated'];
    case 'location':
      return locations(compiled);
    case 'device':
      return devices(compiled.policies);
    case 'unmodelled':
      return [''];
    default:
      return [undefined];
  }
}

function targets({ policies, world }: CompiledPolicies): CaTarget[] {
  const bundles = world.tenant.appBundles ?? appBundles;
  const named = new Set<string>([directoryAudience]);
  for (const { conditions } of policies) {
    const { includeApplications = [], excludeApplications = [] } =
      conditions?.applications ?? {};
    for (const id of [...includeApplications, ...excludeApplications]) {
      const word = Object.keys(bundles).find(
        each => each.toLowerCase() === id.toLowerCase(),
      );
      for (const app of word ? bundles[word] : [id])
        if (!/^(all|none)$/i.test(app)) named.add(app.toLowerCase());
    }
  }
  // Sorted, so that the order of policies does not choose who stands for a class.
  const apps = [anyOtherApp, ...[...named].sort()];
  return [
    ...apps.map(appId => ({ kind: 'application' as const, appId })),
    ...apps.map(appId => ({
      kind: 'application' as const,
      appId,
      baselineScopesOnly: true,
    })),
    { kind: 'userAction', action: 'urn:user:registersecurityinfo' },
  ];
}

function locations({ world }: CompiledPolicies): CaLocation[] {
  const places = [...world.places.values()];
  const addresses = new Set(['203.0.113.1', '0.0.0.0', '0:0:0:0:0:0:0:0']);
  for (const { ranges } of places)
    for (const { family, first, last } of ranges) {
      addresses.add(addressText(family, first));
      if (last + 1n < 1n << (family === 'ipv4' ? 32n : 128n))
        addresses.add(addressText(family, last + 1n));
    }
  const countries = new Set(places.flatMap(each => [...each.countries]));
  // XA is left to users by ISO 3166: no policy means it unless it names it.
  const elsewhere = ['XA', 'XB', 'XC', 'ZZ'].filter(
    each => !countries.has(each),
  );
  const all = [...elsewhere.slice(0, 1), ...countries, null];
  return [...addresses].flatMap(ip => all.map(country => ({ ip, country })));
}

function devices(policies: readonly ConditionalAccessPolicy[]): CaDevice[] {
  const words = new Map<string, Set<string | null>>();
  for (const { conditions } of policies) {
    const filter = conditions?.devices?.deviceFilter as
      { rule?: string } | null | undefined;
    for (const { attribute, operator, values } of comparisons(filter?.rule)) {
      if (attribute === 'iscompliant' || attribute === 'trusttype') continue;
      const known =
        words.get(attribute) ?? new Set<string | null>([null, 'another value']);
      for (const value of values) {
        // A value that two partial comparisons match is their words joined.
        if (value !== null && /contains|with/.test(operator))
          for (const other of [...known])
            if (other && other !== 'another value') {
              known.add(`${value}${other}`);
              known.add(`${other}${value}`);
            }
        known.add(value);
      }
      words.set(attribute, known);
    }
  }
  let found: CaDevice[] = [];
  for (const trustType of ['AzureAD', 'ServerAD', 'Workplace'])
    for (const isCompliant of [false, true])
      for (const managed of words.size ? [false, true] : [isCompliant])
        found.push({ registered: true, trustType, isCompliant, managed });
  for (const [attribute, values] of [...words].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    if (found.length * values.size > mostCandidates * 2) break;
    found = found.flatMap(device =>
      [...values].sort().map(value => ({
        ...device,
        attributes: { ...device.attributes, [attribute]: value },
      })),
    );
  }
  return [{ registered: false }, ...found];
}

function comparisons(rule: string | undefined) {
  try {
    return rule ? comparisonsOf(parseDeviceRule(rule)) : [];
  } catch {
    // The policy's condition answers unknown for every device: there is nothing to tell apart.
    return [];
  }
}

/** All classes of each dimension: the whole space as one box. */
export function wholeBox(split: readonly SplitDimension[]): bigint[] {
  return split.map(each => bit(each.classes.length) - 1n);
}
