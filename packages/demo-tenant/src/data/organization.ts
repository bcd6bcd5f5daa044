import { skuIds } from './people';
import { DataOptions, GraphObject, graphTime, Source } from './shape';

/** Service plans by the ids that Microsoft gives them everywhere. */
const plans: Record<string, string> = {
  AAD_PREMIUM: '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
  AAD_PREMIUM_P2: 'eec0eb4f-6444-4f95-aba0-50c24d67f998',
  AAD_WRKLDID_P2: '7dc0e92d-bf15-401d-907e-0884efe7c760',
  INTUNE_A: 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5',
  INSIDER_RISK: 'd587c7a3-bda9-4f99-8776-9bcf59c84f75',
  EXCHANGE_S_ENTERPRISE: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  SHAREPOINTENTERPRISE: '5dbe027f-2339-4123-9542-606e4d348a72',
};

export function organization(tenantId: string): GraphObject {
  return {
    id: tenantId,
    displayName: 'Contoso (demo)',
    tenantType: 'AAD',
    createdDateTime: graphTime(Date.UTC(2021, 0, 4, 8)),
    countryLetterCode: 'DE',
    onPremisesSyncEnabled: true,
    verifiedDomains: [
      {
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: true,
        isInitial: false,
        name: 'contoso.example',
        type: 'Managed',
      },
      {
        capabilities: 'Email',
        isDefault: false,
        isInitial: true,
        name: 'contoso.onmicrosoft.example',
        type: 'Managed',
      },
    ],
  };
}

/** One SKU that carries the licensed plans; a plan that the tenant lost is still listed, and disabled. */
export function subscribedSkus(
  options: DataOptions,
  tenantId: string,
  licensed: () => ReadonlySet<string>,
): Source {
  return {
    kind: 'subscribedSku',
    type: 'subscribedSku',
    size: 1,
    at: (): GraphObject => ({
      id: `${tenantId}_${skuIds.enterprise}`,
      accountId: tenantId,
      accountName: 'contoso',
      appliesTo: 'User',
      skuId: skuIds.enterprise,
      skuPartNumber: 'SPE_E5',
      capabilityStatus: 'Enabled',
      consumedUnits: Math.min(options.users, 100_000),
      prepaidUnits: {
        enabled: Math.ceil(options.users / 100) * 100,
        lockedOut: 0,
        suspended: 0,
        warning: 0,
      },
      subscriptionIds: [],
      servicePlans: Object.entries(plans).map(([name, servicePlanId]) => ({
        servicePlanId,
        servicePlanName: name,
        provisioningStatus: licensed().has(name) ? 'Success' : 'Disabled',
        appliesTo: 'User',
      })),
    }),
  };
}

export function domains(): Source {
  const rows: GraphObject[] = [
    'contoso.example',
    'contoso.onmicrosoft.example',
  ].map((id, index) => ({
    id,
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: index === 0,
    isInitial: index === 1,
    isRoot: true,
    isVerified: true,
    supportedServices: ['Email'],
    passwordNotificationWindowInDays: 14,
    // The initial domain still has what it came with.
    passwordValidityPeriodInDays: index === 1 ? 90 : 2147483647,
    state: null,
  }));
  return {
    kind: 'domain',
    type: 'domain',
    size: rows.length,
    at: index => rows[index],
  };
}
