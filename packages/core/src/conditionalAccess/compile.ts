/**
 * Policies made ready once, for many sign-ins. For each dimension a value is turned into the bits of the policies that it
 * satisfies, remembered by value; whether each policy applies is then one AND over a dozen numbers.
 */
import type { ConditionalAccessPolicy } from '../model';
import { dimensions, type Dimension, type World } from './conditions';
import { readGrant, type Grant } from './controls';
import { readPlaces } from './locations';
import { bit, both, type Masks } from './masks';
import { indexPeople, type PeopleIndex } from './people';
import { pseudoPolicies } from './pseudoPolicies';
import type { CaSignIn, CaTenant, Tri } from './signIn';

/** `strict`: an unspecified detail satisfies no condition, as in What If. `open`: it leaves the condition unknown. */
export type UnspecifiedMode = 'strict' | 'open';

export interface CompiledDimension {
  dimension: Dimension<any>;
  /** Bits of the policies that do not narrow this dimension. */
  unconfigured: bigint;
  masksOf(value: unknown): Masks;
  masks(signIn: CaSignIn, mode: UnspecifiedMode): Masks;
}

export interface CompiledPolicies {
  /** The tenant's own, then those that stand beside Conditional Access. */
  policies: readonly ConditionalAccessPolicy[];
  grants: readonly Grant[];
  world: World;
  enabled: bigint;
  reportOnly: bigint;
  all: bigint;
  people: PeopleIndex;
  dimensions: readonly CompiledDimension[];
}

const remembered = 4096;

export function compilePolicies(
  policies: readonly ConditionalAccessPolicy[],
  tenant: CaTenant,
): CompiledPolicies {
  const whole = [...policies, ...pseudoPolicies(tenant)];
  const world: World = {
    tenant,
    places: readPlaces(tenant.namedLocations ?? []),
  };
  const inState = (state: string) =>
    whole.reduce(
      (mask, policy, index) =>
        policy.state === state ? mask | bit(index) : mask,
      0n,
    );
  return {
    policies: whole,
    grants: whole.map(policy => readGrant(policy, tenant)),
    world,
    enabled: inState('enabled'),
    reportOnly: inState('enabledForReportingButNotEnforced'),
    all: bit(whole.length) - 1n,
    people: indexPeople(whole),
    dimensions: dimensions.map(each => compileDimension(each, whole, world)),
  };
}

function compileDimension(
  dimension: Dimension<any>,
  policies: readonly ConditionalAccessPolicy[],
  world: World,
): CompiledDimension {
  const everything = bit(policies.length) - 1n;
  let unconfigured = 0n;
  const tests: { mask: bigint; test: (value: unknown) => Tri }[] = [];
  policies.forEach((policy, index) => {
    const test = dimension.test(policy, world);
    if (test) tests.push({ mask: bit(index), test });
    else unconfigured |= bit(index);
  });
  const known = new Map<string, Masks>();
  function masksOf(value: unknown): Masks {
    const key = dimension.key(value);
    const before = known.get(key);
    if (before) return before;
    const found: Masks = { sure: unconfigured, maybe: unconfigured };
    for (const { mask, test } of tests) {
      const matches = test(value);
      if (matches) found.maybe |= mask;
      if (matches === true) found.sure |= mask;
    }
    if (known.size >= remembered) known.clear();
    known.set(key, found);
    return found;
  }
  return {
    dimension,
    unconfigured,
    masksOf,
    masks(signIn, mode) {
      const value = dimension.value(signIn);
      if (value !== undefined) return masksOf(value);
      return {
        sure: unconfigured,
        maybe: mode === 'strict' ? unconfigured : everything,
      };
    },
  };
}

/** The policies that apply for sure and those that may, whatever their state. */
export function applying(
  compiled: CompiledPolicies,
  signIn: CaSignIn,
  mode: UnspecifiedMode,
): Masks {
  let masks = compiled.people.signature(signIn.identity);
  for (const each of compiled.dimensions) {
    if (!masks.maybe) break;
    if (each.unconfigured === compiled.all) continue;
    masks = both(masks, each.masks(signIn, mode));
  }
  return masks;
}
