import { defineCheck, ServicePrincipal, Severity, Witness } from '../../model';
import {
  holderNeeds,
  holderUses,
  principalIds,
  roleHolders,
  roleNames,
} from './holders';

export const spAdmin = defineCheck({
  id: 'priv.sp-admin',
  family: 'priv',
  title: 'App with a directory role',
  severity: 'critical',
  whyItMatters:
    'An app has no second factor and no working hours. Whoever has its secret, or owns it, has the role.',
  howToFix: [
    'Give the app the one Graph permission it needs instead of a role.',
    'If it must hold the role, use a managed identity or a federated credential, no secret, and no owners.',
  ],
  falsePositives: [
    'Provisioning and backup products that document the role they need.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: [
      'https://learn.microsoft.com/entra/architecture/service-accounts-principal',
    ],
  },
  needs: [...holderNeeds, 'servicePrincipals', 'organization'],
  uses: holderUses,
  async evaluate(view) {
    const holders = await roleHolders(view, 1);
    const ids = principalIds(holders);
    let tenantId: string | undefined;
    for await (const { id } of view.rows('organization')) tenantId = id;
    const found: ServicePrincipal[] = [];
    for await (const row of view.rows('servicePrincipals'))
      if (ids.has(row.id)) found.push(row);
    if (!found.length) {
      return holders.gaps.length
        ? { outcome: 'unknown', because: holders.gaps }
        : { outcome: 'pass', evidence: { holders: ids.size } };
    }
    return {
      outcome: 'fail',
      witnesses: found.map((row): Witness => {
        const names = roleNames(holders, row.id);
        const secrets = (row.passwordCredentials ?? []).filter(
          ({ endDateTime }) =>
            !endDateTime || Date.parse(endDateTime) > view.now.getTime(),
        ).length;
        const foreign = Boolean(
          row.appOwnerOrganizationId &&
          tenantId &&
          row.appOwnerOrganizationId !== tenantId,
        );
        const severity: Severity = secrets || foreign ? 'critical' : 'high';
        const how = [
          secrets ? 'signs in with a client secret' : '',
          foreign ? 'belongs to another tenant' : '',
        ].filter(Boolean);
        return {
          key: row.id,
          severity,
          statement: `An app holds ${names.join(', ')}${how.length ? ` and ${how.join(' and ')}` : ''}.`,
          affected: [
            {
              kind: 'servicePrincipal',
              id: row.id,
              label: row.displayName ?? row.id,
              facts: {
                appId: row.appId ?? null,
                secrets,
                foreign,
                accountEnabled: row.accountEnabled ?? null,
              },
            },
          ],
          facts: { roles: names, secrets, foreign },
        };
      }),
    };
  },
});
