import { list } from './list';
import type { People } from './people';
import { peopleAtRisk } from './peopleAtRisk';
import { DataOptions, daysBefore, Source } from './shape';

/** In whose mailbox a rule was found that sends mail out. */
export const mailThief = 28;

/** Two of each person at risk: one in a sign-in, one that no sign-in shows. */
export function riskDetections(options: DataOptions, users: People): Source {
  const { random, day } = options;
  return list(
    'riskDetection',
    peopleAtRisk(options).flatMap(({ index, risk }) => {
      const minutes = (index % 600) * 60;
      const home = users.home(index);
      return [
        ['unfamiliarFeatures', 'realtime', 'signin'] as const,
        [
          index === mailThief
            ? 'suspiciousInboxForwarding'
            : 'leakedCredentials',
          'offline',
          'user',
        ] as const,
      ].map(([riskEventType, detectionTimingType, activity], turn) => ({
        id: random.guid('riskDetection', index * 2 + turn).replace(/-/g, ''),
        activity,
        activityDateTime: daysBefore(day, 2, minutes),
        additionalInfo: '[]',
        correlationId: turn ? null : random.guid('riskCorrelation', index),
        detectedDateTime: daysBefore(day, 2, minutes + 30),
        detectionTimingType,
        ipAddress: turn ? null : `${home.network}.${1 + (index % 250)}`,
        lastUpdatedDateTime: daysBefore(day, 1, minutes),
        location: turn
          ? null
          : {
              city: home.city,
              state: home.state,
              countryOrRegion: home.country,
              geoCoordinates: {
                latitude: home.latitude,
                longitude: home.longitude,
              },
            },
        requestId: turn ? null : random.guid('riskRequest', index),
        riskDetail: risk.detail,
        riskEventType,
        riskLevel: risk.level,
        riskState: risk.state,
        source: 'IdentityProtection',
        tokenIssuerType: 'AzureAD',
        userDisplayName: users.displayName(index),
        userId: users.id(index),
        userPrincipalName: users.upn(index),
      }));
    }),
  );
}
