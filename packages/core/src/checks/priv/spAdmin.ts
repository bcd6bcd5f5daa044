import { defineCheck, isComplete, Severity, Witness } from '../../model';
import { ownerNeeds, ownersOfApps } from '../app/appOwners';
import {
  activeSecrets,
  appOrigin,
  principalsAmong,
  registrationsOf,
  tenantIdOf,
} from '../app/principals';
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
  needs: [...holderNeeds, 'servicePrincipals', 'applications', 'organization'],
  uses: [...holderUses, 'applicationOwners', 'servicePrincipalOwners'],
  async evaluate(view) {
    const holders = await roleHolders(view, 1);
    const ids = principalIds(holders);
    const tenantId = await tenantIdOf(view);
    const found = await principalsAmong(view, ids);
    if (!found.length) {
      return holders.gaps.length
        ? { outcome: 'unknown', because: holders.gaps }
        : { outcome: 'pass', evidence: { holders: ids.size } };
    }
    const registrations = await registrationsOf(view, found);
    const ownersKnown = ownerNeeds.every(need =>
      isComplete(view.completeness(need)),
    );
    const owners = ownersKnown
      ? await ownersOfApps(view, new Set(found.map(({ id }) => id)))
      : undefined;
    return {
      outcome: 'fail',
      witnesses: found.map((row): Witness => {
        const names = roleNames(holders, row.id);
        const secrets = activeSecrets(
          view.now,
          row,
          registrations.get(row.appId ?? ''),
        );
        const foreign = appOrigin(row, tenantId) !== 'tenant';
        // Null: who owns apps cannot be read.
        const owned = owners?.get(row.id)?.owners.size ?? null;
        const severity: Severity =
          secrets || foreign || owned ? 'critical' : 'high';
        const how = [
          secrets ? 'signs in with a client secret' : '',
          foreign ? 'belongs to another tenant' : '',
          owned ? 'has an owner' : '',
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
                owners: owned,
                accountEnabled: row.accountEnabled ?? null,
              },
            },
          ],
          facts: { roles: names, secrets, foreign, owners: owned },
        };
      }),
    };
  },
});
