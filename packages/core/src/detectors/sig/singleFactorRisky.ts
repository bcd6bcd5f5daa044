import type { Detector, SignIn } from '../../model';
import { Heap, noHeap, settle, tellOne } from './attempts';
import { type Familiar, meet } from './familiar';
import { thingsOf } from './lately';
import { isOwnNetwork } from './ownNetworks';
import { riskOf } from './risk';
import { factorsUntold, isSingleFactor, tellsFactors } from './secondFactor';
import {
  DAY_MS,
  deviceOf,
  isInteractive,
  succeeded,
  timeOf,
} from './signInEvent';
import { networkOf } from './sources';

const MEMORY_DAYS = 30;

/** With the networks that the person came from. */
type NetworksState = Heap & Familiar;

/** One factor, from a device that nobody knows, at risk or out of a network that is new to the person. */
export const singleFactorRisky: Detector<NetworksState, SignIn> = {
  id: 'sig.single-factor-risky',
  family: 'sig',
  title: 'One factor from an unknown device at risk',
  severity: 'high',
  whyItMatters:
    'A stolen password needs nothing else here: no second factor was asked for, the device is nobody’s, and the sign-in does not look like the person.',
  howToFix: [
    'Ask the person. If it was not them: reset the password and revoke sessions.',
    'Require a second factor for the app of the finding, at least from unknown devices and at risk.',
  ],
  falsePositives: [
    'A private device behind a new provider, on a journey or a new telephone contract.',
    'A password alone on a device that an organisation of a guest manages: other tenants’ devices are not known here.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/architecture/security-operations-user-accounts',
    ],
  },
  needs: ['signIns'],
  uses: ['namedLocations'],
  untold: factorsUntold,
  tells: tellsFactors,
  memory: MEMORY_DAYS * DAY_MS,

  subject: event =>
    succeeded(event) && isInteractive(event)
      ? (event.userId ?? undefined)
      : undefined,
  init: () => ({
    ...noHeap,
    told: undefined,
    days: undefined,
    things: undefined,
  }),

  step(state, event, context) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const usual = state.things;
    const isNew = meet(state, networkOf(event), at, MEMORY_DAYS);
    const risk = riskOf(event);
    const found =
      isSingleFactor(event) &&
      !deviceOf(event) &&
      !isOwnNetwork(event, context) &&
      (risk === 'high' || risk === 'medium' || isNew);
    if (!found) {
      const { open, told } = settle(state, at, 0, 0);
      state.open = open;
      state.told = told;
      return { state, witnesses: [] };
    }
    const { heap, witness } = tellOne(state, event, at, {
      severity: 'high',
      statement: isNew
        ? 'A person signed in with one factor on an unknown device, out of a network that is new to them.'
        : 'A person signed in with one factor on an unknown device, and Microsoft holds the sign-in for risky.',
      facts: told => ({
        signIns: told.attempts,
        risk: risk ?? 'none',
        newNetwork: isNew,
        usualNetworks: thingsOf(usual).length,
      }),
    });
    return { state: { ...state, ...heap }, witnesses: [witness] };
  },
};
