import {
  defineCheck,
  type CheckView,
  type ConditionalAccessPolicy,
  type Group,
  type Severity,
  type Witness,
} from '../../model';
import { holderNeeds, holderUses } from '../priv/holders';
import { whoIsPrivileged } from '../priv/privileged';

/**
 * Properties of a person that they, or whoever invites them as a guest, can set: a rule over one lets people choose
 * their groups.
 * @see https://www.tenable.com/indicators/ioe/entra/DYNAMIC-GROUP-FEATURING-AN-EXPLOITABLE-RULE
 */
const settable =
  /\buser\.(displayName|userPrincipalName|mail|mailNickname|otherMails|mobile|preferredLanguage)\b/i;

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
    for await (const group of view.rows('groups'))
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

function low(id: string): string {
  return id.toLowerCase();
}

/** The groups that enforced policies name, and those nested in them, with the policies that each steers. */
async function steeringGroups(view: View): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for await (const policy of view.rows('conditionalAccessPolicies'))
    if (policy.state === 'enabled')
      for (const id of groupsIn(policy))
        found.set(id, new Set([...(found.get(id) ?? []), policy.id]));
  const nested = new Map<string, string[]>();
  for await (const { from, to, toType } of view.relations('groups.members'))
    if (toType === 'group')
      nested.set(low(from), [...(nested.get(low(from)) ?? []), low(to)]);
  // What is pushed is walked too; a group that steers nothing new is not pushed again, so that a circle ends.
  const walk = [...found.keys()];
  for (const id of walk)
    for (const child of nested.get(id) ?? []) {
      const known = found.get(child) ?? new Set();
      const before = known.size;
      for (const policy of found.get(id)!) known.add(policy);
      found.set(child, known);
      if (known.size > before) walk.push(child);
    }
  return found;
}

function groupsIn({ conditions }: ConditionalAccessPolicy): string[] {
  const { includeGroups = [], excludeGroups = [] } = conditions?.users ?? {};
  return [...includeGroups, ...excludeGroups].map(low);
}

async function inRestrictedUnits(view: View): Promise<Set<string>> {
  const units = new Set<string>();
  for await (const unit of view.rows('administrativeUnits'))
    if (unit.isMemberManagementRestricted) units.add(unit.id);
  const found = new Set<string>();
  if (units.size)
    for await (const { from, to, toType } of view.relations(
      'administrativeUnits.members',
    ))
      if (toType === 'group' && units.has(from)) found.add(low(to));
  return found;
}

/** How many owners of each group hold no privileged role for sure. */
async function plainOwners(
  view: View,
  groups: readonly Group[],
): Promise<Map<string, number>> {
  const wanted = new Set(groups.map(({ id }) => low(id)));
  const isPrivileged = await whoIsPrivileged(view);
  const found = new Map<string, number>();
  for await (const { from, to } of view.relations('groups.owners'))
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
    ...(dynamic && settable.test(group.membershipRule ?? '')
      ? [reasons.rule]
      : []),
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
