import { unknownCauses } from '../../inventory';
import type { Finding, Identity, ServicePrincipal } from '../../model';
import { identityRisk } from '../../score';
import { catalogueOf } from '../items';
import type { QuestionContext } from '../question';
import type { Scope } from '../scope';
import type { EntityDetail } from '../shapes';

const LISTED = 50;

/**
 * The risk of a person or an app as the inventory has it, with its points; null where there is none: roles cannot be
 * read, nothing was judged yet, or it is one of Microsoft's own apps.
 */
export async function entityRisk(
  context: QuestionContext,
  { connection }: Scope,
  identity: Identity | undefined,
  findings: readonly Finding[],
): Promise<EntityDetail['risk']> {
  const { stores } = context;
  if (!identity?.standing) return null;
  const stamp = await stores.identities.stamp(connection.id);
  if (!stamp) return null;
  const results = await stores.findings.results(connection.id);
  const unknown = unknownCauses(
    catalogueOf(context).all,
    new Map(results.map(({ checkId, outcome }) => [checkId, outcome])),
  );
  const { kind, standing } = identity;
  const ordinary = kind === 'guest' ? 'guest' : 'member';
  return identityRisk(
    findings.map(each => ({
      finding: each.id,
      check: each.checkId,
      severity: each.severity,
      eventAt: each.eventAt,
    })),
    standing === 'none' ? ordinary : standing,
    // As of the inventory: evidence fades by the day, and both must say the same.
    new Date(`${stamp.day}T00:00:00Z`),
    kind === 'servicePrincipal' ? unknown.apps : unknown.people,
  );
}

/** Open findings that name the registration of an app: they are of the app. */
export async function findingsOfRegistration(
  { stores }: QuestionContext,
  { connection }: Scope,
  { appId }: ServicePrincipal,
): Promise<Finding[]> {
  if (!appId) return [];
  for await (const row of stores.rows.stream(connection.id, 'applications')) {
    if (row.appId !== appId) continue;
    return stores.findings.page(
      {
        connectionId: connection.id,
        status: 'open',
        entity: { kind: 'application', id: row.id },
      },
      { limit: LISTED, offset: 0, sort: 'severity' },
    );
  }
  return [];
}
