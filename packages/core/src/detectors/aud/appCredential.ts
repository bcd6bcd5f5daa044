import type { Detector, DetectorContext, Severity, Witness } from '../../model';
import { activityList, actorUses, named } from './auditDetector';
import { activityOf, Audit, AuditRow, readAudit, Target } from './auditRecord';
import { asList, words } from './auditValue';
import { isMicrosoftService } from './microsoftActors';
import { sighting, targetEntity } from './sighting';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const consented = 'consent to application';
const activities = [
  'add service principal credentials',
  'update application - certificates and secrets management',
  consented,
];
const concerns = named(activities);

interface AppState {
  /** When somebody last consented to the app. */
  consentedAt?: number;
}

interface Key {
  id: string;
  type: string;
  usage: string;
}

/** Somebody gave an app another secret or certificate: who has it can sign in as the app from anywhere. */
export const appCredential: Detector<AppState, AuditRow> = {
  id: 'aud.app-credential',
  family: 'aud',
  title: 'A credential was added to an app',
  severity: 'high',
  whyItMatters:
    'A secret of an app needs no second factor and outlives every reset of a password. With one of their own, intruders hold whatever the app holds.',
  howToFix: [
    'Ask who added the credential, and the owner of the app, whether it is theirs.',
    'If nobody knows it: remove it by its key id, and look at what the app has signed in to since.',
    'Let apps use managed identities or federated credentials, and forbid new secrets by an app management policy.',
  ],
  falsePositives: [
    'A secret that is being replaced before it ends; the old one goes soon after.',
    'A new certificate for SAML signing of an app in the gallery, which adds a key for signing, one for verifying and a password at once.',
    'Managed identities, whose certificates Microsoft replaces every few weeks, are left out.',
    'Who owns an app is not known here, nor the risk of sign-ins: an addition by somebody who is no owner is no worse than by one. `cmp.takeover-chain` tells of one that follows a risky sign-in.',
  ],
  references: {
    mitre: ['T1098.001'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-applications',
    ],
  },
  needs: ['directoryAudits'],
  uses: actorUses,
  memory: DAY_MS,

  // A consent names the service principal and a secret often the application: only the client id is in both.
  subject: row =>
    concerns(activityOf(row)) ? appOf(readAudit(row)) : undefined,
  init: () => ({}),

  step(state, row, context) {
    const audit = readAudit(row);
    const { at } = audit;
    if (!audit.succeeded || !concerns(audit.activity))
      return { state, witnesses: [] };
    if (audit.activity === consented)
      return {
        state: Number.isNaN(at) ? state : { consentedAt: at },
        witnesses: [],
      };
    const consentedAt =
      state.consentedAt !== undefined && at - state.consentedAt <= DAY_MS
        ? state.consentedAt
        : undefined;
    const witness = judge(audit, consentedAt, context);
    return {
      state: consentedAt === undefined ? {} : { consentedAt },
      witnesses: witness ? [witness] : [],
    };
  },
};

function targetOf(audit: Audit): Target | undefined {
  return audit.target('serviceprincipal', 'application') ?? audit.targets[0];
}

/** The client id, where the record tells it; else the object that it names. */
function appOf(audit: Audit): string {
  const [clientId] = words(
    audit.change('TargetId.ServicePrincipalNames')?.new,
  ).filter(each => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(each));
  return (
    (audit.detail('AppId') ?? clientId ?? targetOf(audit)?.id)?.toLowerCase() ??
    audit.id
  );
}

function judge(
  audit: Audit,
  consentedAt: number | undefined,
  { tenant }: DetectorContext,
): Witness | undefined {
  if (isMicrosoftService(audit.by, tenant)) return undefined;
  const change = audit.change('KeyDescription');
  const before = new Set(keysIn(change?.old).map(({ id }) => id));
  const keys = keysIn(change?.new).filter(({ id }) => !before.has(id));
  // A record that lists its keys and none that is new is about a removal.
  const unread =
    change === undefined ||
    (!keysIn(change.new).length && asList(change.new).length > 0);
  if (!keys.length && !unread) return undefined;
  const target = targetOf(audit);
  const app = appOf(audit);
  const tier =
    (target?.id === undefined ? undefined : tenant.tierOf(target.id)) ??
    tenant.tierOf(app);
  const severity: Severity =
    tier !== undefined || consentedAt !== undefined ? 'high' : 'medium';
  return sighting(audit, {
    key: `${target?.id ?? app}:${
      keys
        .map(({ id }) => id)
        .sort()
        .join(',') || audit.action
    }`,
    severity,
    statement:
      tier === undefined
        ? `A credential was added to an app${consentedAt === undefined ? '' : ' within a day of a consent to it'}.`
        : 'A credential was added to an app that holds privileges over the tenant.',
    affected: [targetEntity(target)],
    facts: {
      app,
      tier: tier ?? null,
      keysAdded: keys,
      consentedAt:
        consentedAt === undefined ? null : new Date(consentedAt).toISOString(),
      keysReadable: !unread,
    },
  });
}

/** `[KeyIdentifier=…,KeyType=Password,KeyUsage=Verify,DisplayName=…]`: what a key is, and never its name. */
function keysIn(value: unknown): Key[] {
  return asList(value).flatMap(text => {
    const part = (name: string) =>
      new RegExp(`${name}=([^,\\]]*)`).exec(text)?.[1]?.trim();
    const id = part('KeyIdentifier');
    return id
      ? [{ id, type: part('KeyType') ?? '', usage: part('KeyUsage') ?? '' }]
      : [];
  });
}
