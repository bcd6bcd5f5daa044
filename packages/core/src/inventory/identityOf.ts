import { lastSuccessAt } from '../checks/tenant/dormant';
import type {
  Device,
  Identity,
  IdentityStanding,
  ServicePrincipal,
  User,
  UserRegistrationDetails,
  UserSignInActivity,
} from '../model';
import { Cause, identityRisk, Standing, UnknownCause } from '../score';

/** What the whole inventory is made by. */
export interface InventoryBase {
  now: Date;
  /** What principals hold, those that hold nothing left out; undefined where roles cannot be read. */
  standings: ReadonlyMap<string, IdentityStanding> | undefined;
  /** Whether these datasets were read whole: what has no line in one that was not is unknown. */
  registrationsKnown: boolean;
  activityKnown: boolean;
  /** Checks that name people, or apps, and could not be judged. */
  unknown: { people: readonly UnknownCause[]; apps: readonly UnknownCause[] };
}

export interface OfUser {
  user: User;
  registration?: UserRegistrationDetails;
  activity?: UserSignInActivity;
  causes: readonly Cause[];
}

/** A person's line. Disabled people are not in Microsoft's registration report: their factors are unknown, not absent. */
export function identityOfUser(
  { user, registration, activity, causes }: OfUser,
  base: InventoryBase,
): Identity {
  const kind = user.userType === 'Guest' ? 'guest' : 'member';
  const activityKnown = base.activityKnown && Boolean(activity);
  return {
    id: user.id,
    kind,
    label: user.displayName ?? user.userPrincipalName ?? user.id,
    handle: user.userPrincipalName ?? user.id,
    enabled: user.accountEnabled ?? null,
    mfa: base.registrationsKnown ? (registration?.isMfaCapable ?? null) : null,
    methods: (base.registrationsKnown && registration?.methodsRegistered) || [],
    lastActivityAt: activityKnown ? lastSuccessAt(activity!) : null,
    activityKnown,
    createdAt: user.createdDateTime ?? null,
    licences: user.assignedLicenses?.length ?? 0,
    ...judged(user.id, kind, causes, base, base.unknown.people),
  };
}

/** An app's line: it has no factors and no licences, and when it came last only opt-in logs tell. */
export function identityOfApp(
  { app, causes }: { app: ServicePrincipal; causes: readonly Cause[] },
  base: InventoryBase,
): Identity {
  return {
    id: app.id,
    kind: 'servicePrincipal',
    label: app.displayName ?? app.appId ?? app.id,
    handle: app.id,
    enabled: app.accountEnabled ?? null,
    mfa: null,
    methods: [],
    lastActivityAt: null,
    activityKnown: false,
    createdAt: app.createdDateTime ?? null,
    licences: 0,
    ...judged(app.id, 'member', causes, base, base.unknown.apps),
  };
}

/** A device's line: it holds no role and is given no score; its findings are counted. */
export function identityOfDevice({
  device,
  causes,
}: {
  device: Device;
  causes: readonly Cause[];
}): Identity {
  return {
    id: device.id,
    kind: 'device',
    label: device.displayName ?? device.id,
    handle: device.id,
    enabled: device.accountEnabled ?? null,
    mfa: null,
    methods: [],
    lastActivityAt: device.approximateLastSignInDateTime ?? null,
    activityKnown: Boolean(device.approximateLastSignInDateTime),
    createdAt: null,
    licences: 0,
    standing: null,
    score: null,
    high: null,
    open: openOf(causes),
  };
}

function openOf(causes: readonly Cause[]): number {
  return new Set(causes.map(({ finding }) => finding)).size;
}

function judged(
  id: string,
  without: Standing & ('member' | 'guest'),
  causes: readonly Cause[],
  { standings, now }: InventoryBase,
  unknown: readonly UnknownCause[],
): Pick<Identity, 'standing' | 'score' | 'high' | 'open'> {
  const open = openOf(causes);
  // Without roles it is not known how much harm an identity can do.
  if (!standings) return { standing: null, score: null, high: null, open };
  const standing = standings.get(id) ?? 'none';
  const { score, high } = identityRisk(
    causes,
    standing === 'none' ? without : standing,
    now,
    unknown,
  );
  return { standing, score, high, open };
}
