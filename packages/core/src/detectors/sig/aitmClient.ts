import type { Detector, SignIn } from '../../model';
import { addCase, Cases, casesOn } from './cases';
import { apps } from './firstPartyApps';
import { isOwnNetwork } from './ownNetworks';
import { remembered } from './remembered';
import {
  appOf,
  isFullerInteractive,
  isInteractive,
  MINUTE_MS,
  passwordWasRight,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';
import { isHostingNetwork, isMicrosoftNetwork } from './sources';

const RELAY_MS = 15 * MINUTE_MS;
/** Second factors of a quarter of an hour; of more the latest. */
const KEPT = 3;

/** Programs and no browsers: what kits pass a person's password on with. */
const isScripted = remembered(agent =>
  /^(axios|node|undici|python)\b/i.test(agent),
);

interface Passed {
  at: number;
  id: string;
  address?: string;
  asn: number;
  session?: string;
}

interface AitmState extends Cases {
  /** Where the second factor was given. */
  passed?: Passed[];
}

/** The web client of Office asking for itself, or the broker for mail or Graph: what a browser does, or Windows. */
function isKit({ userAgent, appId, resourceId }: SignIn): boolean {
  if (!isScripted(userAgent ?? '')) return false;
  return (
    (appId === apps.officeHome && resourceId === apps.officeHome) ||
    (appId === apps.authenticationBroker &&
      (resourceId === apps.graph || resourceId === apps.exchange))
  );
}

/** A token is presented, which nobody gave a factor for; what has a session of its own is another sign-in. */
function usesToken(event: SignIn, passed: Passed): boolean {
  if (event.sessionId && passed.session)
    return event.sessionId === passed.session;
  return !isInteractive(event) || /token/i.test(event.incomingTokenType ?? '');
}

export const aitmClient: Detector<AitmState, SignIn> = {
  id: 'sig.aitm-client',
  family: 'sig',
  title: 'Traces of a phishing kit in the middle',
  severity: 'high',
  whyItMatters:
    'A page between the person and Microsoft passes on the password and the second factor and keeps the session. The log shows a sign-in that succeeded; only the client or the place gives it away.',
  howToFix: [
    'Revoke the person’s sessions and refresh tokens, then reset the password.',
    'Look for methods, devices and inbox rules that were added since, and for the message that led there.',
    'Ask for factors that resist phishing, such as passkeys, or for a compliant device.',
  ],
  falsePositives: [
    'Scripts of your own that sign in as the Office web client or the broker.',
    'A person who passes a second factor at home and goes on in the same session on a rented server; declare ranges of your own.',
  ],
  references: {
    mitre: ['T1557', 'T1539'],
    urls: [
      'https://learn.microsoft.com/defender-xdr/session-cookie-theft-alert',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns', 'namedLocations'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  memory: RELAY_MS,
  untold:
    'Only Graph’s beta and exports of the log tell of factors, tokens and networks: set entra.signIns.interactiveFromBeta and nonInteractive, or feed an export.',

  tells: isFullerInteractive,
  subject: event =>
    succeeded(event) || passwordWasRight(event)
      ? (event.userId ?? undefined)
      : undefined,
  init: () => ({ day: undefined, of: undefined, passed: undefined }),
  rest: (state, at) => forget({ ...state }, at),

  step(state, event, context) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const usual = forget(state, at);
    const case_ = (found: {
      cause: string;
      statement: string;
      signIns: SignIn[];
      facts: Record<string, unknown>;
    }) => {
      const { cases, witness } = addCase(usual, {
        subject: event.userId!,
        at,
        severity: 'high',
        affected: [personOf(event), ...appOf(event)],
        ...found,
      });
      return { state: { ...usual, ...cases }, witnesses: [witness] };
    };
    if (isKit(event))
      return case_({
        cause: 'kit',
        statement:
          'A program, and no browser, passed on a person’s sign-in to Office or their mail.',
        signIns: [event],
        facts: {
          userAgent: event.userAgent,
          errorCode: event.status?.errorCode ?? null,
        },
      });
    if (!succeeded(event)) return { state: usual, witnesses: [] };
    const from =
      isHostingNetwork(event) &&
      usual.passed?.find(
        each =>
          each.asn !== event.autonomousSystemNumber && usesToken(event, each),
      );
    if (from && !isOwnNetwork(event, context))
      return case_({
        cause: 'relay',
        statement:
          'A second factor was given in one network, and the session used within a quarter of an hour from a rented server.',
        signIns: [
          {
            id: from.id,
            createdDateTime: new Date(from.at).toISOString(),
            ipAddress: from.address,
          },
          event,
        ],
        facts: {
          minutes: Math.round((at - from.at) / MINUTE_MS),
        },
      });
    addFactor(usual, event, at);
    return { state: usual, witnesses: [] };
  },
};

/** Leaves out what is over of the state that it is given. */
function forget(state: AitmState, at: number): AitmState {
  const { day, of } = casesOn(state, at);
  state.day = day;
  state.of = of;
  const { passed } = state;
  // The first is the oldest.
  if (passed && at - passed[0].at > RELAY_MS) state.passed = since(passed, at);
  return state;
}

function since(passed: readonly Passed[], at: number): Passed[] | undefined {
  const recent = passed.filter(each => at - each.at <= RELAY_MS);
  return recent.length ? recent : undefined;
}

function addFactor(state: AitmState, event: SignIn, at: number): void {
  const { autonomousSystemNumber: asn } = event;
  if (
    !asn ||
    !isInteractive(event) ||
    isMicrosoftNetwork(event) ||
    event.authenticationRequirement !== 'multiFactorAuthentication'
  )
    return;
  const passed: Passed = {
    at,
    id: event.id,
    address: event.ipAddress ?? undefined,
    asn,
    session: event.sessionId ?? undefined,
  };
  state.passed = state.passed
    ? [...state.passed, passed].slice(-KEPT)
    : [passed];
}
