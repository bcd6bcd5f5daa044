/**
 * Every dimension split into the classes that the policies can tell apart: candidates that satisfy the same policies are
 * one class, and the first of each stands for it. Several sets of policies are split together, so that a class of one is
 * a class of the other:
 *
 *     before   │ A   │ B       │           a policy's edges before,
 *     after    │ A'      │ B'  │           and after,
 *     classes  │ 1   │ 2 │ 3   │           give the classes of both
 */
import { candidatesOf } from './candidates';
import type { CompiledDimension, CompiledPolicies } from './compile';
import type { DimensionName } from './conditions';
import { isLegacyClient } from './controls';
import { isTrusted } from './locations';
import { bit } from './masks';
import { concerns, isManaged, type Requirement } from './requirements';
import type { CaDevice, CaLocation } from './signIn';

export interface ValueClass {
  value: unknown;
  /** All values of it, where the dimension has few; else the one above. */
  values: unknown[];
  /** Bits of the enabled policies that it satisfies for sure, and perhaps. */
  sure: bigint;
  maybe: bigint;
  /** Equal traits give the same controls. */
  trait: string;
}

export interface SplitDimension {
  name: DimensionName;
  compiled: CompiledDimension;
  classes: ValueClass[];
  /** The class of any value, whether or not it was a candidate. */
  classAt(value: unknown): number | undefined;
  /** Some classes may be missing: what depends on this dimension is unknown. */
  merged: boolean;
}

const mostCandidates = 20_000;
const listed = new Set<DimensionName>([
  'platform',
  'clientAppType',
  'flow',
  'signInRisk',
  'userRisk',
  'insiderRisk',
  'servicePrincipalRisk',
]);

export function splitDimensions(
  compiled: CompiledPolicies,
  requirement: Requirement,
): SplitDimension[] {
  return splitTogether([compiled], requirement)[0];
}

/** One split per side; classes of all sides stand in the same order. */
export function splitTogether(
  sides: readonly CompiledPolicies[],
  requirement: Requirement,
): SplitDimension[][] {
  const perDimension = sides[0].dimensions.map((dimension, at) =>
    splitOne(sides, at, dimension.dimension.name, requirement),
  );
  return sides.map((_, side) => perDimension.map(each => each[side]));
}

function splitOne(
  sides: readonly CompiledPolicies[],
  at: number,
  name: DimensionName,
  requirement: Requirement,
): SplitDimension[] {
  const { values, incomplete } = asks(requirement, name)
    ? candidatesOf(name, sides)
    : { values: [undefined] };
  const perSide: ValueClass[][] = sides.map(() => []);
  const byKey = new Map<string, number>();
  const classesOf = (value: unknown) => {
    const found = sides.map(side => classOf(side.dimensions[at], side, value));
    return { found, key: found.map(keyOf).join(' | ') };
  };
  for (const value of values.slice(0, mostCandidates)) {
    if (!concerns(requirement, name, value)) continue;
    const { found, key } = classesOf(value);
    const known = byKey.get(key);
    if (known !== undefined) {
      if (listed.has(name))
        for (const each of perSide) each[known].values.push(value);
      continue;
    }
    byKey.set(key, byKey.size);
    found.forEach((each, side) => perSide[side].push(each));
  }
  return sides.map((side, index) => ({
    name,
    compiled: side.dimensions[at],
    classes: perSide[index],
    classAt: value => byKey.get(classesOf(value).key),
    merged: Boolean(incomplete) || values.length > mostCandidates,
  }));
}

/** A workload has no device, client or flow; a person has no risk of a service principal. */
function asks({ of }: Requirement, name: DimensionName): boolean {
  return of === 'workloads'
    ? ['target', 'location', 'servicePrincipalRisk', 'unmodelled'].includes(
        name,
      )
    : name !== 'servicePrincipalRisk';
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
  return {
    value,
    values: [value],
    sure: sure & enabled,
    maybe: maybe & enabled,
    trait,
  };
}

function traitOf(
  name: DimensionName,
  { world }: CompiledPolicies,
  value: unknown,
): string {
  if (value === undefined) return '';
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

/** All classes of each dimension: the whole space as one box. */
export function wholeBox(split: readonly SplitDimension[]): bigint[] {
  return split.map(each => bit(each.classes.length) - 1n);
}
