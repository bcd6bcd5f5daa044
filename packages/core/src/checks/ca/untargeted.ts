import type { WholePolicy } from '../../conditionalAccess';
import { readGrant } from '../../conditionalAccess/controls';
import { defineCheck } from '../../model';
import { policyRef, wholePolicies } from './policies';

/** Why the policy reaches nothing; `undefined` when it reaches something. */
function emptinessOf({ policy, excluded }: WholePolicy): string | undefined {
  const { users, applications, clientApplications } = policy.conditions ?? {};
  const real = (list: readonly string[] | undefined) =>
    (list ?? []).filter(id => !/^none$/i.test(id));
  const included = [
    ...real(users?.includeUsers),
    ...real(users?.includeGroups),
    ...real(users?.includeRoles),
  ];
  if (!clientApplications) {
    if (!included.length && !users?.includeGuestsOrExternalUsers)
      return 'it includes nobody';
    const out = new Set([
      ...excluded.users,
      ...excluded.groups,
      ...excluded.roles,
    ]);
    if (
      included.length &&
      !users?.includeGuestsOrExternalUsers &&
      included.every(id => out.has(id))
    )
      return 'everyone it includes is left out again';
    if (
      !real(applications?.includeApplications).length &&
      !applications?.includeUserActions?.length &&
      !applications?.includeAuthenticationContextClassReferences?.length &&
      !applications?.applicationFilter
    )
      return 'it includes no resource';
  }
  const session = Object.values(policy.sessionControls ?? {}).some(Boolean);
  return !readGrant(policy, {}).controls.length && !session
    ? 'it asks for nothing'
    : undefined;
}

export const untargeted = defineCheck({
  id: 'ca.untargeted',
  family: 'ca',
  title: 'A policy that can never apply',
  severity: 'low',
  whyItMatters:
    'An enforced policy that reaches nobody, no resource, or asks for nothing looks like protection in every list, and is none.',
  howToFix: ['Say whom and what the policy is for, or delete it.'],
  falsePositives: [
    'A policy whose groups are filled only when something happens.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-policies',
    ],
  },
  needs: ['conditionalAccessPolicies'],
  async evaluate(view) {
    const all = await wholePolicies(view);
    const found = all.filter(
      whole => whole.enabled && emptinessOf(whole) !== undefined,
    );
    if (!found.length)
      return { outcome: 'pass', evidence: { policies: all.length } };
    return {
      outcome: 'fail',
      witnesses: found.map(whole => ({
        key: whole.policy.id,
        statement: `An enforced policy can never apply: ${emptinessOf(whole)}.`,
        affected: [policyRef(whole)],
        facts: { why: emptinessOf(whole) ?? null },
      })),
    };
  },
});
