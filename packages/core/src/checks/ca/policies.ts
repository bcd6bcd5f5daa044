import { readWhole, WholePolicy } from '../../conditionalAccess';
import type { CheckView, Declarations, EntityRef, Verdict } from '../../model';

export const baselineNeeds = [
  'conditionalAccessPolicies',
  'securityDefaults',
] as const;
type Baseline = (typeof baselineNeeds)[number];

export async function wholePolicies(
  view: CheckView<'conditionalAccessPolicies'>,
): Promise<WholePolicy[]> {
  const found: WholePolicy[] = [];
  for await (const policy of view.rows('conditionalAccessPolicies'))
    found.push(readWhole(policy));
  return found;
}

/** With security defaults on, Microsoft's baseline stands in for policies and none can be enabled beside it. */
export async function securityDefaultsOn(
  view: CheckView<'securityDefaults'>,
): Promise<boolean> {
  for await (const row of view.rows('securityDefaults')) {
    if (row.isEnabled === true) return true;
  }
  return false;
}

export function policyRef({ policy }: WholePolicy): EntityRef {
  return {
    kind: 'conditionalAccessPolicy',
    id: policy.id,
    label: policy.displayName ?? policy.id,
  };
}

/** Ids and names that may be left out of a policy, in lower case. */
export function acceptedExclusions(declarations: Declarations): Set<string> {
  return new Set(
    declarations.breakGlassAccounts.map(each => each.toLowerCase()),
  );
}

export interface Existence {
  key: string;
  statement: string;
  /** Closes the gap by itself. */
  closes(whole: WholePolicy): boolean;
  /** Would close it but for the reason that is given; undefined when it is another kind of policy. */
  almost(whole: WholePolicy): string | undefined;
}

/**
 * A check that asks whether one enabled policy closes a gap for everyone. Near misses are its evidence: they tell what to
 * change.
 */
export async function existence(
  view: CheckView<Baseline>,
  question: Existence,
): Promise<Verdict> {
  if (await securityDefaultsOn(view)) {
    return {
      outcome: 'notApplicable',
      because:
        'Security defaults are on: Microsoft’s baseline stands in for policies.',
    };
  }
  const all = await wholePolicies(view);
  const closing = all.filter(whole => question.closes(whole));
  if (closing.length) {
    return {
      outcome: 'pass',
      evidence: { policies: closing.map(({ policy }) => policy.id) },
    };
  }
  const near = all.flatMap(whole => {
    const why = question.almost(whole);
    return why ? [{ whole, why }] : [];
  });
  return {
    outcome: 'fail',
    witnesses: [
      {
        key: question.key,
        statement: near.length
          ? `${question.statement} ${near.length === 1 ? 'One policy comes' : `${near.length} policies come`} close.`
          : question.statement,
        affected: near.map(({ whole, why }) => ({
          ...policyRef(whole),
          facts: { state: whole.policy.state ?? null, why },
        })),
        facts: {
          policies: all.length,
          enabled: all.filter(({ enabled }) => enabled).length,
        },
      },
    ],
  };
}

/** Why a policy with the right control does not close the gap, in words. */
export function shortfall(
  whole: WholePolicy,
  accepted: ReadonlySet<string>,
  borne: readonly string[] = [],
): string[] {
  const reasons: string[] = [];
  if (!whole.enabled)
    reasons.push(
      whole.policy.state === 'disabled' ? 'it is disabled' : 'it only reports',
    );
  if (!whole.allUsers) reasons.push('it does not include all users');
  if (!whole.allApps) reasons.push('it does not include all resources');
  const narrow = [...whole.narrowing].filter(each => !borne.includes(each));
  if (narrow.length) reasons.push(`it is narrowed by ${narrow.join(', ')}`);
  const { users, groups, roles, apps, guests } = whole.excluded;
  const left = [
    [users.filter(id => !accepted.has(id.toLowerCase())).length, 'users'],
    [groups.filter(id => !accepted.has(id.toLowerCase())).length, 'groups'],
    [roles.length, 'roles'],
    [apps.length, 'resources'],
  ] as const;
  for (const [count, noun] of left)
    if (count) reasons.push(`it leaves out ${count} ${noun}`);
  if (guests) reasons.push('it leaves out guests');
  return reasons;
}
