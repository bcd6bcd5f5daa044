import type { Workload } from '../model';
import { classify } from './classify';

const answer = (
  status: number,
  code: string,
  message = '',
  workload: Workload = 'directory',
) =>
  classify({
    status,
    body: { error: { code, message, innerError: { date: 'x' } } },
    workload,
  });

describe('classify', () => {
  it.each<[string, number, string, string, Workload, string]>([
    [
      'E1',
      401,
      'InvalidAuthenticationToken',
      'x',
      'directory',
      'unauthenticated',
    ],
    ['E2', 403, 'insufficient_claims', 'x', 'directory', 'claimsChallenge'],
    [
      'E3',
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
      'directory',
      'permission',
    ],
    [
      'E4',
      403,
      'Authentication_MSGraphPermissionMissing',
      'Calling principal does not have required MSGraph permissions AuditLog.Read.All',
      'reports',
      'permission',
    ],
    [
      'E5',
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
      'reports',
      'licence',
    ],
    ['E6', 400, 'AadPremiumLicenseRequired', 'x', 'directory', 'licence'],
    [
      'E7',
      403,
      'Authentication_RequestFromUnsupportedUserRole',
      'User is not in the allowed roles',
      'reports',
      'role',
    ],
    [
      'E8 scope',
      403,
      'AccessDenied',
      'required scopes are missing in the token',
      'identityProtection',
      'permission',
    ],
    [
      'E8 licence',
      403,
      'AccessDenied',
      'Your tenant is not licensed for this feature',
      'identityProtection',
      'licence',
    ],
    [
      'E9 scope',
      403,
      'Forbidden',
      'required scopes are missing in the token',
      'identityProtection',
      'permission',
    ],
    [
      'E9 licence',
      403,
      'Forbidden',
      'Your tenant is not licensed for this feature.',
      'identityProtection',
      'licence',
    ],
    [
      'E10',
      400,
      'BadRequest',
      'Request not applicable to target tenant',
      'intune',
      'licence',
    ],
    ['E11', 404, 'MailboxNotEnabledForRESTAPI', 'x', 'outlook', 'notFound'],
    [
      'E12',
      400,
      'BadRequest',
      'Tenant does not have a SPO license.',
      'sharepoint',
      'licence',
    ],
    ['E13', 429, 'TooManyRequests', 'x', 'directory', 'throttled'],
    ['E13 Outlook', 429, 'UnknownError', '', 'outlook', 'throttled'],
    ['E14 reset', 410, '', '', 'directory', 'deltaExpired'],
    ['in a batch', 424, 'FailedDependency', 'x', 'directory', 'unavailable'],
    [
      "another person's mailbox",
      403,
      'ErrorAccessDenied',
      'Access is denied.',
      'outlook',
      'permission',
    ],
    ['E14 gone', 410, 'resyncRequired', 'x', 'directory', 'deltaExpired'],
    ['E14 code', 400, 'syncStateNotFound', 'x', 'directory', 'deltaExpired'],
    [
      'page',
      400,
      'Directory_ExpiredPageToken',
      'x',
      'directory',
      'pageExpired',
    ],
    ['down', 503, 'serviceNotAvailable', 'x', 'directory', 'unavailable'],
    ['ours', 400, 'Request_UnsupportedQuery', 'x', 'directory', 'badRequest'],
  ])('%s: %i %s "%s" is %s', (_, status, code, message, workload, failure) => {
    expect(answer(status, code, message, workload).failure).toBe(failure);
  });

  it.each([401, 403])(
    'takes a %i with a claims challenge for what it is, and keeps what is asked for',
    status => {
      const claims = '{"access_token":{"acrs":{"value":"c1"}}}';
      const error = classify({
        status,
        body: { error: { code: 'InvalidAuthenticationToken', message: '' } },
        workload: 'directory',
        claims,
      });
      expect(error.failure).toBe('claimsChallenge');
      expect(error.claims).toBe(claims);
      expect(error.message).toContain('Reconnect');
      expect(error.message).not.toContain('acrs');
    },
  );

  it.each([
    [404, 'MailboxNotEnabledForRESTAPI', /mailbox/],
    [403, 'ErrorAccessDenied', /application permissions/],
  ])('%i %s says what to do', (status, code, sentence) => {
    expect(answer(status, code, 'x', 'outlook').message).toMatch(sentence);
  });

  it('takes no licence from a message where the code already tells', () => {
    expect(
      answer(403, 'Authorization_RequestDenied', 'not licensed').failure,
    ).toBe('permission');
  });

  it('names the permission that Graph names, and passes on nothing else of the message', () => {
    const error = answer(
      403,
      'Authentication_MSGraphPermissionMissing',
      'secret text AuditLog.Read.All more',
    );
    expect(error.permission).toBe('AuditLog.Read.All');
    expect(error.message).not.toContain('secret text');
  });

  it('bears an answer that is no JSON', () => {
    expect(
      classify({ status: 502, body: undefined, workload: 'directory' }).failure,
    ).toBe('unavailable');
    expect(
      classify({ status: 403, body: '<html>', workload: 'directory' }).failure,
    ).toBe('permission');
  });
});
