import type { Detector, DetectorContext, Witness } from '../../model';
import { activityList, named } from './auditDetector';
import { activityOf, actorOf, Audit, AuditRow, readAudit } from './auditRecord';
import { asText } from './auditValue';
import { addDeed, Deeds } from './burst';
import { groupOf } from './caGroup';
import { sighting, targetEntity, utcDay } from './sighting';

const HOUR_MS = 3_600_000;
const BURST = 10;

const invited = 'invite external user';
const joined = 'add member to group';
const updated = 'update user';
const concerns = named([invited, joined, updated]);

/** Mail that anybody can have within a minute, without an organisation that would know them. */
const consumerDomains = new Set([
  'aol.com',
  'gmail.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'icloud.com',
  'live.com',
  'mail.com',
  'mail.ru',
  'me.com',
  'msn.com',
  'outlook.com',
  'proton.me',
  'protonmail.com',
  'qq.com',
  'tuta.com',
  'tutanota.com',
  'web.de',
  'yahoo.com',
  'yandex.com',
  'yandex.ru',
]);

/** Of one inviter, the last invitations within an hour, by the guest: one action may invite many. */
interface InviterState {
  invitations: Deeds;
}

/** Somebody from outside was let in where it is unusual, or became more than a guest. */
export const guest: Detector<InviterState, AuditRow> = {
  id: 'aud.guest',
  family: 'aud',
  title: 'Guest invited or promoted in an unusual way',
  severity: 'high',
  whyItMatters:
    'A guest is an account whose password and second factor somebody else keeps. Intruders invite themselves, become members, and are overlooked among partners.',
  howToFix: [
    'Ask who invited or promoted the guest, and whom they know them to be.',
    'If nobody knows them: remove the guest, and look at what they have signed in to.',
    'Let few invite guests, and only from the domains of partners.',
  ],
  falsePositives: [
    'A project that starts with many partners at once, or a freelancer with a private mailbox.',
    'A guest who is employed and becomes a member on purpose.',
    'Inviting through cross-tenant synchronization is an app’s work, and its bursts are not named.',
    'Who may invite is known by one sign alone: a guest should not.',
  ],
  references: {
    mitre: ['T1136.003', 'T1098'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-user-accounts',
      'https://learn.microsoft.com/entra/external-id/auditing-and-reporting',
    ],
  },
  needs: ['directoryAudits', 'users', 'groups'],
  memory: HOUR_MS,

  subject(row) {
    const activity = activityOf(row);
    if (!concerns(activity)) return undefined;
    return activity === invited ? (actorOf(row)?.id ?? row.id) : row.id;
  },
  init: () => ({ invitations: [] }),

  step(state, row, context) {
    const audit = readAudit(row);
    if (audit.activity === invited) return invite(state, audit, context);
    if (!audit.succeeded) return { state, witnesses: [] };
    const witness =
      audit.activity === joined ? join(audit, context) : promote(audit);
    return { state, witnesses: witness ? [witness] : [] };
  },
};

function invite(
  state: InviterState,
  audit: Audit,
  { tenant }: DetectorContext,
): { state: InviterState; witnesses: Witness[] } {
  const { at, by } = audit;
  const witnesses: Witness[] = [];
  const about = (
    what: string,
    statement: string,
    facts: Record<string, unknown>,
  ) =>
    witnesses.push(
      sighting(audit, {
        key: `${by?.id ?? 'unknown'}:${what}:${utcDay(at)}`,
        severity: 'medium',
        statement,
        affected: [targetEntity(audit.target('user'))],
        facts,
      }),
    );
  const domain = domainOf(audit);
  if (audit.succeeded && domain && consumerDomains.has(domain))
    about('consumer', 'A guest was invited by a private mail address.', {
      domain,
    });
  if (audit.succeeded && by?.kind === 'user' && tenant.isGuest(by.id))
    about('byGuest', 'A guest invited another guest.', {});
  if (Number.isNaN(at) || by?.kind !== 'user') return { state, witnesses };
  const invitee = audit.target('user')?.id ?? audit.id;
  const invitations = addDeed(state.invitations, invitee, at, HOUR_MS, BURST);
  if (invitations.length >= BURST)
    about('burst', 'One person invited many guests within an hour.', {
      atLeast: BURST,
      refusedAmongThem: !audit.succeeded,
    });
  return { state: { invitations }, witnesses };
}

function domainOf(audit: Audit): string | undefined {
  const address =
    audit.detail('invitedUserEmailAddress') ??
    audit.detail('InvitedUserEmailAddress') ??
    externalAddress(audit.target('user')?.userPrincipalName);
  return address?.split('@').pop()?.toLowerCase();
}

/** `name_partner.example#EXT#@tenant` is name@partner.example: the last underscore was an at. */
function externalAddress(
  principalName: string | undefined,
): string | undefined {
  const [, name, domain] = /^(.*)_(.*)#EXT#@/i.exec(principalName ?? '') ?? [];
  return domain === undefined ? undefined : `${name}@${domain}`;
}

function join(audit: Audit, { tenant }: DetectorContext): Witness | undefined {
  const person = audit.target('user');
  const group = groupOf(audit);
  if (!person?.id || !group || tenant.isGuest(person.id) !== true)
    return undefined;
  if (tenant.isRoleAssignable(group.id) !== true) return undefined;
  return sighting(audit, {
    key: `${person.id}:${group.id}:${utcDay(audit.at)}`,
    severity: 'high',
    statement: 'A guest was added to a group that can hold roles.',
    affected: [targetEntity(person), group],
  });
}

function promote(audit: Audit): Witness | undefined {
  const change = audit.change('UserType');
  const became =
    /^guest$/i.test(asText(change?.old) ?? '') &&
    /^member$/i.test(asText(change?.new) ?? '');
  const person = audit.target('user');
  if (!became || !person?.id) return undefined;
  return sighting(audit, {
    key: `${person.id}:member:${utcDay(audit.at)}`,
    severity: 'high',
    statement: 'A guest was made a member.',
    affected: [targetEntity(person)],
    facts: { userType: 'Guest → Member' },
  });
}
