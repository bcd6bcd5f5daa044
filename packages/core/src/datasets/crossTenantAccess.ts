import { z } from 'zod';
import { flag, whole } from './parser';

/**
 * What the default and a partner's configuration have in common. Null means: as the default says, which is not "off".
 *
 * @see https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationpartner
 */
export const crossTenantAccess = {
  inboundTrust: z
    .object({
      isMfaAccepted: flag,
      isCompliantDeviceAccepted: flag,
      isHybridAzureADJoinedDeviceAccepted: flag,
    })
    .nullish(),
  automaticUserConsentSettings: z
    .object({ inboundAllowed: flag, outboundAllowed: flag })
    .nullish(),
  b2bCollaborationInbound: whole,
  b2bCollaborationOutbound: whole,
  b2bDirectConnectInbound: whole,
  b2bDirectConnectOutbound: whole,
  tenantRestrictions: whole,
};

export const crossTenantReaders = [
  'Global Reader',
  'Security Reader',
  'Security Administrator',
];
