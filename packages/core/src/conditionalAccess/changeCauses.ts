import type { ConditionalAccessPolicy } from '../model';
import { exclusionsOf } from './causes';
import type { CompareClass, CompareSpace } from './compareSpace';
import type { DimensionName } from './conditions';
import { signInAt } from './covers';
import { has } from './masks';
import { canonical } from './sharedPolicies';

/** A policy that holds a sign-in to the requirement in one state, and why it does not in the other. */
export interface ChangeCause {
  /** Empty for `newcomer`. */
  policyId: string;
  displayName?: string | null;
  /**
   * `removed`, `turnedOff` and their opposites: the policy itself. `people`: who signs in is no longer among its users.
   * `condition`: another detail no longer matches. `controls`: it applies and asks for less. `newcomer`: not there before.
   */
  kind:
    | 'removed'
    | 'turnedOff'
    | 'added'
    | 'turnedOn'
    | 'people'
    | 'condition'
    | 'controls'
    | 'newcomer';
  failing: ('users' | DimensionName)[];
  /** Ids by which it excludes the person where the sign-in is open. */
  excludedBy: string[];
  /**
   * Whether the policy itself was edited. If not: `people` is a group or role of the person, `condition` a named location,
   * `controls` a strength or what another tenant is trusted with.
   */
  edited: boolean;
}

const mostCauses = 5;

/** The policies that cover a cell on one side, and what became of them on the other. */
export function changeCauses(
  { sides, splits, prefix }: CompareSpace,
  of: CompareClass,
  cell: readonly number[],
  direction: 'opens' | 'closes',
): ChangeCause[] {
  const [closed, open] = direction === 'opens' ? [0, 1] : [1, 0];
  const found: ChangeCause[] = [];
  const identity = of.identities(cell)[open] ?? of.identities(cell)[1]!;
  const signIn = signInAt(splits[open], identity, cell.slice(prefix));
  const people = sides[open].people.signature(identity);
  for (const { index, maybe } of of.covers[closed]) {
    const covering = maybe.some(box =>
      box.every((mask, at) => has(mask, cell[at])),
    );
    if (!covering) continue;
    if (index < 0) {
      found.push({
        policyId: '',
        kind: 'newcomer',
        failing: [],
        excludedBy: [],
        edited: false,
      });
      continue;
    }
    const policy = sides[closed].policies[index];
    const common = {
      policyId: policy.id,
      displayName: policy.displayName,
      failing: [],
      excludedBy: [],
    };
    const at = counterpart(sides[open].policies, policy);
    if (at < 0) {
      const kind = direction === 'opens' ? 'removed' : 'added';
      found.push({ ...common, kind, edited: true });
      continue;
    }
    const other = sides[open].policies[at];
    const edited =
      canonical([policy.conditions, policy.grantControls]) !==
      canonical([other.conditions, other.grantControls]);
    if (!has(sides[open].enabled, at)) {
      const kind = direction === 'opens' ? 'turnedOff' : 'turnedOn';
      found.push({ ...common, kind, edited: true });
      continue;
    }
    const failing: ChangeCause['failing'] = [];
    if (!has(people.sure, at)) failing.push('users');
    for (const each of sides[open].dimensions)
      if (!has(each.masks(signIn, 'strict').sure, at))
        failing.push(each.dimension.name);
    let kind: ChangeCause['kind'] = 'controls';
    if (failing.includes('users')) kind = 'people';
    else if (failing.length) kind = 'condition';
    found.push({
      ...common,
      kind,
      failing,
      excludedBy:
        identity.kind === 'user' ? exclusionsOf(other, identity.person) : [],
      edited,
    });
  }
  return found.slice(0, mostCauses);
}

/** The same policy in another state: by id, else by a name that only one has. */
function counterpart(
  policies: readonly ConditionalAccessPolicy[],
  { id, displayName }: ConditionalAccessPolicy,
): number {
  const byId = policies.findIndex(each => each.id === id);
  if (byId >= 0 || !displayName) return byId;
  const named = policies.filter(each => each.displayName === displayName);
  return named.length === 1 ? policies.indexOf(named[0]) : -1;
}
