import type { Detector, SignIn } from '../../model';
import { addCase, Cases, casesOn } from './cases';
import { isOwnNetwork } from './ownNetworks';
import {
  countryOf,
  isInteractive,
  passwordWasRight,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';
import { isMicrosoftNetwork } from './sources';

/** Kinds of risk that say of the address itself that it hides or attacks. */
const anonymising = ['anonymizedIPAddress', 'maliciousIPAddress'];
const anonymiser = 'anonymiser';
/** Somebody has looked at it and found it in order. */
const cleared = ['confirmedSafe', 'dismissed'];

/** Why a place is unexpected, as it stands in the finding's key. */
function causeOf(
  event: SignIn,
  expected: readonly string[],
): { cause: string; statement: string } | undefined {
  const country = countryOf(event);
  if (expected.length && country && !expected.includes(country))
    return {
      cause: country,
      statement:
        'Somebody who has a person’s password came from a country from which nobody is expected.',
    };
  const kinds = event.riskEventTypes_v2;
  return kinds?.some(kind => anonymising.includes(kind)) &&
    !cleared.includes(event.riskState ?? '')
    ? {
        cause: anonymiser,
        statement:
          'Somebody who has a person’s password came through an address that hides where they are, or is known to attack.',
      }
    : undefined;
}

export const blockedCountry: Detector<Cases, SignIn> = {
  id: 'sig.blocked-country',
  family: 'sig',
  title: 'Sign-in from an unexpected country or an anonymiser',
  severity: 'high',
  whyItMatters:
    'A sign-in from where nobody of yours works, or through a network that hides where it comes from, is made with somebody else’s password, even where a further factor stopped it.',
  howToFix: [
    'Ask the person. If it was not them: reset the password, revoke sessions, and look at what was done.',
    'Block countries in which you have nobody by a Conditional Access policy on a named location.',
    'Add a country in which people do work to entra.declarations.expectedCountries.',
  ],
  falsePositives: [
    'Journeys to a country that is not declared.',
    'Private VPNs and mail relays of phones, which Microsoft takes for anonymisers.',
    'Failures with a wrong password are not told: everyone’s accounts are tried from everywhere.',
  ],
  references: {
    mitre: ['T1090', 'T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-by-location',
    ],
  },
  needs: ['signIns'],
  uses: ['namedLocations'],
  memory: 0,

  subject: event =>
    (succeeded(event) || passwordWasRight(event)) && isInteractive(event)
      ? (event.userId ?? undefined)
      : undefined,
  init: () => ({}),

  step(state, event, context) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const nothing = { state: casesOn(state, at), witnesses: [] };
    const found = causeOf(event, context.declarations.expectedCountries ?? []);
    if (!found || isMicrosoftNetwork(event) || isOwnNetwork(event, context))
      return nothing;
    const { cases, witness } = addCase(state, {
      subject: event.userId!,
      ...found,
      at,
      severity: succeeded(event) ? 'high' : 'medium',
      signIns: [event],
      affected: [personOf(event)],
      facts: {
        unexpectedCountry: found.cause !== anonymiser,
        riskEventTypes: event.riskEventTypes_v2 ?? [],
        errorCode: event.status?.errorCode ?? null,
      },
    });
    return { state: cases, witnesses: [witness] };
  },
};
