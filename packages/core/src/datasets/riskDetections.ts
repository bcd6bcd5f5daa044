import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text } from './parser';

/**
 * Read whole: a detection's state changes after it was detected, so a window over the time of detection would keep what
 * has since been dismissed. 500 a page, one request a second that every app of the tenant shares.
 *
 * @see https://learn.microsoft.com/graph/api/riskdetection-list
 */
export const riskDetections: Dataset<'riskDetections'> = {
  id: 'riskDetections',
  title: 'Risk detections',
  product: 'Entra ID',
  workload: 'identityProtection',
  features: ['Identity Protection: what was detected, of which kind, and when'],
  needs: {
    permissions: [['IdentityRiskEvent.Read.All']],
    licences: ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
    roles: ['Global Reader', 'Security Reader', 'Security Operator'],
  },
  fallbacks: [
    {
      dataset: 'signIns',
      loses:
        'risk found outside of sign-ins, such as leaked credentials, and whatever is older than 30 days',
    },
  ],
  everyMinutes: 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/identityProtection/riskDetections',
      select: [
        'id',
        'userId',
        'userPrincipalName',
        'userDisplayName',
        'riskEventType',
        'riskLevel',
        'riskState',
        'riskDetail',
        'detectionTimingType',
        'source',
        'activity',
        'activityDateTime',
        'detectedDateTime',
        'lastUpdatedDateTime',
        'ipAddress',
        'location',
        'requestId',
        'correlationId',
        'tokenIssuerType',
      ],
      top: 500,
    },
  },
  label: row => row.userDisplayName ?? row.userPrincipalName ?? row.id,
  parse: parser(
    'riskDetections',
    z.object({
      id: z.string(),
      userId: text,
      userPrincipalName: text,
      userDisplayName: text,
      riskEventType: text,
      riskLevel: text,
      riskState: text,
      riskDetail: text,
      detectionTimingType: text,
      source: text,
      activity: text,
      activityDateTime: text,
      detectedDateTime: text,
      lastUpdatedDateTime: text,
      ipAddress: text,
      location: z
        .object({ city: text, state: text, countryOrRegion: text })
        .nullish(),
      requestId: text,
      correlationId: text,
      tokenIssuerType: text,
    }),
  ),
};
