import type { Detector, SignIn, Witness } from '../../model';
import {
  affectedBy,
  attemptOf,
  dateTold,
  follow,
  Heap,
  isoTime,
  noHeap,
  settle,
  tell,
  Told,
} from './attempts';
import { neighbourhood } from './network';
import { isOwnNetwork } from './ownNetworks';
import { accountDisabled } from './resultCodes';
import { DAY_MS, dayOf, HOUR_MS, succeeded, timeOf } from './signInEvent';
import { isMicrosoftNetwork } from './sources';

const ACCOUNTS = 3;
const FOLLOW_MS = HOUR_MS;

const isDisabled = ({ status }: SignIn) =>
  status?.errorCode === accountDisabled;

/** One address; of those that change by the hour, what stays of them. */
function sourceOf({ ipAddress }: SignIn): string | undefined {
  if (!ipAddress) return undefined;
  return ipAddress.includes(':') ? neighbourhood(ipAddress) : ipAddress;
}

/** Somebody tries accounts that are switched off. */
export const disabledAccount: Detector<Heap, SignIn> = {
  id: 'sig.disabled-account',
  family: 'sig',
  title: 'Sign-in to disabled accounts',
  severity: 'medium',
  whyItMatters:
    'Who tries accounts of people that have left works through an old list; an account that is on may be next on it.',
  howToFix: [
    'Look at what else was tried from that address, and at what succeeded.',
    'For a single account: find the device or job that still uses it.',
  ],
  falsePositives: [
    'A telephone or job of somebody who has left, in a network that others use; declare the network under entra.declarations.trustedEgress.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns', 'namedLocations'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  memory: DAY_MS + HOUR_MS,

  subject: event =>
    (isDisabled(event) || succeeded(event)) && !isMicrosoftNetwork(event)
      ? sourceOf(event)
      : undefined,
  init: () => noHeap,

  step(state, event, context) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const { told } = settle(state, at, 0, FOLLOW_MS);
    if (!told && !isDisabled(event)) return { state: noHeap, witnesses: [] };
    const attempt = attemptOf(event, at);
    if (isDisabled(event)) {
      const today = told?.day === dayOf(at) ? told : undefined;
      const accounts = accountsOf(today, attempt.person?.[0]);
      const severity = accounts >= ACCOUNTS ? 'medium' : 'info';
      const next = tell({ open: [], told }, [attempt], at, severity);
      return {
        state: next.heap,
        witnesses: [witnessOf(next.told, event, at)],
      };
    }
    // The first other account that gets in makes it worse; its own owner's return is none.
    const follows =
      told?.severity === 'info' &&
      at - told.last <= FOLLOW_MS &&
      attempt.person &&
      !told.people.some(([id]) => id === event.userId) &&
      !isOwnNetwork(event, context);
    if (!follows)
      return { state: told ? { open: [], told } : noHeap, witnesses: [] };
    const now = follow(told, attempt, 'medium');
    return {
      state: { open: [], told: now },
      witnesses: [witnessOf(now, event, at)],
    };
  },
};

/** Distinct accounts that are switched off, with one more; whoever got in is not one of them. */
function accountsOf(told: Told | undefined, another?: string): number {
  const known = new Set(told?.people.map(([id]) => id));
  if (another) known.add(another);
  return known.size - (told?.followedAt === undefined ? 0 : 1);
}

function witnessOf(told: Told, event: SignIn, at: number): Witness {
  const accounts = accountsOf(told);
  const tried = `${accounts} disabled ${accounts === 1 ? 'account was' : 'accounts were'} tried from one address`;
  return {
    key: `${sourceOf(event)}:${dateTold(told)}`,
    at: isoTime(at),
    severity: told.severity,
    statement:
      told.followedAt === undefined
        ? `${tried}.`
        : `${tried}, and another account signed in from there.`,
    affected: affectedBy(told),
    facts: {
      disabledAccounts: accounts,
      tries: told.attempts,
      firstTry: isoTime(told.first),
      anotherSignedInAt:
        told.followedAt === undefined ? null : isoTime(told.followedAt),
    },
  };
}
