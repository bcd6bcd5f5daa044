import {
  first,
  flag,
  given,
  list,
  number,
  object,
  text,
  texts,
  time,
  type Bag,
} from '../values';

/**
 * A sign-in of any kind as Graph's signIn. What the dataset does not hold is dropped by its own parse.
 *
 * Names that mean two things are why each is looked up where it is: `resourceId` is the app in `properties` and an address
 * of Azure in the envelope, `location` is an object here and a country there, `correlationId` may differ between the two.
 *
 * @see https://learn.microsoft.com/entra/identity/monitoring-health/reference-azure-monitor-sign-ins-log-schema
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/signinlogs
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadserviceprincipalsigninlogs
 */
export function signIn(
  eventType:
    | 'interactiveUser'
    | 'nonInteractiveUser'
    | 'servicePrincipal'
    | 'managedIdentity',
) {
  // What is absent stays undefined here: to sort fifty names out of each record would cost more than the rest of it.
  return (bag: Bag, envelope: Bag): Bag => ({
    id: text(first(bag, 'id', 'Id')),
    createdDateTime: time(
      first(bag, 'createdDateTime', 'CreatedDateTime') ??
        first(envelope, 'time', 'TimeGenerated'),
    ),
    signInEventTypes: [eventType],
    isInteractive:
      flag(first(bag, 'isInteractive', 'IsInteractive')) ??
      eventType === 'interactiveUser',
    userId: text(first(bag, 'userId', 'UserId')),
    userPrincipalName: text(
      first(bag, 'userPrincipalName', 'UserPrincipalName'),
    ),
    userDisplayName: text(first(bag, 'userDisplayName', 'UserDisplayName')),
    // Graph writes `member` where an export writes `Member`.
    userType: lowerFirst(text(first(bag, 'userType', 'UserType'))),
    servicePrincipalId: text(
      first(bag, 'servicePrincipalId', 'ServicePrincipalId'),
    ),
    servicePrincipalName: text(
      first(bag, 'servicePrincipalName', 'ServicePrincipalName'),
    ),
    servicePrincipalCredentialKeyId: text(
      first(
        bag,
        'servicePrincipalCredentialKeyId',
        'ServicePrincipalCredentialKeyId',
      ),
    ),
    servicePrincipalCredentialThumbprint: text(
      first(
        bag,
        'servicePrincipalCredentialThumbprint',
        'ServicePrincipalCredentialThumbprint',
      ),
    ),
    federatedCredentialId: text(
      first(bag, 'federatedCredentialId', 'FederatedCredentialId'),
    ),
    clientCredentialType: text(
      first(bag, 'clientCredentialType', 'ClientCredentialType'),
    ),
    appId: text(first(bag, 'appId', 'AppId')),
    appDisplayName: text(first(bag, 'appDisplayName', 'AppDisplayName')),
    appOwnerTenantId: text(first(bag, 'appOwnerTenantId', 'AppOwnerTenantId')),
    resourceId: text(first(bag, 'resourceId', 'ResourceIdentity')),
    resourceDisplayName: text(
      first(bag, 'resourceDisplayName', 'ResourceDisplayName'),
    ),
    resourceServicePrincipalId: text(
      first(bag, 'resourceServicePrincipalId', 'ResourceServicePrincipalId'),
    ),
    resourceTenantId: text(first(bag, 'resourceTenantId', 'ResourceTenantId')),
    homeTenantId: text(first(bag, 'homeTenantId', 'HomeTenantId')),
    crossTenantAccessType: text(
      first(bag, 'crossTenantAccessType', 'CrossTenantAccessType'),
    ),
    ipAddress: text(
      first(bag, 'ipAddress', 'IPAddress') ??
        first(envelope, 'callerIpAddress'),
    ),
    autonomousSystemNumber: number(
      first(bag, 'autonomousSystemNumber', 'AutonomousSystemNumber'),
    ),
    userAgent: text(first(bag, 'userAgent', 'UserAgent')),
    clientAppUsed: text(first(bag, 'clientAppUsed', 'ClientAppUsed')),
    correlationId: text(
      first(bag, 'correlationId', 'CorrelationId') ??
        first(envelope, 'correlationId'),
    ),
    originalRequestId: text(
      first(bag, 'originalRequestId', 'OriginalRequestId'),
    ),
    uniqueTokenIdentifier: text(
      first(bag, 'uniqueTokenIdentifier', 'UniqueTokenIdentifier'),
    ),
    sessionId: text(first(bag, 'sessionId', 'SessionId')),
    incomingTokenType: text(
      first(bag, 'incomingTokenType', 'IncomingTokenType'),
    ),
    tokenIssuerType: text(first(bag, 'tokenIssuerType', 'TokenIssuerType')),
    authenticationProtocol: text(
      first(bag, 'authenticationProtocol', 'AuthenticationProtocol'),
    ),
    originalTransferMethod: text(
      first(bag, 'originalTransferMethod', 'OriginalTransferMethod'),
    ),
    tokenProtectionStatusDetails: tokenProtection(
      object(
        first(
          bag,
          'tokenProtectionStatusDetails',
          'TokenProtectionStatusDetails',
        ),
      ),
    ),
    authenticationRequirement: text(
      first(bag, 'authenticationRequirement', 'AuthenticationRequirement'),
    ),
    authenticationDetails: steps(
      list(first(bag, 'authenticationDetails', 'AuthenticationDetails')),
    ),
    mfaDetail: mfaDetail(object(first(bag, 'mfaDetail', 'MfaDetail'))),
    conditionalAccessStatus: text(
      first(bag, 'conditionalAccessStatus', 'ConditionalAccessStatus'),
    ),
    riskDetail: text(first(bag, 'riskDetail', 'RiskDetail')),
    riskLevelAggregated: text(
      first(bag, 'riskLevelAggregated', 'RiskLevelAggregated'),
    ),
    riskLevelDuringSignIn: text(
      first(bag, 'riskLevelDuringSignIn', 'RiskLevelDuringSignIn'),
    ),
    riskState: text(first(bag, 'riskState', 'RiskState')),
    riskEventTypes_v2: texts(
      first(bag, 'riskEventTypes_v2', 'RiskEventTypes_V2'),
    ),
    status: status(bag, envelope),
    deviceDetail: deviceDetail(
      object(first(bag, 'deviceDetail', 'DeviceDetail')),
    ),
    location: location(bag, envelope),
    appliedConditionalAccessPolicies: policies(
      list(
        first(
          bag,
          'appliedConditionalAccessPolicies',
          'AppliedConditionalAccessPolicies',
          'ConditionalAccessPolicies',
        ),
      ),
    ),
  });
}

/** Sign-ins of apps have no status object, only the error's number, in words where there is none. */
function status(bag: Bag, envelope: Bag): Bag | undefined {
  const own = object(first(bag, 'status', 'Status'));
  const result =
    first(bag, 'resultType', 'ResultType') ?? first(envelope, 'resultType');
  const errorCode =
    number(own?.errorCode) ?? number(result) ?? worded(text(result));
  const failureReason =
    text(own?.failureReason) ??
    text(
      first(bag, 'resultDescription', 'ResultDescription') ??
        first(envelope, 'resultDescription'),
    );
  const additionalDetails = text(own?.additionalDetails);
  if (errorCode === undefined && failureReason === undefined) return undefined;
  return given({ errorCode, failureReason, additionalDetails });
}

/** A failure in words has a number that is not known: it is left out rather than made up. */
function worded(result: string | undefined): number | undefined {
  return result?.toLowerCase() === 'success' ? 0 : undefined;
}

function tokenProtection(own: Bag | undefined): Bag | undefined {
  if (!own) return undefined;
  return given({
    signInSessionStatus: text(own.signInSessionStatus),
    signInSessionStatusCode: number(own.signInSessionStatusCode),
  });
}

function steps(own: unknown[] | undefined): Bag[] | undefined {
  return own?.flatMap(each => {
    const step = object(each);
    if (!step) return [];
    return [
      given({
        authenticationMethod: text(step.authenticationMethod),
        authenticationMethodDetail: text(step.authenticationMethodDetail),
        authenticationStepDateTime: text(step.authenticationStepDateTime),
        authenticationStepRequirement: text(step.authenticationStepRequirement),
        authenticationStepResultDetail: text(
          step.authenticationStepResultDetail,
        ),
        succeeded: flag(step.succeeded),
      }),
    ];
  });
}

function mfaDetail(own: Bag | undefined): Bag | undefined {
  return own && given({ authMethod: text(own.authMethod) });
}

function deviceDetail(own: Bag | undefined): Bag | undefined {
  if (!own) return undefined;
  return given({
    deviceId: text(own.deviceId),
    displayName: text(own.displayName),
    operatingSystem: text(own.operatingSystem),
    browser: text(own.browser),
    isCompliant: flag(own.isCompliant),
    isManaged: flag(own.isManaged),
    trustType: text(own.trustType),
  });
}

/** The place, or at least the country, which the envelope has as well. */
export function location(bag: Bag, envelope: Bag): Bag | undefined {
  const own =
    object(first(bag, 'location', 'LocationDetails')) ??
    object(first(bag, 'Location'));
  if (!own) {
    const country = text(
      first(bag, 'Location') ?? first(envelope, 'location', 'Location'),
    );
    return country ? { countryOrRegion: country } : undefined;
  }
  const point = object(own.geoCoordinates);
  return given({
    city: text(own.city),
    state: text(own.state),
    countryOrRegion: text(own.countryOrRegion),
    geoCoordinates:
      point &&
      given({
        latitude: number(point.latitude),
        longitude: number(point.longitude),
      }),
  });
}

/**
 * Which conditions a policy's conditions met is a sum of bits in an export and a word in Graph's beta; v1.0 has neither,
 * and they are left out.
 */
function policies(own: unknown[] | undefined): Bag[] | undefined {
  return own?.flatMap(each => {
    const policy = object(each);
    if (!policy) return [];
    return [
      given({
        id: text(policy.id),
        displayName: text(policy.displayName),
        enforcedGrantControls: texts(policy.enforcedGrantControls),
        enforcedSessionControls: texts(policy.enforcedSessionControls),
        result: text(policy.result),
      }),
    ];
  });
}

function lowerFirst(value: string | undefined): string | undefined {
  return value && value[0].toLowerCase() + value.slice(1);
}
