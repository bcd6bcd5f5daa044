import type { Detector, SignIn } from '../../model';
import { addCase, Cases, casesOn } from './cases';
import { isLately, Lately, remember } from './lately';
import { neighbourhood } from './network';
import { isOwnNetwork } from './ownNetworks';
import {
  appOf,
  DAY_MS,
  dayOf,
  deviceOf,
  isInteractive,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';

const WEEKS = 5;
const NETWORK_DAYS = 30;
/** Fewer sign-ins make no habit. */
const KNOWN_SIGN_INS = 30;
const RARE = 0.01;

interface HoursState extends Cases {
  /** Sign-ins by hour (UTC) of each week since 1970. */
  weeks?: Record<string, Record<string, number>>;
  networks?: Lately;
  devices?: Lately;
}

const nothing: HoursState = {};

/** How many of a person's sign-ins there are, and how many within an hour of this one: the clock is changed twice a year. */
function habitOf(
  weeks: HoursState['weeks'],
  at: number,
): { all: number; near: number } {
  const hour = new Date(at).getUTCHours();
  const hours = [(hour + 23) % 24, hour, (hour + 1) % 24];
  let all = 0;
  let near = 0;
  for (const [week, counts] of Object.entries(weeks ?? {})) {
    if (Number(week) <= weekOf(at) - WEEKS) continue;
    for (const [each, count] of Object.entries(counts)) {
      all += count;
      if (hours.includes(Number(each))) near += count;
    }
  }
  return { all, near };
}

function weekOf(at: number): number {
  return Math.floor(dayOf(at) / 7);
}

export const offhoursAdmin: Detector<HoursState, SignIn> = {
  id: 'sig.offhours-admin',
  family: 'sig',
  title: 'Administrator at an unusual hour',
  severity: 'low',
  whyItMatters:
    'An attacker works in hours of their own. An administrator who signs in when they never do, from where they never do, is worth a question.',
  howToFix: [
    'Ask the person whether it was them.',
    'If not: revoke sessions, reset the password, and look at what was changed.',
    'Give rights for some hours only, with approval, by Privileged Identity Management.',
  ],
  falsePositives: ['Maintenance at night, duty at weekends and journeys.'],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/architecture/security-operations-privileged-accounts',
    ],
  },
  needs: ['signIns', 'users', 'groups', 'roleDefinitions', 'roleAssignments'],
  uses: ['namedLocations'],
  logs: ['signIns'],
  memory: WEEKS * 7 * DAY_MS,

  subject: event =>
    succeeded(event) && isInteractive(event)
      ? (event.userId ?? undefined)
      : undefined,
  init: () => nothing,

  step(state, event, context) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    // The hours of everyone else are nobody's business.
    const tier = context.tenant.tierOf(event.userId!);
    if (tier === undefined) return { state: nothing, witnesses: [] };
    const near = event.ipAddress ? neighbourhood(event.ipAddress) : undefined;
    const device = deviceOf(event)?.slice(0, 13);
    const { day, of } = casesOn(state, at);
    const next: HoursState = {
      day,
      of,
      weeks: countHour(state.weeks, at),
      networks: remember(state.networks, near, at, NETWORK_DAYS),
      devices: remember(state.devices, device, at, NETWORK_DAYS),
    };
    const habit = habitOf(state.weeks, at);
    const newNetwork =
      Boolean(near) &&
      !isOwnNetwork(event, context) &&
      !isLately(state.networks, near!, at, NETWORK_DAYS);
    const newDevice =
      Boolean(device) && !isLately(state.devices, device!, at, NETWORK_DAYS);
    if (
      habit.all < KNOWN_SIGN_INS ||
      habit.near / habit.all >= RARE ||
      (!newNetwork && !newDevice)
    )
      return { state: next, witnesses: [] };
    const found = addCase(next, {
      subject: event.userId!,
      cause: '',
      at,
      severity: 'low',
      signIns: [event],
      statement:
        'An administrator signed in at an hour at which they never do, from a network or device that is new.',
      affected: [personOf(event), ...appOf(event)],
      facts: {
        tier,
        hourUtc: new Date(at).getUTCHours(),
        signInsKnown: habit.all,
        signInsNearThatHour: habit.near,
        newNetwork,
        newDevice,
      },
    });
    return { state: { ...next, ...found.cases }, witnesses: [found.witness] };
  },
};

function countHour(
  weeks: HoursState['weeks'],
  at: number,
): HoursState['weeks'] {
  const week = weekOf(at);
  const hour = new Date(at).getUTCHours();
  const counts = weeks?.[week] ?? {};
  return Object.fromEntries([
    ...Object.entries(weeks ?? {}).filter(
      ([each]) => Number(each) > week - WEEKS && Number(each) !== week,
    ),
    [week, { ...counts, [hour]: (counts[hour] ?? 0) + 1 }],
  ]);
}
