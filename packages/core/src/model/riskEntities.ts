import type { Row } from './entities';

export interface RiskDetection extends Row {
  userId?: string | null;
  userPrincipalName?: string | null;
  userDisplayName?: string | null;
  riskEventType?: string | null;
  riskLevel?: string | null;
  riskState?: string | null;
  riskDetail?: string | null;
  /** `realtime`, `nearRealtime` or `offline`: the last is seen in no sign-in. */
  detectionTimingType?: string | null;
  source?: string | null;
  activity?: string | null;
  activityDateTime?: string | null;
  detectedDateTime?: string | null;
  lastUpdatedDateTime?: string | null;
  ipAddress?: string | null;
  location?: {
    city?: string | null;
    state?: string | null;
    countryOrRegion?: string | null;
  } | null;
  requestId?: string | null;
  correlationId?: string | null;
  tokenIssuerType?: string | null;
}

export interface RiskyServicePrincipal extends Row {
  appId?: string | null;
  displayName?: string | null;
  isEnabled?: boolean | null;
  riskLevel?: string | null;
  riskState?: string | null;
  riskDetail?: string | null;
  riskLastUpdatedDateTime?: string | null;
  servicePrincipalType?: string | null;
}
