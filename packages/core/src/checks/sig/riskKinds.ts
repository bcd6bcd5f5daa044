import type { Severity } from '../../model';

/**
 * What Identity Protection calls the kinds of what it detects, by how sure they are of somebody else having the account.
 *
 * @see https://learn.microsoft.com/entra/id-protection/concept-identity-protection-risks
 */
const kinds: Record<'high' | 'medium' | 'low', readonly string[]> = {
  high: [
    // Sessions and tokens
    'attackerinTheMiddle',
    'attemptedPrtAccess',
    'tokenIssuerAnomaly',
    // Passwords
    'leakedCredentials',
    'passwordSpray',
    // Places
    'nationStateIP',
    // Somebody has decided
    'adminConfirmedUserCompromised',
    'userReportedSuspiciousActivity',
    'investigationsThreatIntelligence',
    'investigationsThreatIntelligenceSigninLinked',
  ],
  medium: [
    'anomalousToken',
    'anonymizedIPAddress',
    'maliciousIPAddress',
    'maliciousIPAddressValidCredentialsBlockedIP',
    'malwareInfectedIPAddress',
    'riskyIPAddress',
    'suspiciousIPAddress',
    'unlikelyTravel',
    'mcasImpossibleTravel',
    'anomalousUserActivity',
    'suspiciousAPITraffic',
    'suspiciousBrowser',
    'suspiciousSendingPatterns',
    'suspiciousInboxForwarding',
    'mcasSuspiciousInboxManipulationRules',
  ],
  low: ['generic', 'newCountry', 'unfamiliarFeatures'],
};

const severityByKind = new Map(
  (['high', 'medium', 'low'] as const).flatMap(severity =>
    kinds[severity].map(kind => [kind, severity] as const),
  ),
);

/** A kind that Microsoft has added since is taken for medium rather than for nothing. */
export function severityOfKind(kind: string): Severity {
  return severityByKind.get(kind) ?? 'medium';
}
