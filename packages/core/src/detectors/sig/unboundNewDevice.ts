import type { Detector, SignIn } from '../../model';
import { acquaint, Acquaintance, isLearning } from './acquaintance';
import { addCase, Cases, casesOn } from './cases';
import { apps } from './firstPartyApps';
import { isLately, Lately, remember } from './lately';
import {
  appOf,
  DAY_MS,
  HOUR_MS,
  personOf,
  shortDeviceOf,
  succeeded,
  timeOf,
} from './signInEvent';

const MEMORY_DAYS = 30;
/** A device is new that the person did not use for a week. */
const DEVICE_DAYS = 7;
const CHAIN_MS = HOUR_MS;

interface DeviceState extends Cases {
  days?: Acquaintance;
  /** Ids, shortened to what tells them apart. */
  devices?: Lately;
  /** The broker's last sign-in with a refresh token. */
  renewed?: { at: number; device: string; id: string };
}

/** Joined by the organisation's own directory: its enrolment is not the person's doing. */
function isHybrid({ deviceDetail }: SignIn): boolean {
  return /hybrid/i.test(deviceDetail?.trustType ?? '');
}

export const unboundNewDevice: Detector<DeviceState, SignIn> = {
  id: 'sig.unbound-new-device',
  family: 'sig',
  title: 'New unmanaged device with a token that is not bound to it',
  severity: 'medium',
  whyItMatters:
    'With a stolen refresh token an attacker registers a device that exists on paper only, and has a primary refresh token for it: a session that renews itself and counts as a device.',
  howToFix: [
    'Ask the person whether the device is theirs; delete it if not, and revoke sessions.',
    'Ask for a second factor to register a device, and limit who may.',
    'Require token protection where clients support it.',
  ],
  falsePositives: [
    'A private computer or phone that the person registered themselves.',
    'Clients that cannot bind tokens yet.',
  ],
  references: {
    mitre: ['T1098.005', 'T1528'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-token-protection',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  memory: MEMORY_DAYS * DAY_MS,
  untold:
    'Only Graph’s beta and exports of the log tell whether a token is bound to its device: set entra.signIns.interactiveFromBeta and nonInteractive, or feed an export.',

  tells: event =>
    Boolean(
      event.tokenProtectionStatusDetails?.signInSessionStatus ||
      event.incomingTokenType,
    ),
  subject: ({ userId }) => userId ?? undefined,
  init: () => ({
    day: undefined,
    of: undefined,
    days: undefined,
    devices: undefined,
    renewed: undefined,
  }),

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined || !succeeded(event)) return { state, witnesses: [] };
    const device = shortDeviceOf(event);
    const { days, devices, renewed } = state;
    takeIn(state, event, at, device);
    if (!device || event.deviceDetail?.isManaged !== false || isHybrid(event))
      return { state, witnesses: [] };
    const isNew =
      event.tokenProtectionStatusDetails?.signInSessionStatus === 'unbound' &&
      !isLearning(days, at) &&
      !isLately(devices, device, at, DEVICE_DAYS);
    const isChain =
      event.incomingTokenType?.includes('primaryRefreshToken') &&
      event.appId === apps.authenticationBroker &&
      renewed?.device === device &&
      at - renewed.at <= CHAIN_MS;
    if (!isNew && !isChain) return { state, witnesses: [] };
    const found = addCase(state, {
      subject: event.userId!,
      cause: device,
      at,
      severity: 'medium',
      signIns: [
        ...(isChain
          ? [
              {
                id: renewed.id,
                createdDateTime: new Date(renewed.at).toISOString(),
              },
            ]
          : []),
        event,
      ],
      statement: isChain
        ? 'An unmanaged device turned a refresh token into a primary refresh token within an hour.'
        : 'A person signed in on an unmanaged device that is new, with a token that is not bound to it.',
      affected: [
        personOf(event),
        {
          kind: 'device',
          id: event.deviceDetail.deviceId!,
          label: event.deviceDetail.displayName || event.deviceDetail.deviceId!,
        },
        ...appOf(event),
      ],
      facts: {
        newDevice: isNew,
        tokenChain: Boolean(isChain),
        trustType: event.deviceDetail.trustType ?? null,
      },
    });
    return { state: { ...state, ...found.cases }, witnesses: [found.witness] };
  },
};

/** Notes what the person is known for, after this sign-in. */
function takeIn(
  state: DeviceState,
  event: SignIn,
  at: number,
  device: string | undefined,
): void {
  const { day, of } = casesOn(state, at);
  state.day = day;
  state.of = of;
  state.days = acquaint(state.days, at);
  state.devices = remember(state.devices, device, at, DEVICE_DAYS);
  state.renewed = renewal(state, event, at, device);
}

function renewal(
  { renewed }: DeviceState,
  event: SignIn,
  at: number,
  device: string | undefined,
): DeviceState['renewed'] {
  if (
    device &&
    event.appId === apps.authenticationBroker &&
    // Several kinds stand in one text, and the primary one has the other's name in its own.
    /(^|,)\s*refreshToken/.test(event.incomingTokenType ?? '')
  )
    return { at, device, id: event.id };
  return renewed && at - renewed.at <= CHAIN_MS ? renewed : undefined;
}
