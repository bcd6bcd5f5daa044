import type {
  ConditionalAccessPolicy,
  CrossTenantAccessDefault,
} from '../../model';
import { allOf } from '../../model/allOf';
import type { CaInboundTrust, CaTenant, Tri } from '../signIn';
import { isReadable, type SettingRows, type TenantRows } from './tenantRows';

/** What of a tenant decides Conditional Access beside its policies and people. What cannot be read stays unknown. */
export async function readSettings(from: SettingRows): Promise<CaTenant> {
  return {
    // A place that is named and not here is unknown, never "elsewhere".
    namedLocations: isReadable(from, 'namedLocations')
      ? await allOf(from.rows('namedLocations'))
      : [],
    ...(isReadable(from, 'authenticationStrengths')
      ? { strengths: await allOf(from.rows('authenticationStrengths')) }
      : {}),
    ...(await readTrust(from)),
    riskLicensed: await readRiskLicence(from),
    securityDefaultsEnabled: (await allOf(from.rows('securityDefaults'))).some(
      ({ isEnabled }) => isEnabled === true,
    ),
  };
}

export async function readPolicies(
  from: TenantRows,
): Promise<ConditionalAccessPolicy[]> {
  return allOf(from.rows('conditionalAccessPolicies'));
}

/**
 * What is believed of other tenants' people. A user object does not say which tenant is home: where partners are trusted
 * more or less than the default says, what counts of a guest is unknown.
 */
async function readTrust(
  from: SettingRows,
): Promise<Pick<CaTenant, 'inboundTrust'>> {
  if (
    !isReadable(
      from,
      'crossTenantAccessPolicyDefault',
      'crossTenantAccessPolicyPartners',
    )
  )
    return {};
  const [standardRow] = await allOf(
    from.rows('crossTenantAccessPolicyDefault'),
  );
  const standard = trustOf(standardRow?.inboundTrust);
  for await (const { inboundTrust } of from.rows(
    'crossTenantAccessPolicyPartners',
  ))
    if (
      inboundTrust &&
      JSON.stringify(trustOf(inboundTrust)) !== JSON.stringify(standard)
    )
      return {};
  return { inboundTrust: { standard } };
}

function trustOf(
  trust: CrossTenantAccessDefault['inboundTrust'],
): CaInboundTrust {
  return {
    mfa: trust?.isMfaAccepted === true,
    compliantDevice: trust?.isCompliantDeviceAccepted === true,
    hybridJoinedDevice: trust?.isHybridAzureADJoinedDeviceAccepted === true,
  };
}

async function readRiskLicence(from: SettingRows): Promise<Tri> {
  if (!isReadable(from, 'subscribedSkus')) return 'unknown';
  for await (const { servicePlans } of from.rows('subscribedSkus'))
    if (
      servicePlans?.some(
        plan =>
          plan.servicePlanName === 'AAD_PREMIUM_P2' &&
          plan.provisioningStatus !== 'Disabled',
      )
    )
      return true;
  return false;
}
