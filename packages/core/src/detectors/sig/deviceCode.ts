import type { Detector, Severity, SignIn } from '../../model';
import { acquaint, Acquaintance, isLearning } from './acquaintance';
import { addCase, Cases, casesOn } from './cases';
import { isLately, Lately, remember } from './lately';
import { isOwnNetwork } from './ownNetworks';
import {
  appOf,
  dayOf,
  DAY_MS,
  isFullerInteractive,
  isInteractive,
  MINUTE_MS,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';
import { addSource, networkOf, Source, sourceOf } from './sources';

const MEMORY_DAYS = 30;
/** A code is good for a quarter of an hour: who has it uses it soon. Later, the person's own computer may have moved. */
const USED_WITHIN_MS = 30 * MINUTE_MS;
const KEPT_SESSIONS = 4;

interface Session {
  id: string;
  /** When the code was approved. */
  at: number;
  sources: readonly Source[];
  /** Of what a person did: the app that polls for the code has an agent of its own by design. */
  agents: string[];
}

interface DeviceCodeState extends Cases {
  days?: Acquaintance;
  /** Networks that the person signed in from, by number. */
  networks?: Lately;
  /** The UTC day of the last sign-in by device code. */
  used?: number;
  sessions?: Session[];
}

export const deviceCode: Detector<DeviceCodeState, SignIn> = {
  id: 'sig.device-code',
  family: 'sig',
  title: 'Sign-in by device code',
  severity: 'critical',
  whyItMatters:
    'Whoever talks a person into typing a code gets that person’s tokens on a computer of their own, past every factor that the person has.',
  howToFix: [
    'Ask the person whether they started it themselves, on a device without a browser.',
    'If not: revoke sessions and refresh tokens, and look for devices and methods that were registered afterwards.',
    'Block the device code flow by Conditional Access for everyone who does not need it.',
  ],
  falsePositives: [
    'Meeting-room devices, and command lines on computers without a browser.',
    'A code that is approved on a phone on its carrier’s network for a computer in the office.',
  ],
  references: {
    mitre: ['T1528', 'T1566.002'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-authentication-flows',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns', 'namedLocations'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  memory: MEMORY_DAYS * DAY_MS,
  untold:
    'Only Graph’s beta and exports of the log tell by which protocol somebody signed in: set entra.signIns.interactiveFromBeta, or feed an export.',

  tells: isFullerInteractive,
  subject: ({ userId }) => userId ?? undefined,
  init: () => ({
    used: undefined,
    day: undefined,
    of: undefined,
    days: undefined,
    networks: undefined,
    sessions: undefined,
  }),

  step(state, event, context) {
    const at = timeOf(event);
    if (at === undefined || !succeeded(event)) return { state, witnesses: [] };
    const started = event.authenticationProtocol === 'deviceCode';
    const going = state.sessions?.filter(
      each => at - each.at <= USED_WITHIN_MS,
    );
    const id = event.sessionId || event.id;
    const known = going?.find(each => each.id === id);
    const isOfCode =
      started || (known && event.originalTransferMethod === 'deviceCodeFlow');
    const before = isOfCode ? { ...state } : undefined;
    takeIn(state, event, at);
    state.sessions = going?.length ? going : undefined;
    if (!before) return { state, witnesses: [] };

    const own = isOwnNetwork(event, context);
    const session = follow(
      known ?? { id, at, sources: [], agents: [] },
      event,
      own,
    );
    const others = going?.filter(each => each !== known) ?? [];
    const next: DeviceCodeState = {
      ...state,
      used: dayOf(at),
      sessions: [...others, session].slice(-KEPT_SESSIONS),
    };
    const split = splitOf(session);
    // What the app does with the code is told only once it is seen elsewhere.
    if (!split && !started) return { state: next, witnesses: [] };
    const first =
      before.used === undefined || before.used <= dayOf(at) - MEMORY_DAYS;
    const network = networkOf(event);
    const newNetwork =
      !own &&
      network !== undefined &&
      !isLearning(before.days, at) &&
      !isLately(before.networks, network, at, MEMORY_DAYS);
    const unmanaged =
      event.deviceDetail?.isManaged === false ||
      event.deviceDetail?.deviceId === '';
    const found = addCase(next, {
      subject: event.userId!,
      cause: '',
      at,
      severity: severityOf(split, first || newNetwork || unmanaged),
      signIns: [event],
      statement: split
        ? 'A sign-in by device code was approved in one place and used in another.'
        : 'A person signed in by device code.',
      affected: [personOf(event), ...appOf(event)],
      facts: {
        firstInThirtyDays: first,
        unmanagedDevice: unmanaged,
        newNetwork,
        seenWith: split ?? null,
        networks: session.sources.length,
        userAgents: session.agents.length,
      },
    });
    return { state: { ...next, ...found.cases }, witnesses: [found.witness] };
  },
};

/** Notes what the person is known for, after this sign-in. */
function takeIn(state: DeviceCodeState, event: SignIn, at: number): void {
  const { day, of } = casesOn(state, at);
  state.day = day;
  state.of = of;
  state.days = acquaint(state.days, at);
  state.networks = remember(state.networks, networkOf(event), at, MEMORY_DAYS);
}

function follow(session: Session, event: SignIn, own: boolean): Session {
  const agent = isInteractive(event) ? brief(event.userAgent) : undefined;
  return {
    ...session,
    sources: addSource(session.sources, sourceOf(event, own)),
    agents:
      agent && session.agents.length < 2 && !session.agents.includes(agent)
        ? [...session.agents, agent]
        : session.agents,
  };
}

function severityOf(split: string | undefined, unusual: boolean): Severity {
  if (split) return 'critical';
  return unusual ? 'high' : 'medium';
}

function splitOf({ sources, agents }: Session): string | undefined {
  if (sources.length > 1) return 'addresses';
  return agents.length > 1 ? 'agents' : undefined;
}

/** An agent's name and system without the versions, which change under a session. */
function brief(agent: string | null | undefined): string | undefined {
  return agent?.replace(/[\d._]+/g, '').slice(0, 40) || undefined;
}
