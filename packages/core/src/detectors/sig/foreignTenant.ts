import type { Detector, DetectorContext, SignIn } from '../../model';
import { acquaint, Acquaintance, isLearning } from './acquaintance';
import { signInRef } from './cases';
import { administrationTargets } from './firstPartyApps';
import { isLately, Lately, remember } from './lately';
import { addSharer, isShared, Sharers } from './sharers';
import {
  appOf,
  DAY_MS,
  dateOf,
  isInteractive,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';

const MEMORY_DAYS = 30;

/**
 * Microsoft's own tenants, in which its learning, support and partner pages live.
 *
 * @see https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
const ofMicrosoft: ReadonlySet<string> = new Set([
  '72f988bf-86f1-41af-91ab-2d7cd011db47',
  'cdc5aeea-15c5-4db6-b079-fcadd2505dc2',
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
]);

/** Ways across that somebody else answers for: support on request, and administration of customers. */
const arranged = ['none', 'microsoftSupport', 'serviceProvider'];

interface ForeignState {
  days?: Acquaintance;
  tenants?: Lately;
}

interface Visit {
  at: number;
  userId: string;
  home: string;
  resource: string;
}

function visitOf(event: SignIn): Visit | undefined {
  const at = timeOf(event);
  const home = event.homeTenantId?.toLowerCase();
  const resource = event.resourceTenantId?.toLowerCase();
  return at !== undefined &&
    home &&
    resource &&
    event.userId &&
    succeeded(event) &&
    isInteractive(event)
    ? { at, userId: event.userId, home, resource }
    : undefined;
}

/** The other tenant, where a person of this one goes there or an administrator of this one comes from there. */
function otherTenant(
  { home, resource, userId }: Visit,
  event: SignIn,
  { tenantId, tierOf }: DetectorContext['tenant'],
): { tenant: string; comes: boolean } | undefined {
  const own = tenantId?.toLowerCase();
  if (!own || home === resource) return undefined;
  if (home === own) return { tenant: resource, comes: false };
  const administers =
    resource === own &&
    tierOf(userId) !== undefined &&
    [event.appId, event.resourceId].some(id =>
      administrationTargets.has(id ?? ''),
    );
  return administers ? { tenant: home, comes: true } : undefined;
}

export const foreignTenant: Detector<ForeignState, SignIn, Sharers> = {
  id: 'sig.foreign-tenant',
  family: 'sig',
  title: 'Sign-in across tenants',
  severity: 'low',
  whyItMatters:
    'A person of yours in an unknown tenant may carry files there, or have been led to an app of an attacker’s. An administrator whose account belongs to another tenant is protected as well as that tenant is.',
  howToFix: [
    'Ask the person with whom they work there.',
    'Give organisations with which you work settings of their own in cross-tenant access, and block others.',
    'Give administrators accounts of your own tenant.',
  ],
  falsePositives: [
    'Work with a customer or supplier that has no settings in cross-tenant access: it is told of three people, and then it is the organisation’s.',
    'Microsoft’s own tenants, and customers whom a partner administers, are left out.',
  ],
  references: {
    mitre: ['T1199'],
    urls: [
      'https://learn.microsoft.com/entra/external-id/cross-tenant-access-overview',
    ],
  },
  needs: [
    'signIns',
    'organization',
    'crossTenantAccessPolicyPartners',
    'users',
    'groups',
    'roleDefinitions',
    'roleAssignments',
  ],
  logs: ['signIns'],
  memory: MEMORY_DAYS * DAY_MS,
  untold:
    'No record of the log tells yet which tenant a person belongs to and which one’s resource was asked for.',

  tells: ({ homeTenantId, resourceTenantId }) =>
    Boolean(homeTenantId && resourceTenantId),
  subject: ({ userId }) => userId ?? undefined,
  init: () => ({}),

  survey: {
    init: () => ({}),
    add(sharers, event) {
      const visit = visitOf(event);
      return visit && visit.home !== visit.resource
        ? addSharer(
            sharers,
            `${visit.home.slice(0, 8)}>${visit.resource.slice(0, 8)}`,
            visit.userId,
            visit.at,
          )
        : sharers;
    },
  },

  step(state, event, context) {
    const visit = visitOf(event);
    if (!visit) return { state, witnesses: [] };
    const { at, userId, home, resource } = visit;
    const other = otherTenant(visit, event, context.tenant);
    const known: ForeignState = {
      days: acquaint(state.days, at),
      tenants: remember(state.tenants, other?.tenant, at, MEMORY_DAYS),
    };
    if (
      !other ||
      isLately(state.tenants, other.tenant, at, MEMORY_DAYS) ||
      isLearning(state.days, at) ||
      ofMicrosoft.has(other.tenant) ||
      arranged.includes(event.crossTenantAccessType ?? '') ||
      context.tenant.isPartner(other.tenant) ||
      (!other.comes &&
        isShared(
          context.survey,
          `${home.slice(0, 8)}>${resource.slice(0, 8)}`,
          userId,
          at,
        ))
    )
      return { state: known, witnesses: [] };
    return {
      state: known,
      witnesses: [
        {
          key: `${userId}:${other.tenant}:${dateOf(at)}`,
          at: new Date(at).toISOString(),
          statement: other.comes
            ? 'An administrator from another tenant signed in where this one is administered.'
            : 'A person signed in to another tenant with which nothing is agreed.',
          affected: [personOf(event), ...appOf(event), signInRef(event)],
          facts: {
            homeTenantId: home,
            resourceTenantId: resource,
            crossTenantAccessType: event.crossTenantAccessType ?? null,
          },
        },
      ],
    };
  },
};
