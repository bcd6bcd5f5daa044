import { AffectedEntity, defineCheck, Group, Witness } from '../../model';
import {
  holderNeeds,
  holderUses,
  principalIds,
  roleHolders,
  userRef,
  usersAmong,
} from './holders';

export const roleGroup = defineCheck({
  id: 'priv.role-group',
  family: 'priv',
  title: 'Group with a role that others can change',
  severity: 'high',
  whyItMatters:
    'Whoever decides who is in the group decides who has the role: an owner, the rule of a dynamic group, or whoever manages a group inside it.',
  howToFix: [
    'Remove the owners of the group, or let only people who hold the role be owners.',
    'Give the role to a role-assignable group with assigned members and no groups inside.',
  ],
  falsePositives: ['Owners who are administrators under another account.'],
  references: {
    mitre: ['T1098.003'],
    urls: [
      'https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept',
    ],
  },
  needs: holderNeeds,
  uses: holderUses,
  async evaluate(view) {
    const holders = await roleHolders(view, 1);
    // A group that may activate a role, or an owner who may, would be missed.
    if (holders.gaps.length)
      return { outcome: 'unknown', because: holders.gaps };
    const privileged = principalIds(holders);
    const groups = new Map<string, Group>();
    const nested = new Set<string>();
    const owners = new Map<string, string[]>();
    for await (const row of view.rows('groups', {
      ids: [...holders.groups.keys()],
    }))
      if (holders.groups.has(row.id)) groups.set(row.id, row);
    for await (const { from, toType } of view.relations('groups.members', {
      from: [...groups.keys()],
    }))
      if (groups.has(from) && toType === 'group') nested.add(from);
    for await (const { from, to } of view.relations('groups.owners', {
      from: [...groups.keys()],
    }))
      if (groups.has(from) && !privileged.has(to))
        owners.set(from, [...(owners.get(from) ?? []), to]);
    const people = await usersAmong(view, new Set([...owners.values()].flat()));
    const witnesses = [...groups.values()].flatMap((group): Witness[] => {
      const weak = owners.get(group.id) ?? [];
      const because = [
        weak.length ? 'is owned by an account without a privileged role' : '',
        group.membershipRule ? 'takes its members from a rule' : '',
        nested.has(group.id) ? 'has a group inside' : '',
      ].filter(Boolean);
      if (!because.length) return [];
      const roles = [
        ...new Set(
          holders.holdings.flatMap(({ principalId, role }) =>
            principalId === group.id ? [role.name] : [],
          ),
        ),
      ];
      return [
        {
          key: group.id,
          statement: `A group that holds ${roles.join(', ')} ${because.join(' and ')}.`,
          affected: [
            {
              kind: 'group',
              id: group.id,
              label: group.displayName ?? group.id,
              facts: {
                isAssignableToRole: group.isAssignableToRole ?? null,
                membershipRule: group.membershipRule ?? null,
              },
            },
            ...weak.map((id): AffectedEntity => {
              const user = people.get(id);
              return user
                ? userRef(user)
                : { kind: 'servicePrincipal', id, label: id };
            }),
          ],
          facts: { roles, because, owners: weak.length },
        },
      ];
    });
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { groups: groups.size } };
  },
});
