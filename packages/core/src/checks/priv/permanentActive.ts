import { AffectedEntity, defineCheck, Severity, Witness } from '../../model';
import {
  Holding,
  holderNeeds,
  holderUses,
  isBreakGlass,
  roleHolders,
  userRef,
  usersAmong,
} from './holders';
import { globalAdministrator } from './roleTiers';
import { standingAssignments } from './standing';

export const permanentActive = defineCheck({
  id: 'priv.permanent-active',
  family: 'priv',
  title: 'Standing privileged assignment',
  severity: 'critical',
  whyItMatters:
    'A role that is always active is active for the thief of a session too. An eligible one asks for a second factor and a reason, and ends.',
  howToFix: [
    'Turn the assignment into an eligible one in Privileged Identity Management.',
    'Keep standing only the emergency accounts, and declare those.',
  ],
  falsePositives: [
    'Emergency accounts that were not declared in the configuration.',
    'Where PIM may not be read: an assignment that has an end, and an activation whose audit record has not arrived yet.',
  ],
  references: {
    mitre: ['T1098.003'],
    cis: ['5.3.1'],
    scuba: ['MS.AAD.7.4v1'],
    urls: [
      'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-configure',
    ],
  },
  thresholds: {
    // Two are the emergency accounts that everyone is told to have.
    standingGlobalAdministrators: {
      value: 2,
      min: 0,
      max: 20,
      unit: 'people',
      title:
        'Standing Global Administrators, declared ones apart, above whom it is of the highest severity',
    },
  },
  needs: holderNeeds,
  uses: [...holderUses, 'directoryAudits', 'servicePrincipals'],
  async evaluate(view) {
    const mostStanding = view.threshold('standingGlobalAdministrators');
    const holders = await roleHolders(view, 1);
    const standing = await standingAssignments(view, holders);
    const users = await usersAmong(
      view,
      new Set(standing.holdings.map(({ principalId }) => principalId)),
    );
    const undeclared = standing.holdings.filter(({ principalId }) => {
      const user = users.get(principalId);
      return !(
        user && isBreakGlass(user, view.declarations.breakGlassAccounts)
      );
    });
    if (!undeclared.length && standing.gaps.length)
      return { outcome: 'unknown', because: standing.gaps };
    if (!undeclared.length)
      return {
        outcome: 'pass',
        evidence: {
          assignments: standing.holdings.length,
          ...standing.standIn,
        },
      };

    const apps = new Map<string, string>();
    const wanted = new Set(undeclared.map(({ principalId }) => principalId));
    for await (const { id, displayName } of view.rows('servicePrincipals', {
      ids: [...wanted],
    })) {
      if (wanted.has(id)) apps.set(id, displayName ?? id);
    }
    const byRole = new Map<string, Holding[]>();
    for (const holding of undeclared) {
      byRole.set(holding.role.templateId, [
        ...(byRole.get(holding.role.templateId) ?? []),
        holding,
      ]);
    }
    return {
      outcome: 'fail',
      witnesses: [...byRole].map(([templateId, held]): Witness => {
        const many =
          templateId === globalAdministrator && held.length > mostStanding;
        const severity: Severity = many ? 'critical' : 'high';
        return {
          key: templateId,
          severity,
          statement: `${held[0].role.name} is held by ${held.length} ${held.length === 1 ? 'principal' : 'principals'} ${standing.standIn ? 'that did not activate it; whether the assignment ends cannot be read' : 'without an end'}.`,
          affected: held.map(({ principalId }): AffectedEntity => {
            const user = users.get(principalId);
            if (user) return userRef(user);
            const group = holders.groups.get(principalId);
            return group
              ? { kind: 'group', id: principalId, label: group }
              : {
                  kind: 'servicePrincipal',
                  id: principalId,
                  label: apps.get(principalId) ?? principalId,
                };
          }),
          facts: {
            role: held[0].role.name,
            tier: held[0].role.tier ?? null,
            assignments: held.length,
            ...standing.standIn,
            ...(standing.undecided ? { undecided: standing.undecided } : {}),
          },
        };
      }),
    };
  },
});
