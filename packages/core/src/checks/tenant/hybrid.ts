import { AffectedEntity, CheckView, defineCheck } from '../../model';
import { judgeSettings, onlyRow, type Setting } from '../judgeSettings';

/** Verified domains whose people sign in somewhere else; undefined where Microsoft does not say of one. */
async function federatedDomains(
  view: CheckView<'domains'>,
): Promise<AffectedEntity[] | undefined> {
  const federated: AffectedEntity[] = [];
  let told = true;
  for await (const { id, authenticationType, isVerified } of view.rows(
    'domains',
  )) {
    if (isVerified === false) continue;
    if (authenticationType === 'Federated')
      federated.push({ kind: 'tenant', id, label: id });
    else if (authenticationType !== 'Managed') told = false;
  }
  return federated.length || told ? federated : undefined;
}

export const hybrid = defineCheck({
  id: 'tenant.hybrid',
  family: 'tenant',
  title: 'The directory on premises may take over the cloud',
  severity: 'medium',
  whyItMatters:
    'Whoever rules the directory on premises writes accounts into the cloud. Where an account there may be matched with one that was made here, an intruder in the older directory becomes the administrator of the newer one.',
  howToFix: [
    'Block soft match and takeover by hard match for the tenant; open them only for as long as accounts are being joined.',
    'Do not let the identifiers of synchronized accounts be changed from on premises.',
    'Synchronize password hashes, so that leaked passwords are found, and people can sign in while the directory on premises cannot be reached.',
    'Let people sign in to Microsoft Entra itself, and turn federated domains into managed ones.',
  ],
  falsePositives: [
    'Tenants that are joining accounts at this moment.',
    'Organisations that must keep password hashes on premises.',
    'Domains that are federated with an identity provider in the cloud. How the provider’s multifactor authentication is taken, and seamless single sign-on, are not judged: v1.0 of Microsoft Graph shows the one only domain by domain, and the other not at all.',
  ],
  references: {
    mitre: ['T1556.007', 'T1484.002'],
    cis: ['5.1.8.1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/hybrid/connect/how-to-connect-syncservice-features',
      'https://learn.microsoft.com/graph/api/resources/onpremisesdirectorysynchronizationfeature',
    ],
  },
  needs: ['organization', 'domains', 'onPremisesSynchronization'],
  async evaluate(view) {
    const tenant = await onlyRow(view.rows('organization'));
    const federated = await federatedDomains(view);
    const domains: Setting = {
      name: 'federatedDomains',
      wrong: federated && federated.length > 0,
      severity: 'low',
      statement: `People of ${federated?.length} ${federated?.length === 1 ? 'domain sign' : 'domains sign'} in elsewhere, and Microsoft Entra takes that system’s word for who they are.`,
      affected: federated,
      facts: { federatedDomains: federated?.length ?? null },
    };
    // Null: never synchronized.
    if (!tenant?.onPremisesSyncEnabled) {
      return tenant && !federated?.length && domains.wrong === false
        ? {
            outcome: 'notApplicable',
            because:
              'The tenant is not synchronized from on premises, and no domain is federated.',
          }
        : judgeSettings('domains', [domains]);
    }
    const features =
      (await onlyRow(view.rows('onPremisesSynchronization')))?.features ?? {};
    const feature = (
      name: keyof typeof features,
      right: boolean,
      severity: Setting['severity'],
      statement: string,
    ): Setting => {
      const value = features[name] ?? undefined;
      return {
        name,
        wrong: value === undefined ? undefined : value !== right,
        severity,
        statement,
        facts: { [name]: value ?? null },
      };
    };
    return judgeSettings('onPremisesSynchronization', [
      feature(
        'blockCloudObjectTakeoverThroughHardMatchEnabled',
        true,
        'medium',
        'An account on premises may take over one that was made in the cloud, by its identifier.',
      ),
      feature(
        'blockSoftMatchEnabled',
        true,
        'medium',
        'An account on premises may take over one that was made in the cloud, by its address.',
      ),
      feature(
        'allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled',
        false,
        'medium',
        'Which account on premises belongs to one in the cloud may be changed from on premises.',
      ),
      feature(
        'passwordSyncEnabled',
        true,
        'low',
        'Password hashes are not synchronized: leaked passwords are not found, and nobody signs in while the directory on premises cannot be reached.',
      ),
      domains,
    ]);
  },
});
