import { z } from 'zod';
import type { Dataset } from './dataset';
import { count, flag, parser, text, texts } from './parser';

/**
 * v1.0 has interactive sign-ins only and no authenticationRequirement. The policies that applied are left out without a
 * word unless Policy.Read.All is granted as well: their absence says nothing.
 *
 * @see https://learn.microsoft.com/graph/api/signin-list
 */
export const signIns: Dataset<'signIns'> = {
  id: 'signIns',
  title: 'Sign-in logs',
  product: 'Entra ID',
  workload: 'reports',
  features: [
    'Sign-ins with place and device',
    'Risky sign-ins',
    'Impossible travel',
  ],
  needs: {
    permissions: [['AuditLog.Read.All']],
    licences: ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
    roles: ['Reports Reader', 'Security Reader', 'Global Reader'],
  },
  everyMinutes: 15,
  retentionDays: 30,
  collect: {
    kind: 'window',
    timestamp: 'createdDateTime',
    initialDays: 7,
    // Records arrive late; half an hour is what delayed ones have been seen to need.
    overlapMinutes: 30,
    request: { version: 'v1.0', path: '/auditLogs/signIns', top: 1000 },
  },
  at: row => row.createdDateTime ?? undefined,
  subject: row => row.userId ?? undefined,
  label: row => row.userPrincipalName ?? row.id,
  parse: parser(
    'signIns',
    z.object({
      id: z.string(),
      createdDateTime: text,
      userId: text,
      userPrincipalName: text,
      userDisplayName: text,
      appId: text,
      appDisplayName: text,
      resourceId: text,
      resourceDisplayName: text,
      ipAddress: text,
      clientAppUsed: text,
      isInteractive: flag,
      conditionalAccessStatus: text,
      correlationId: text,
      riskLevelAggregated: text,
      riskLevelDuringSignIn: text,
      riskState: text,
      riskDetail: text,
      riskEventTypes_v2: texts,
      status: z.object({ errorCode: count, failureReason: text }).nullish(),
      deviceDetail: z
        .object({
          deviceId: text,
          displayName: text,
          operatingSystem: text,
          browser: text,
          isCompliant: flag,
          isManaged: flag,
          trustType: text,
        })
        .nullish(),
      location: z
        .object({
          city: text,
          state: text,
          countryOrRegion: text,
          geoCoordinates: z
            .object({ latitude: count, longitude: count })
            .nullish(),
        })
        .nullish(),
      appliedConditionalAccessPolicies: z
        .array(z.record(z.string(), z.unknown()))
        .optional(),
    }),
  ),
};
