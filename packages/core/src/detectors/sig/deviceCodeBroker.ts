import type { Detector, SignIn } from '../../model';
import { addCase, Cases, casesOn } from './cases';
import { apps } from './firstPartyApps';
import { isOwnNetwork } from './ownNetworks';
import {
  appOf,
  isFullerInteractive,
  MINUTE_MS,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';
import { isElsewhere, Source, sourceOf } from './sources';

const WINDOW_MS = 30 * MINUTE_MS;
/** Of one registration; more are no news. */
const KEPT = 6;

interface BrokerState extends Cases {
  /** Sign-ins to the registration of devices in the past half an hour. */
  registrations?: {
    at: number;
    id: string;
    address?: string;
    source?: Source;
  }[];
}

export const deviceCodeBroker: Detector<BrokerState, SignIn> = {
  id: 'sig.device-code-broker',
  family: 'sig',
  title: 'Device registered through a phished code',
  severity: 'high',
  whyItMatters:
    'The authentication broker’s tokens register a device in the person’s name. With it an attacker stays, past a new password, and passes policies that ask for a registered device.',
  howToFix: [
    'Ask the person whether they set up a device.',
    'If not: revoke sessions, and delete the devices that were registered in their name since.',
    'Block the device code flow by Conditional Access, and ask for a second factor to register a device.',
  ],
  falsePositives: [
    'A phone that changes from one network to another while it is enrolled.',
    'Devices without a browser, which are signed in by code on another one.',
  ],
  references: {
    mitre: ['T1528', 'T1098.005'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-authentication-flows',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns', 'namedLocations'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  memory: WINDOW_MS,
  untold:
    'Only Graph’s beta and exports of the log tell by which protocol somebody signed in: set entra.signIns.interactiveFromBeta, or feed an export.',

  tells: isFullerInteractive,
  subject: event =>
    event.appId === apps.authenticationBroker && succeeded(event)
      ? (event.userId ?? undefined)
      : undefined,
  init: () => ({}),

  step(state, event, context) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const open = state.registrations?.filter(each => at - each.at <= WINDOW_MS);
    const { day, of } = casesOn(state, at);
    const byCode =
      event.authenticationProtocol === 'deviceCode' ||
      (event.originalTransferMethod === 'deviceCodeFlow' &&
        event.resourceId === apps.deviceRegistration);
    const source = sourceOf(event, isOwnNetwork(event, context));
    const registers = event.resourceId === apps.deviceRegistration;
    const elsewhere = registers
      ? (open ?? []).filter(
          each => each.source && source && isElsewhere(each.source, source),
        )
      : [];
    const registrations = registers
      ? [
          ...(open ?? []),
          { at, id: event.id, address: event.ipAddress ?? undefined, source },
        ].slice(-KEPT)
      : open;
    const next: BrokerState = {
      day,
      of,
      registrations: registrations?.length ? registrations : undefined,
    };
    if (!byCode && !elsewhere.length) return { state: next, witnesses: [] };
    const found = addCase(next, {
      subject: event.userId!,
      cause: '',
      at,
      severity: 'high',
      signIns: [
        ...elsewhere.map(each => ({
          id: each.id,
          createdDateTime: new Date(each.at).toISOString(),
          ipAddress: each.address,
        })),
        event,
      ],
      statement: byCode
        ? 'A person’s authentication broker was signed in by device code.'
        : 'A person’s authentication broker asked for the registration of devices from two places within half an hour.',
      affected: [personOf(event), ...appOf(event)],
      facts: {
        byDeviceCode: byCode,
        registersDevice: registers,
        places: elsewhere.length ? 2 : 1,
      },
    });
    return { state: { ...next, ...found.cases }, witnesses: [found.witness] };
  },
};
