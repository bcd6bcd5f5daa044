import { first, flag, given, text, time, type Bag } from '../values';
import { location } from './signIn';

/** @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadriskyusers */
export function riskyUser(bag: Bag): Bag {
  return given({
    id: text(first(bag, 'id', 'Id')),
    userPrincipalName: text(
      first(bag, 'userPrincipalName', 'UserPrincipalName'),
    ),
    userDisplayName: text(first(bag, 'userDisplayName', 'UserDisplayName')),
    ...risk(bag),
    isDeleted: flag(first(bag, 'isDeleted', 'IsDeleted')),
  });
}

/** @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadriskyserviceprincipals */
export function riskyServicePrincipal(bag: Bag): Bag {
  return given({
    id: text(first(bag, 'id', 'Id')),
    appId: text(first(bag, 'appId', 'AppId')),
    displayName: text(first(bag, 'displayName', 'DisplayName')),
    isEnabled: flag(first(bag, 'isEnabled', 'IsEnabled')),
    ...risk(bag),
    servicePrincipalType: text(
      first(bag, 'servicePrincipalType', 'ServicePrincipalType'),
    ),
  });
}

function risk(bag: Bag): Bag {
  return {
    riskLevel: text(first(bag, 'riskLevel', 'RiskLevel')),
    riskState: text(first(bag, 'riskState', 'RiskState')),
    riskDetail: text(first(bag, 'riskDetail', 'RiskDetail')),
    riskLastUpdatedDateTime: time(
      first(bag, 'riskLastUpdatedDateTime', 'RiskLastUpdatedDateTime'),
    ),
  };
}

/**
 * A risk detection. The correlation id of the envelope is the detection's own id, not the sign-in's.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/aaduserriskevents
 */
export function riskDetection(bag: Bag): Bag {
  return given({
    id: text(first(bag, 'id', 'Id')),
    userId: text(first(bag, 'userId', 'UserId')),
    userPrincipalName: text(
      first(bag, 'userPrincipalName', 'UserPrincipalName'),
    ),
    userDisplayName: text(first(bag, 'userDisplayName', 'UserDisplayName')),
    riskEventType: text(first(bag, 'riskEventType', 'RiskEventType')),
    riskLevel: text(first(bag, 'riskLevel', 'RiskLevel')),
    riskState: text(first(bag, 'riskState', 'RiskState')),
    riskDetail: text(first(bag, 'riskDetail', 'RiskDetail')),
    detectionTimingType: text(
      first(bag, 'detectionTimingType', 'DetectionTimingType'),
    ),
    source: text(first(bag, 'source', 'Source')),
    activity: text(first(bag, 'activity', 'Activity')),
    activityDateTime: time(first(bag, 'activityDateTime', 'ActivityDateTime')),
    detectedDateTime: time(first(bag, 'detectedDateTime', 'DetectedDateTime')),
    lastUpdatedDateTime: time(
      first(bag, 'lastUpdatedDateTime', 'LastUpdatedDateTime'),
    ),
    ipAddress: text(first(bag, 'ipAddress', 'IpAddress')),
    location: location(bag, {}),
    requestId: text(first(bag, 'requestId', 'RequestId')),
    correlationId: text(first(bag, 'correlationId', 'CorrelationId')),
    tokenIssuerType: text(first(bag, 'tokenIssuerType', 'TokenIssuerType')),
  });
}
