import { AffectedEntity, defineCheck, Witness } from '../../model';
import { principalRef, principalsAmong } from '../app/principals';
import { highlyPrivileged } from './highlyPrivileged';
import {
  Holding,
  holderNeeds,
  roleHolders,
  userRef,
  usersAmong,
} from './holders';

export const outsidePim = defineCheck({
  id: 'priv.outside-pim',
  family: 'priv',
  title: 'Privileged role assigned outside PIM',
  severity: 'high',
  whyItMatters:
    'An assignment that was made past Privileged Identity Management has no approval, reason or end, and nobody was told. It is also what an intruder’s script makes.',
  howToFix: [
    'Ask who made the assignment, remove it, and assign the role as eligible in Privileged Identity Management.',
  ],
  falsePositives: [
    'Assignments from before Privileged Identity Management was used.',
    'An assignment that was made between the reading of one list and of the other.',
  ],
  references: {
    mitre: ['T1098.003'],
    scuba: ['MS.AAD.7.5v1'],
    urls: [
      'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-security-wizard',
    ],
  },
  needs: [
    ...holderNeeds,
    'roleAssignmentScheduleInstances',
    'servicePrincipals',
  ],
  uses: ['roleEligibilityScheduleInstances'],
  async evaluate(view) {
    const holders = await roleHolders(view, 1);
    const started = new Set<string>();
    const templates = new Map<string, string>();
    for await (const { id, templateId } of view.rows('roleDefinitions'))
      templates.set(id, templateId ?? id);
    for await (const row of view.rows('roleAssignmentScheduleInstances'))
      if (row.startDateTime)
        started.add(
          `${row.principalId} ${templates.get(row.roleDefinitionId ?? '')}`,
        );
    const direct = holders.holdings.filter(
      ({ how, through, role }) =>
        how === 'active' && !through && highlyPrivileged.has(role.templateId),
    );
    const outside = direct.filter(
      ({ principalId, role }) =>
        !started.has(`${principalId} ${role.templateId}`),
    );
    if (!outside.length)
      return { outcome: 'pass', evidence: { assignments: direct.length } };
    const ids = new Set(outside.map(({ principalId }) => principalId));
    const users = await usersAmong(view, ids);
    const apps = new Map(
      (await principalsAmong(view, ids)).map(app => [app.id, app]),
    );
    const refer = (id: string): AffectedEntity => {
      const user = users.get(id);
      if (user) return userRef(user);
      const app = apps.get(id);
      if (app) return principalRef(app);
      const group = holders.groups.get(id);
      return group
        ? { kind: 'group', id, label: group }
        : { kind: 'servicePrincipal', id, label: id };
    };
    const byRole = new Map<string, Holding[]>();
    for (const holding of outside)
      byRole.set(holding.role.templateId, [
        ...(byRole.get(holding.role.templateId) ?? []),
        holding,
      ]);
    return {
      outcome: 'fail',
      witnesses: [...byRole].map(([templateId, held]): Witness => ({
        key: templateId,
        statement: `${held[0].role.name} was assigned to ${held.length} ${held.length === 1 ? 'principal' : 'principals'} outside Privileged Identity Management.`,
        affected: [...new Set(held.map(({ principalId }) => principalId))].map(
          refer,
        ),
        facts: { role: held[0].role.name, assignments: held.length },
      })),
    };
  },
});
