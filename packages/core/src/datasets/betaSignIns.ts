import type { Dataset } from './dataset';
import { count, parser, text, texts } from './parser';
import { signInShape } from './signInShape';

type BetaSignInsId =
  | 'nonInteractiveSignIns'
  | 'servicePrincipalSignIns'
  | 'managedIdentitySignIns';

/** What beta alone says of a sign-in, as far as it is read. */
const betaShape = signInShape.extend({
  signInEventTypes: texts,
  authenticationRequirement: text,
  authenticationProtocol: text,
  incomingTokenType: text,
  crossTenantAccessType: text,
  userType: text,
  autonomousSystemNumber: count,
  uniqueTokenIdentifier: text,
  servicePrincipalId: text,
  servicePrincipalName: text,
  servicePrincipalCredentialKeyId: text,
  clientCredentialType: text,
});

/**
 * Sign-ins that v1.0 does not have. Microsoft supports beta for no production use and may change it, and these logs are
 * large: a thousand records to a request, in the five requests of ten seconds that sign-ins and audits share. They are
 * read only where they are asked for, a day back at first, after the logs that are always read.
 *
 * Without a filter of the event types beta gives interactive sign-ins alone; users' and apps' cannot be asked for at once.
 *
 * @see https://learn.microsoft.com/graph/api/resources/signin?view=graph-rest-beta
 */
export function betaSignIns<K extends BetaSignInsId>(
  declared: Pick<Dataset<K>, 'id' | 'title' | 'features' | 'subject'> & {
    eventType: string;
    retentionDays: number;
  },
): Dataset<K> {
  const { eventType, ...rest } = declared;
  return {
    ...rest,
    product: 'Entra ID',
    workload: 'reports',
    needs: {
      permissions: [['AuditLog.Read.All']],
      licences: ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
      roles: ['Reports Reader', 'Security Reader', 'Global Reader'],
    },
    everyMinutes: 60,
    collect: {
      kind: 'window',
      timestamp: 'createdDateTime',
      initialDays: 1,
      overlapMinutes: 30,
      request: {
        version: 'beta',
        path: '/auditLogs/signIns',
        filter: `signInEventTypes/any(t: t eq '${eventType}')`,
        top: 1000,
      },
    },
    at: row => row.createdDateTime ?? undefined,
    label: row => row.userPrincipalName || row.servicePrincipalName || row.id,
    parse: parser(declared.id, betaShape),
  };
}
