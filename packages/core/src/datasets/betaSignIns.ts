import type { DatasetRequest } from '../model';
import type { Dataset } from './dataset';
import { parser, text } from './parser';
import { signInShape } from './signInShape';

type BetaSignInsId =
  | 'nonInteractiveSignIns'
  | 'servicePrincipalSignIns'
  | 'managedIdentitySignIns';

/** What is said of an app's sign-in only. */
const betaShape = signInShape.extend({
  servicePrincipalId: text,
  servicePrincipalName: text,
  servicePrincipalCredentialKeyId: text,
  clientCredentialType: text,
});

/** One kind of beta's sign-ins; without a filter of the event types there are interactive ones alone. */
export const betaRequest = (eventType: string): DatasetRequest => ({
  version: 'beta',
  path: '/auditLogs/signIns',
  filter: `signInEventTypes/any(t: t eq '${eventType}')`,
  top: 1000,
});

/**
 * Sign-ins that v1.0 does not have. Microsoft supports beta for no production use and may change it, and these logs are
 * large: a thousand records to a request, in the five requests of ten seconds that sign-ins and audits share. They are
 * read only where they are asked for, a day back at first, after the logs that are always read.
 *
 * Those of people and those of apps cannot be asked for at once.
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
      request: betaRequest(eventType),
    },
    at: row => row.createdDateTime ?? undefined,
    label: row => row.userPrincipalName || row.servicePrincipalName || row.id,
    parse: parser(declared.id, betaShape),
  };
}
