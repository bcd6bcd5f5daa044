import type { Workload } from '../model';
import { GraphError } from './graphError';

interface ErrorBody {
  error?: {
    code?: string;
    message?: string;
    innerError?: { code?: string };
    innererror?: { code?: string };
  };
}

export interface FailedAnswer {
  status: number;
  body: unknown;
  workload: Workload;
  retryAfterSeconds?: number;
  /** Of a claims challenge in the answer's head. */
  claims?: string;
}

/**
 * Tells scope, licence and role apart. Graph's codes decide; the message only where two conditions share one code
 * (Conditional Access and Identity Protection), and for the name of the wanted permission, which stands nowhere else.
 *
 * @see https://learn.microsoft.com/graph/errors
 */
export function classify(answer: FailedAnswer): GraphError {
  const { status, workload } = answer;
  const error = (answer.body as ErrorBody | undefined)?.error;
  const code = error?.code ?? '';
  const inner = error?.innerError?.code ?? error?.innererror?.code ?? '';
  const message = error?.message ?? '';
  const details = { status, code: code || undefined };

  if (status === 429) {
    return new GraphError(
      'throttled',
      'Microsoft Graph asks to slow down (429). The read goes on at the next sync; other programs that read the same tenant share this quota.',
      { ...details, retryAfterSeconds: answer.retryAfterSeconds },
    );
  }
  if (
    answer.claims ||
    code === 'insufficient_claims' ||
    inner === 'insufficient_claims'
  ) {
    return new GraphError(
      'claimsChallenge',
      'A Conditional Access policy of the tenant asks this connection for more. Sign in again through Reconnect, or exclude the app from the policy.',
      { ...details, claims: answer.claims },
    );
  }
  if (status === 401) {
    return new GraphError(
      'unauthenticated',
      'Microsoft Graph refused the access token (401). Check that the app registration is enabled and belongs to this tenant, then sync again.',
      details,
    );
  }
  if (
    status === 410 ||
    code === 'syncStateNotFound' ||
    inner === 'syncStateNotFound' ||
    /^resync/i.test(code)
  ) {
    return new GraphError(
      'deltaExpired',
      'Microsoft Graph no longer knows the point from which changes were to be read; the dataset is read again from its start.',
      details,
    );
  }
  if (code === 'Directory_ExpiredPageToken') {
    return new GraphError(
      'pageExpired',
      'Microsoft Graph let the link to the next page expire; the dataset is read again from its start.',
      details,
    );
  }
  if (isLicence(code, message, workload)) {
    return new GraphError(
      'licence',
      'The tenant has no licence for this data. Everything that needs it stays unknown until one is bought.',
      details,
    );
  }
  if (code === 'Authentication_RequestFromUnsupportedUserRole') {
    return new GraphError(
      'role',
      'The signed-in account lacks a directory role that may read this. Give it Global Reader or Security Reader, or connect with application credentials.',
      details,
    );
  }
  if (code === 'ErrorAccessDenied') {
    return new GraphError(
      'permission',
      "Exchange does not let this connection read the mailbox. A signed-in account reads only its own: connect with application permissions, and check the tenant's application access policies.",
      details,
    );
  }
  if (code === 'MailboxNotEnabledForRESTAPI') {
    return new GraphError(
      'notFound',
      'This account has no Exchange Online mailbox. Give it a licence with one if it should have; everybody else is read.',
      details,
    );
  }
  if (status === 403) {
    const permission = namedPermission(message);
    return new GraphError(
      'permission',
      `${permission ? `The permission ${permission}` : 'A permission'} is not granted. Grant it to the app registration with admin consent; the next sync uses it.`,
      { ...details, permission },
    );
  }
  if (status === 404) {
    return new GraphError(
      'notFound',
      'Microsoft Graph has nothing at this address. The tenant may not have the product this belongs to.',
      details,
    );
  }
  if (status === 424) {
    return new GraphError(
      'unavailable',
      'Microsoft Graph left this request out because one that it depends on failed (424). The read goes on at the next sync.',
      details,
    );
  }
  if (status >= 500) {
    return new GraphError(
      'unavailable',
      `Microsoft Graph answered with an error of its own (${status}). The read goes on at the next sync; see Microsoft's service health if it lasts.`,
      details,
    );
  }
  return new GraphError(
    'badRequest',
    `Microsoft Graph refused the request (${status}${code ? `, ${code}` : ''}). This is a fault of Entra posture or a change at Microsoft; please report it.`,
    details,
  );
}

function isLicence(code: string, message: string, workload: Workload): boolean {
  switch (code) {
    case 'Authentication_RequestFromNonPremiumTenantOrB2CTenant':
    case 'AadPremiumLicenseRequired':
      return true;
    case 'AccessDenied':
    case 'Forbidden':
      return /not licensed/i.test(message);
    case 'BadRequest':
      return (
        (workload === 'intune' &&
          /not applicable to target tenant/i.test(message)) ||
        /does not have a SPO license/i.test(message)
      );
    default:
      return false;
  }
}

/** Permissions look like `AuditLog.Read.All`; nothing else of the message is passed on. */
function namedPermission(message: string): string | undefined {
  return /\b[A-Z]\w+(?:-\w+)?\.(?:Read|ReadBasic|ReadWrite)(?:\.\w+)*\b/.exec(
    message,
  )?.[0];
}
