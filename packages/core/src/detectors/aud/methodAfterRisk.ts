import type {
  AffectedEntity,
  Detector,
  Severity,
  SignIn,
  Witness,
} from '../../model';
import { neighbourhood } from '../sig/network';
import { remembered } from '../sig/remembered';
import { timeOf } from '../sig/signInEvent';
import { activityList, named } from './auditDetector';
import { activityOf, actorOf, AuditRow, readAudit } from './auditRecord';
import {
  addSignIn,
  forgetOld,
  HABIT_DAYS,
  Habits,
  isKnown,
  isNewCountry,
  noHabits,
} from './habits';
import { actorEntity, dayNumber, utcDay } from './sighting';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A method may be in the log a little before the sign-in that led to it. */
const BEFORE_MS = 30 * MINUTE_MS;
const AT_ONCE_MS = HOUR_MS;
const KEPT_EVENTS = 4;

interface RiskySignIn {
  id: string;
  at: number;
  why: string;
}

interface AddedMethod {
  id: string;
  at: number;
  newAddress: boolean;
  label: string;
}

/** Of one person: where they usually are, and what happened in the last day. */
interface MethodState {
  habits: Habits;
  risky?: RiskySignIn[];
  methods?: AddedMethod[];
}

type Event = SignIn | AuditRow;

const addsMethod = named([
  'user registered security info',
  'user registered all required security info',
  'user changed default security info',
  'admin registered security info',
]);

/** A new way to sign in, soon after a sign-in that somebody else may have made. */
export const methodAfterRisk: Detector<MethodState, Event> = {
  id: 'aud.method-after-risk',
  family: 'aud',
  title: 'A sign-in method was added after a risky sign-in',
  severity: 'high',
  whyItMatters:
    'The first thing to do with a stolen password or session is to register a phone or an app of one’s own: from then on multifactor authentication lets the intruder in, and a new password does not put them out.',
  howToFix: [
    'Ask the person, by another way, whether they registered the method.',
    'If they did not: remove it, revoke their sessions, reset the password, and look at what else was changed.',
    'Let a policy guard the registration of security information, so that a risky sign-in cannot do it.',
  ],
  falsePositives: [
    'A person who changes their phone on a journey, from a country where they have not been.',
    'A reset after a risk that Microsoft found: whoever remedies the risk themselves registers methods then.',
    'Journeys that nobody can have made are not computed here: what counts is a risk of medium or higher, or a country not seen for the person in thirty days.',
    'Microsoft’s risk detections outside sign-ins are read as a list, not as a log, and do not count here.',
  ],
  references: {
    mitre: ['T1098.005', 'T1556.006'],
    urls: [
      activityList,
      'https://learn.microsoft.com/entra/architecture/security-operations-user-accounts',
      'https://learn.microsoft.com/entra/identity/authentication/howto-authentication-methods-activity',
    ],
  },
  needs: ['directoryAudits', 'signIns'],
  revision: 1,
  logs: ['signIns', 'directoryAudits'],
  memory: HABIT_DAYS * DAY_MS,

  subject(event) {
    if (!isAudit(event)) return event.userId?.toLowerCase() ?? undefined;
    return addsMethod(activityOf(event)) ? personOf(event) : undefined;
  },
  init: () => ({ habits: noHabits, risky: undefined, methods: undefined }),

  step(state, event) {
    if (isAudit(event)) {
      const at = Date.parse(String(event.activityDateTime));
      if (Number.isNaN(at)) return { state, witnesses: [] };
      forget(state, at);
      return addMethod(state, event, at);
    }
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    forget(state, at);
    return signIn(state, event, at);
  },
};

function isAudit(event: Event): event is AuditRow {
  const { activityDisplayName, activityDateTime } = event as AuditRow;
  return activityDisplayName !== undefined || activityDateTime !== undefined;
}

function personOf(row: AuditRow): string | undefined {
  const audit = readAudit(row);
  return audit.target('user')?.id ?? actorOf(row)?.id;
}

/** Leaves out what is over of the state that it is given. */
function forget(state: MethodState, at: number): void {
  state.habits = forgetOld(state.habits, dayNumber(at));
  state.risky = after(state.risky, at - DAY_MS);
  state.methods = after(state.methods, at - BEFORE_MS);
}

/** Those that are not older; none are undefined, which is not kept of everybody. */
function after<T extends { at: number }>(
  list: T[] | undefined,
  since: number,
): T[] | undefined {
  const kept = list?.filter(each => each.at >= since);
  return kept?.length ? kept : undefined;
}

function signIn(
  state: MethodState,
  event: SignIn,
  at: number,
): { state: MethodState; witnesses: Witness[] } {
  if (event.status?.errorCode !== 0) return { state, witnesses: [] };
  const today = dayNumber(at);
  const why = risk(state, event, today);
  const risky: RiskySignIn | undefined = why
    ? { id: event.id, at, why }
    : undefined;
  const network = event.ipAddress ? neighbourhood(event.ipAddress) : undefined;
  state.habits = addSignIn(
    state.habits,
    today,
    event.location?.countryOrRegion,
    network,
  );
  if (risky) state.risky = [...(state.risky ?? []), risky].slice(-KEPT_EVENTS);
  return {
    state,
    witnesses: risky
      ? (state.methods ?? []).map(method =>
          witness(event.userId!, method, risky),
        )
      : [],
  };
}

const isOpen = remembered(state =>
  /^(atRisk|confirmedCompromised)$/i.test(state),
);

function risk(
  { habits }: MethodState,
  event: SignIn,
  today: number,
): string | undefined {
  if (isOpen(event.riskState ?? '')) {
    const level = [event.riskLevelDuringSignIn, event.riskLevelAggregated].find(
      each => /^(medium|high|hidden)$/i.test(each ?? ''),
    );
    // Without a P2 licence the level is hidden: there was a risk, of which nobody says how great.
    if (level) return `risk ${level}`;
  }
  return isNewCountry(habits, event.location?.countryOrRegion, today)
    ? 'new country'
    : undefined;
}

function addMethod(
  state: MethodState,
  row: AuditRow,
  at: number,
): { state: MethodState; witnesses: Witness[] } {
  const audit = readAudit(row);
  if (!audit.succeeded) return { state, witnesses: [] };
  const network = audit.by?.ipAddress && neighbourhood(audit.by.ipAddress);
  const person = audit.target('user');
  const userId = person?.id ?? audit.by!.id;
  const method: AddedMethod = {
    id: audit.id,
    at,
    // An administrator's own address says nothing about the person.
    newAddress:
      audit.by?.id === userId &&
      Boolean(network) &&
      state.habits.networks !== undefined &&
      !isKnown(state.habits.networks, network!, dayNumber(at)),
    label:
      person?.name ?? person?.userPrincipalName ?? audit.by?.name ?? userId,
  };
  const last = state.risky?.at(-1);
  return {
    state: {
      ...state,
      methods: [...(state.methods ?? []), method].slice(-KEPT_EVENTS),
    },
    witnesses: last
      ? [witness(userId, method, last, actorEntity(audit.by))]
      : [],
  };
}

function witness(
  userId: string,
  method: AddedMethod,
  risky: RiskySignIn,
  actor?: AffectedEntity,
): Witness {
  const minutes = Math.round((method.at - risky.at) / MINUTE_MS);
  const soon = Math.abs(method.at - risky.at) <= AT_ONCE_MS;
  const severity: Severity = soon || method.newAddress ? 'high' : 'medium';
  const id = userId.toLowerCase();
  return {
    key: `${id}:${method.id}`,
    severity,
    at: new Date(method.at).toISOString(),
    statement: `A sign-in method was registered ${minutes < 0 ? `${-minutes} minutes before` : `${minutes} minutes after`} a sign-in that may not have been the person’s own.`,
    affected: [
      { kind: 'user', id, label: method.label },
      { kind: 'signIn', id: risky.id, label: risky.id },
      ...(actor && actor.id !== id ? [actor] : []),
    ],
    facts: {
      minutes,
      because: risky.why,
      addressNewForThePerson: method.newAddress,
      day: utcDay(method.at),
      audit: method.id,
    },
  };
}
