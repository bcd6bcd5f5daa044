import {
  defineCheck,
  type CheckView,
  type Group,
  type Severity,
  type Witness,
} from '../../model';
import { settableBy } from '../membershipRule';
import { holderNeeds, holderUses } from '../priv/holders';
import { whoIsPrivileged } from '../priv/privileged';
import { inRestrictedUnits, low, steeringGroups } from './steeringGroups';

const reasons = {
  rule: 'its rule reads a property that people, or who invites them, set themselves',
  open: 'anyone in the tenant may join it',
  owner: 'an owner who is no administrator may change its members',
};

const needs = ['conditionalAccessPolicies', ...holderNeeds] as const;
const uses = [...holderUses, 'administrativeUnits'] as const;
type View = CheckView<(typeof needs)[number] | (typeof uses)[number]>;

export const groupUnprotected = defineCheck({
  id: 'ca.group-unprotected',
  family: 'ca',
  title: 'A group that steers a policy is easy to change',
  severity: 'high',
  whyItMatters:
    'Who may change a group that a policy names decides whom the policy is for, without a right over Conditional Access. Joining the group that is left out is a way past it that no log of policies shows.',
  howToFix: [
    'Put the group into a restricted management administrative unit, or replace it by a role-assignable group.',
    'Let nobody own it but administrators, and make it private.',
    'Let the rule of a dynamic group read only properties that administrators set.',
  ],
  falsePositives: [
    'Groups that are synchronised from a directory where they are well protected.',
    'Groups that hold a team, in a policy where leaving the team costs nothing.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: [
      'https://learn.microsoft.com/entra/identity/role-based-access-control/admin-units-restricted-management',
    ],
  },
  needs,
  uses,
  async evaluate(view) {
    const steering = await steeringGroups(view);
    const units = view.completeness('administrativeUnits');
    const restricted =
      units.state === 'complete' ? await inRestrictedUnits(view) : undefined;
    const open: Group[] = [];
    for await (const group of view.rows('groups', {
      ids: [...steering.keys()],
    }))
      if (
        steering.has(low(group.id)) &&
        !group.isAssignableToRole &&
        !restricted?.has(low(group.id))
      )
        open.push(group);
    if (!open.length)
      return { outcome: 'pass', evidence: { groups: steering.size } };
    // A restricted unit may protect any of them.
    if (!restricted)
      return {
        outcome: 'unknown',
        because: [{ dataset: 'administrativeUnits', completeness: units }],
      };
    const owners = await plainOwners(view, open);
    return {
      outcome: 'fail',
      witnesses: open.map(group =>
        witnessOf(group, {
          policies: steering.get(low(group.id))!.size,
          owners: owners.get(low(group.id)) ?? 0,
        }),
      ),
    };
  },
});

/** How many owners of each group hold no privileged role for sure. */
async function plainOwners(
  view: View,
  groups: readonly Group[],
): Promise<Map<string, number>> {
  const wanted = new Set(groups.map(({ id }) => low(id)));
  const isPrivileged = await whoIsPrivileged(view);
  const found = new Map<string, number>();
  for await (const { from, to } of view.relations('groups.owners', {
    from: groups.map(({ id }) => id),
  }))
    if (wanted.has(low(from)) && isPrivileged(to) === false)
      found.set(low(from), (found.get(low(from)) ?? 0) + 1);
  return found;
}

function witnessOf(
  group: Group,
  { policies, owners }: { policies: number; owners: number },
): Witness {
  const types = group.groupTypes ?? [];
  const dynamic = types.includes('DynamicMembership');
  const why = [
    ...(dynamic && settableBy(group.membershipRule) ? [reasons.rule] : []),
    ...(types.includes('Unified') && group.visibility === 'Public'
      ? [reasons.open]
      : []),
    ...(owners ? [reasons.owner] : []),
  ];
  const severity: Severity = why.length ? 'high' : 'medium';
  return {
    key: group.id,
    severity,
    statement: `A group decides whom ${policies === 1 ? 'an enforced policy is' : `${policies} enforced policies are`} for, and ${why[0] ?? 'every administrator of groups may change its members'}.`,
    affected: [
      { kind: 'group', id: group.id, label: group.displayName ?? group.id },
    ],
    facts: {
      policies,
      why,
      ownersWithoutRole: owners,
      isAssignableToRole: group.isAssignableToRole ?? null,
      visibility: group.visibility ?? null,
      membershipRule: group.membershipRule ?? null,
    },
  };
}
