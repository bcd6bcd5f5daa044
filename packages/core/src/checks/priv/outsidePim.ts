import { AffectedEntity, defineCheck, Witness } from '../../model';
import { principalRef, principalsAmong } from '../app/principals';
import {
  Holding,
  holderNeeds,
  roleHolders,
  userRef,
  usersAmong,
} from './holders';

/** The roles that SCuBA holds to be highly privileged. @see https://github.com/cisagov/ScubaGear */
const highlyPrivileged: ReadonlySet<string> = new Set([
  '62e90394-69f5-4237-9190-012177145e10', // Global Administrator
  'e8611ab8-c189-46e8-94e1-60213ab1f814', // Privileged Role Administrator
  'fe930be7-5e62-47db-91af-98c3a49a38b1', // User Administrator
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c', // SharePoint Administrator
  '29232cdf-9323-42fd-ade2-1d097af3e4de', // Exchange Administrator
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', // Hybrid Identity Administrator
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', // Application Administrator
  '158c047a-c907-4556-b7ef-446551a6b5f7', // Cloud Application Administrator
]);

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
