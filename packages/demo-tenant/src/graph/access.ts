import { GraphFault } from './graphFault';

/** Reads everything, whatever list of roles an address has. */
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** Which of Graph's services answers, for each says no in its own words. */
export type ErrorFamily =
  | 'directory'
  | 'reports'
  | 'pim'
  | 'conditionalAccess'
  | 'identityProtection'
  | 'intune'
  | 'security'
  | 'sharePoint'
  | 'outlook'
  | 'teams';

export interface AccessRule {
  family: ErrorFamily;
  /** Any one of these sets opens it. */
  permissions: readonly (readonly string[])[];
  /** Any one of these service plans. */
  licences?: readonly string[];
  /** Any one of these directory roles (template ids), for delegated calls only. */
  roles?: readonly string[];
}

/** What a verified token allows. */
export interface Bearer {
  permissions: ReadonlySet<string>;
  /** Directory roles of the signed-in person; undefined for an app-only token. */
  roles?: ReadonlySet<string>;
  /** Object id of the signed-in person, where the token names one. */
  userId?: string;
}

/**
 * Refuses as the documents and public reports say: scope, licence and role each have their status and code, and some
 * services tell two of them apart in the message only.
 */
export function authorize(
  rule: AccessRule,
  bearer: Bearer,
  licensed: ReadonlySet<string>,
): void {
  const granted = rule.permissions.some(set =>
    set.every(permission => bearer.permissions.has(permission)),
  );
  if (!granted) throw scopeMissing(rule);
  if (rule.licences && !rule.licences.some(plan => licensed.has(plan))) {
    throw licenceMissing(rule.family);
  }
  if (
    bearer.roles &&
    rule.roles &&
    !bearer.roles.has(globalAdministrator) &&
    !rule.roles.some(role => bearer.roles!.has(role))
  ) {
    throw roleMissing(rule.family);
  }
}

/**
 * Permission and role in one sentence; the code stands in no document.
 *
 * @see https://learn.microsoft.com/troubleshoot/entra/entra-id/users-groups-entra-apis/403-error-when-calling-microsoft-graph-security-api
 */
const noSecurity =
  'Auth token does not contain valid permissions or user does not have valid roles.';

function scopeMissing(rule: AccessRule): GraphFault {
  const wanted = rule.permissions[0]?.join(',') ?? '';
  switch (rule.family) {
    case 'reports':
      return new GraphFault(
        403,
        'Authentication_MSGraphPermissionMissing',
        `Calling principal does not have required MSGraph permissions ${wanted}`,
      );
    case 'conditionalAccess':
      return new GraphFault(
        403,
        'AccessDenied',
        `You cannot perform the requested operation, required scopes are missing in the token.`,
      );
    case 'identityProtection':
      return new GraphFault(
        403,
        'Forbidden',
        `You cannot perform the requested operation, required scopes are missing in the token.`,
      );
    case 'intune':
      return new GraphFault(
        403,
        'Forbidden',
        `Application is not authorized to perform this operation. Application must have one of the following scopes: ${wanted}`,
      );
    case 'security':
      return new GraphFault(403, 'UnknownError', noSecurity);
    case 'sharePoint':
      return new GraphFault(403, 'accessDenied', 'Access denied');
    case 'outlook':
      return new GraphFault(
        403,
        'ErrorAccessDenied',
        'Access is denied. Check credentials and try again.',
      );
    case 'teams':
      return new GraphFault(
        403,
        'Forbidden',
        `Missing scope permissions on the request. API requires one of '${wanted}'.`,
      );
    default:
      return new GraphFault(
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      );
  }
}

function licenceMissing(family: ErrorFamily): GraphFault {
  switch (family) {
    case 'reports':
      return new GraphFault(
        403,
        'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
        "Neither tenant is B2C or tenant doesn't have premium license",
      );
    case 'pim':
      return new GraphFault(
        400,
        'AadPremiumLicenseRequired',
        'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
      );
    case 'identityProtection':
      return new GraphFault(
        403,
        'Forbidden',
        'Your tenant is not licensed for this feature.',
      );
    case 'intune':
      return new GraphFault(
        400,
        'BadRequest',
        'Request not applicable to target tenant.',
      );
    case 'sharePoint':
      return new GraphFault(
        400,
        'BadRequest',
        'Tenant does not have a SPO license.',
      );
    default:
      return new GraphFault(
        403,
        'AccessDenied',
        'Your tenant is not licensed for this feature.',
      );
  }
}

function roleMissing(family: ErrorFamily): GraphFault {
  if (family === 'security')
    return new GraphFault(403, 'UnknownError', noSecurity);
  return family === 'reports'
    ? new GraphFault(
        403,
        'Authentication_RequestFromUnsupportedUserRole',
        'User is not in the allowed roles',
      )
    : new GraphFault(
        403,
        'Authorization_RequestDenied',
        'Insufficient privileges to complete the operation.',
      );
}
