import type { WholePolicy } from '../../conditionalAccess';
import { azureManagement } from '../../conditionalAccess/pseudoPolicies';
import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

function reachesAzure({ allApps, policy, excluded }: WholePolicy): boolean {
  const named = policy.conditions?.applications?.includeApplications ?? [];
  return (allApps || named.some(isAzure)) && !excluded.apps.some(isAzure);
}

function isAzure(id: string): boolean {
  return id.toLowerCase() === azureManagement;
}

/** Other apps that it names or leaves out do not matter here. */
function asAllApps({ excluded }: WholePolicy) {
  return { allApps: true, excluded: { ...excluded, apps: [] } };
}

export const azureManagementMfa = defineCheck({
  id: 'ca.azure-management-mfa',
  family: 'ca',
  title: 'Azure can be managed without multifactor authentication',
  severity: 'high',
  whyItMatters:
    'The Azure portal, its command lines and Resource Manager control everything that runs in the subscriptions. No enforced policy asks everyone for a second factor there.',
  howToFix: [
    'Enforce a policy for all users that requires multifactor authentication for all resources, or at least for Windows Azure Service Management API.',
  ],
  falsePositives: [
    'Tenants without an Azure subscription.',
    'Microsoft asks for multifactor authentication there by itself since 2025, for most actions; a policy keeps it under your own control.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-azure-mgmt',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy asks all users for multifactor authentication where Azure is managed.',
      closes: whole =>
        whole.requiresMfa &&
        reachesAzure(whole) &&
        isForEveryone({ ...whole, ...asAllApps(whole) }, accepted),
      almost: whole =>
        whole.requiresMfa && whole.allUsers && reachesAzure(whole)
          ? shortfall({ ...whole, ...asAllApps(whole) }, accepted).join('; ')
          : undefined,
    });
  },
});
