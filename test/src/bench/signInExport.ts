import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Insert } from './inserter';

export const tenant = { tenantId: '11111111-2222-4333-8444-555555555555' };

/** One day of sign-ins of a large tenant, as a diagnostic setting writes them: 1.6 kB each. */
export function record(n: number) {
  const time = new Date(Date.UTC(2026, 0, 1) + n * 40).toISOString();
  const user = n % 50_000;
  return {
    time,
    resourceId: `/tenants/${tenant.tenantId}/providers/Microsoft.aadiam`,
    operationName: 'Sign-in activity',
    operationVersion: '1.0',
    category: 'SignInLogs',
    tenantId: tenant.tenantId,
    resultType: '0',
    resultSignature: 'None',
    durationMs: 0,
    callerIpAddress: `198.18.${user % 256}.${n % 256}`,
    correlationId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    identity: `Person ${user}`,
    Level: 4,
    location: 'DE',
    properties: {
      // As random as a GUID, so that the index is written to all over, not only at its end.
      id: `${((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`,
      createdDateTime: time.replace('Z', '+00:00'),
      userDisplayName: `Person ${user}`,
      userPrincipalName: `person${user}@contoso.example`,
      userId: `00000000-0000-4000-9000-${String(user).padStart(12, '0')}`,
      appId: '00000000-0000-4000-a000-000000000001',
      appDisplayName: 'Office 365 Exchange Online',
      ipAddress: `198.18.${user % 256}.${n % 256}`,
      status: {
        errorCode: 0,
        failureReason: 'Other.',
        additionalDetails: null,
      },
      clientAppUsed: 'Browser',
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
      deviceDetail: {
        deviceId: `00000000-0000-4000-b000-${String(user).padStart(12, '0')}`,
        operatingSystem: 'Windows 10',
        browser: 'Edge 120.0.0',
        isCompliant: true,
        isManaged: true,
        trustType: 'Azure AD joined',
      },
      location: {
        city: 'Kiel',
        state: 'Schleswig-Holstein',
        countryOrRegion: 'DE',
        geoCoordinates: { latitude: 54.32, longitude: 10.13 },
      },
      conditionalAccessStatus: 'success',
      appliedConditionalAccessPolicies: [
        {
          id: '00000000-0000-4000-c000-000000000001',
          displayName: 'Require MFA',
          enforcedGrantControls: ['Mfa'],
          enforcedSessionControls: [],
          result: 'success',
          conditionsSatisfied: 3,
          conditionsNotSatisfied: 0,
        },
      ],
      isInteractive: true,
      riskDetail: 'none',
      riskLevelAggregated: 'none',
      riskLevelDuringSignIn: 'none',
      riskState: 'none',
      riskEventTypes_v2: [],
      resourceDisplayName: 'Microsoft Graph',
      resourceId: '00000003-0000-0000-c000-000000000000',
      correlationId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    },
  };
}

/** Writes records as a diagnostic setting does: one a line. */
export async function writeExport({ file, from, to }: Insert): Promise<void> {
  const out = createWriteStream(file);
  for (let n = from; n < to; n += 1) {
    if (!out.write(`${JSON.stringify(record(n))}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
