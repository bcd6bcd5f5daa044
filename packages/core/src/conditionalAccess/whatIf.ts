/**
 * One sign-in against all policies, as Microsoft's What If answers it, with what What If leaves to the reader: what the
 * policies together ask, whether this client, device and person could give it, and what is not known.
 *
 *     state → users → target → conditions      each policy applies, does not, or unknown
 *     any block, or a demand nobody can meet → block
 *     else the AND of all demands            → grant,   no demand → allow
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/what-if-tool
 * @see https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate
 */
import type { ConditionalAccessPolicy } from '../model';
import {
  applying,
  compilePolicies,
  type CompiledPolicies,
  type UnspecifiedMode,
} from './compile';
import { canGive, satisfies, type Grant } from './controls';
import { bitsOf, has, type Masks } from './masks';
import { combineSession, type CombinedSession } from './session';
import type { CaSignIn, CaTenant, Tri } from './signIn';

export type CaVerdict = 'block' | 'grant' | 'allow';

export interface PolicyResult {
  policyId: string;
  displayName?: string | null;
  state?: string | null;
  applies: Tri;
  /** The first that keeps it from applying, in the words of Graph's `analysisReasons`; `notSet` when it applies. */
  reason: string;
}

export interface Demand {
  policyId: string;
  grant: Grant;
  /** Whether this client, device and person can meet it. */
  reachable: Tri;
}

export interface WhatIf {
  verdict: CaVerdict;
  /** Every verdict that what is unknown leaves possible, weakest first; one when nothing is unknown. */
  range: CaVerdict[];
  /** All of these must be met. */
  demands: Demand[];
  /** Policies that block by a demand that cannot be met here. */
  blockedInEffect: string[];
  perPolicy: PolicyResult[];
  session: CombinedSession;
  reportOnly: {
    verdict: CaVerdict;
    changes: boolean;
    policies: {
      policyId: string;
      result:
        | 'reportOnlySuccess'
        | 'reportOnlyFailure'
        | 'reportOnlyInterrupted'
        | 'reportOnlyNotApplied'
        | 'unknown';
    }[];
  };
  unknowns: string[];
}

export interface WhatIfOptions {
  mode?: UnspecifiedMode;
}

const targetReason = {
  application: 'application',
  userAction: 'userActions',
  authenticationContext: 'authenticationContext',
};

const strength: CaVerdict[] = ['allow', 'grant', 'block'];

/** Evaluates one sign-in. Pass what {@link compilePolicies} made when there are many. */
export function whatIf(
  policies: readonly ConditionalAccessPolicy[] | CompiledPolicies,
  tenant: CaTenant,
  signIn: CaSignIn,
  { mode = 'strict' }: WhatIfOptions = {},
): WhatIf {
  const compiled =
    'people' in policies ? policies : compilePolicies(policies, tenant);
  const masks = applying(compiled, signIn, mode);
  const asked: Asked = {
    signIn,
    masks,
    people: compiled.people.signature(signIn.identity),
    dimensions: compiled.dimensions.map(each => each.masks(signIn, mode)),
  };
  const enforced = within(masks, compiled.enabled);
  const { verdict, range } = verdictOf(compiled, signIn, enforced);
  const demands = demandsOf(compiled, signIn, enforced.sure);
  const withReports = verdictOf(
    compiled,
    signIn,
    within(masks, compiled.enabled | compiled.reportOnly),
  );
  return {
    verdict,
    range,
    demands,
    blockedInEffect: demands
      .filter(
        ({ reachable, grant }) =>
          reachable === false && grant.controls[0].kind !== 'block',
      )
      .map(each => each.policyId),
    perPolicy: compiled.policies.map((policy, index) => ({
      policyId: policy.id,
      displayName: policy.displayName,
      state: policy.state,
      ...explain(compiled, asked, index),
    })),
    session: combineSession(
      bitsOf(enforced.sure).map(index => compiled.policies[index]),
    ),
    reportOnly: {
      verdict: withReports.verdict,
      changes: withReports.verdict !== verdict,
      policies: bitsOf(compiled.reportOnly).map(index => ({
        policyId: compiled.policies[index].id,
        result: reportResult(compiled, signIn, masks, index),
      })),
    },
    unknowns: bitsOf(enforced.maybe & ~enforced.sure).map(
      index => compiled.policies[index].id,
    ),
  };
}

/** The verdict alone, for very many sign-ins. */
export function decide(
  compiled: CompiledPolicies,
  signIn: CaSignIn,
  mode: UnspecifiedMode = 'strict',
): { verdict: CaVerdict; range: CaVerdict[] } {
  const masks = applying(compiled, signIn, mode);
  return verdictOf(compiled, signIn, within(masks, compiled.enabled));
}

function within({ sure, maybe }: Masks, states: bigint): Masks {
  return {
    sure: sure & states,
    maybe: maybe & states,
  };
}

function demandsOf(
  compiled: CompiledPolicies,
  signIn: CaSignIn,
  mask: bigint,
): Demand[] {
  return bitsOf(mask).flatMap(index => {
    const grant = compiled.grants[index];
    if (!grant.controls.length) return [];
    const reachable = satisfies(grant, control =>
      canGive(control, signIn, compiled.world.tenant),
    );
    return { policyId: compiled.policies[index].id, grant, reachable };
  });
}

function verdictOf(
  compiled: CompiledPolicies,
  signIn: CaSignIn,
  { sure, maybe }: Masks,
): { verdict: CaVerdict; range: CaVerdict[] } {
  const now = demandsOf(compiled, signIn, sure);
  const verdict = joined(now);
  const perhaps =
    maybe === sure ? [] : demandsOf(compiled, signIn, maybe & ~sure);
  const possible = new Set<CaVerdict>([verdict]);
  const floor = strength.indexOf(verdict);
  const raise = (to: CaVerdict) => {
    if (strength.indexOf(to) > floor) possible.add(to);
  };
  for (const each of perhaps) raise(joined([each]));
  if ([...now, ...perhaps].some(each => each.reachable === 'unknown'))
    raise('block');
  return { verdict, range: strength.filter(each => possible.has(each)) };
}

function joined(demands: readonly Demand[]): CaVerdict {
  if (demands.some(each => each.reachable === false)) return 'block';
  return demands.length ? 'grant' : 'allow';
}

/** What of a sign-in each policy is asked about, worked out once for all of them. */
interface Asked {
  signIn: CaSignIn;
  masks: Masks;
  people: Masks;
  dimensions: readonly Masks[];
}

function explain(
  compiled: CompiledPolicies,
  { signIn, masks, people, dimensions }: Asked,
  index: number,
): { applies: Tri; reason: string } {
  const policy = compiled.policies[index];
  if (!has(compiled.enabled | compiled.reportOnly, index))
    return { applies: false, reason: 'policyNotEnabled' };
  if (isEmpty(policy, compiled.grants[index]))
    return { applies: false, reason: 'emptyPolicy' };
  if (has(masks.sure, index)) return { applies: true, reason: 'notSet' };
  if (has(masks.maybe, index))
    return { applies: 'unknown', reason: 'notEnoughInformation' };
  if (!has(people.maybe, index))
    return {
      applies: false,
      reason:
        signIn.identity.kind === 'workload' ||
        policy.conditions?.clientApplications
          ? 'workloadIdentities'
          : 'users',
    };
  const failed = dimensions.findIndex(each => !has(each.maybe, index));
  const { dimension } = compiled.dimensions[failed];
  return {
    applies: false,
    reason:
      dimension.name === 'target'
        ? targetReason[signIn.target.kind]
        : dimension.reason,
  };
}

function isEmpty(
  { sessionControls }: ConditionalAccessPolicy,
  grant: Grant,
): boolean {
  return (
    !grant.controls.length &&
    !Object.values(sessionControls ?? {}).some(Boolean)
  );
}

function reportResult(
  compiled: CompiledPolicies,
  signIn: CaSignIn,
  { sure, maybe }: Masks,
  index: number,
) {
  if (!has(maybe, index)) return 'reportOnlyNotApplied';
  if (!has(sure, index)) return 'unknown';
  const grant = compiled.grants[index];
  if (!grant.controls.length) return 'reportOnlySuccess';
  const tenant = compiled.world.tenant;
  const reachable = satisfies(grant, control =>
    canGive(control, signIn, tenant),
  );
  if (reachable === false) return 'reportOnlyFailure';
  // A device proves itself without a prompt; everything else interrupts.
  const silent = satisfies(grant, control =>
    /Device$/.test(control.kind) ? canGive(control, signIn, tenant) : false,
  );
  return silent === true ? 'reportOnlySuccess' : 'reportOnlyInterrupted';
}
