import {
  CheckView,
  defineCheck,
  eachSelected,
  Group,
  selection,
  Severity,
  Witness,
} from '../../model';
import { inRestrictedUnits, low, steeringGroups } from '../ca/steeringGroups';
import { membersTakenFrom, settableBy, type Setter } from '../membershipRule';
import { unsent, verdictOf } from '../verdictOf';

const uses = ['conditionalAccessPolicies', 'administrativeUnits'] as const;
type View = CheckView<'groups' | (typeof uses)[number]>;

const statements: Record<Setter, string> = {
  people: 'reads what people set themselves',
  guests: 'reads what guests, or who invites them, can choose',
};

/** A rule that is paused takes nobody in. */
function isAtWork({ groupTypes, membershipRuleProcessingState }: Group) {
  return (
    groupTypes?.includes('DynamicMembership') &&
    membershipRuleProcessingState !== 'Paused'
  );
}

type Dynamic = Pick<
  Group,
  'id' | 'displayName' | 'groupTypes' | 'membershipRule'
>;

/** Dynamic groups, and those that only administrators of roles change. */
const lookedAt = selection('groups', group => {
  const { id, displayName, groupTypes, membershipRule } = group;
  const dynamic: Dynamic | undefined = isAtWork(group)
    ? { id, displayName, groupTypes, membershipRule }
    : undefined;
  return dynamic || group.isAssignableToRole
    ? { id, dynamic, isProtected: Boolean(group.isAssignableToRole) }
    : undefined;
});

/** Those that `ca.group-unprotected` tells of, where it can judge them. */
async function toldOfPolicies(view: View): Promise<(id: string) => boolean> {
  if (uses.some(id => view.completeness(id).state !== 'complete'))
    return () => false;
  const steering = await steeringGroups(view);
  const restricted = await inRestrictedUnits(view);
  return id => steering.has(low(id)) && !restricted.has(low(id));
}

function witnessOf(group: Dynamic, why: string, settable: boolean): Witness {
  const team = group.groupTypes?.includes('Unified') ?? false;
  // What a security group opens, licences and roles in apps, is not read.
  const severity: Severity = settable && team ? 'medium' : 'low';
  return {
    key: group.id,
    severity,
    statement: `The rule of a ${team ? 'Microsoft 365 group, with its mail and files,' : 'group'} ${why}.`,
    affected: [
      {
        kind: 'group',
        id: group.id,
        label: group.displayName ?? group.id,
        facts: { membershipRule: group.membershipRule ?? null },
      },
    ],
    facts: { why, microsoft365: team },
  };
}

export const dynamicGroup = defineCheck({
  id: 'tenant.dynamic-group',
  family: 'tenant',
  title: 'Dynamic group that people can join by what they call themselves',
  severity: 'medium',
  whyItMatters:
    'A dynamic group lets in whoever fits its rule, and nobody is asked. If the rule reads a name or an address that a guest brings along, an invitation is enough to have what the group opens.',
  howToFix: [
    'Let the rule read only properties that administrators or the HR system set, such as department or an extension attribute.',
    'Where it is for members only, add and (user.userType -eq "Member").',
  ],
  falsePositives: [
    'Rules that keep guests out beside the property: they are not counted where all conditions must hold.',
    'Groups that steer a Conditional Access policy: ca.group-unprotected tells of them.',
    'Rules that take the members of groups which only administrators of roles change: they are not counted.',
  ],
  references: {
    mitre: ['T1098'],
    urls: [
      'https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership',
      'https://learn.microsoft.com/entra/fundamentals/users-default-permissions',
    ],
  },
  needs: ['groups'],
  uses,
  async evaluate(view) {
    const protectedGroups = new Set<string>();
    const dynamic: Dynamic[] = [];
    await eachSelected(view, lookedAt, group => {
      if (group.isProtected) protectedGroups.add(low(group.id));
      if (group.dynamic) dynamic.push(group.dynamic);
    });
    const found = dynamic.flatMap((group): Witness[] => {
      const setter = settableBy(group.membershipRule);
      if (setter) return [witnessOf(group, statements[setter], true)];
      const from = membersTakenFrom(group.membershipRule);
      return from.some(id => !protectedGroups.has(id))
        ? [
            witnessOf(
              group,
              'takes the members of groups that others change',
              false,
            ),
          ]
        : [];
    });
    // Who is in which group is read for it, and most tenants have nothing to tell apart.
    const told = found.length ? await toldOfPolicies(view) : undefined;
    const missing = dynamic.filter(group => !group.membershipRule).length;
    return verdictOf(
      found.filter(({ key }) => !told?.(key)),
      unsent(
        'groups',
        { missing, seen: dynamic.length - missing },
        `Microsoft did not send the rules of ${missing} dynamic groups.`,
      ),
      { dynamicGroups: dynamic.length },
    );
  },
});
