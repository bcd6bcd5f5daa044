import type { Detector, SignIn } from '../../model';
import { signInRef } from './cases';
import { visitOf } from './countryVisit';
import { type Familiar, meet } from './familiar';
import { thingsOf } from './lately';
import { isOwnNetwork } from './ownNetworks';
import { addSharer, isShared, Sharers } from './sharers';
import { DAY_MS, dateOf, personOf } from './signInEvent';

const MEMORY_DAYS = 30;

export const newCountry: Detector<Familiar, SignIn, Sharers> = {
  id: 'sig.new-country',
  family: 'sig',
  title: 'First sign-in from a country',
  severity: 'medium',
  whyItMatters:
    'Who has a password or a session of somebody else seldom sits where that person does: a country from which neither the person nor colleagues sign in is where it shows first.',
  howToFix: [
    'Ask the person whether they are there.',
    'If not: revoke sessions, reset the password, and look at what was done after the sign-in.',
    'If the country is where your own network leaves, declare its ranges under entra.declarations.trustedEgress.',
  ],
  falsePositives: [
    'A journey: it is told once for each person and country, and no longer when three others were there.',
    'Private VPNs and mobile carriers that leave in another country.',
    'Microsoft’s own network, which is left out where the log has the network’s number; the log of Graph’s v1.0 has none.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/id-protection/concept-identity-protection-risks',
    ],
  },
  needs: ['signIns'],
  revision: 1,
  uses: ['namedLocations'],
  memory: MEMORY_DAYS * DAY_MS,

  subject: ({ userId }) => userId ?? undefined,
  init: () => ({ days: undefined, things: undefined }),

  survey: {
    init: () => ({}),
    add(sharers, event) {
      const visit = visitOf(event);
      return visit?.country
        ? addSharer(sharers, visit.country, visit.userId, visit.at)
        : sharers;
    },
  },

  step(state, event, context) {
    const visit = visitOf(event);
    if (!visit) return { state, witnesses: [] };
    const { at, userId } = visit;
    // Who comes by the own network is known by it, though it is no place of theirs.
    const country = isOwnNetwork(event, context) ? undefined : visit.country;
    const usual = state.things;
    const isNew = meet(state, country, at, MEMORY_DAYS);
    const unusual = isNew && !isShared(context.survey, country!, userId, at);
    return {
      state,
      witnesses: unusual
        ? [
            {
              key: `${userId}:${country}:${dateOf(at)}`,
              at: new Date(at).toISOString(),
              statement:
                'A person signed in from a country where neither they nor three others were in thirty days.',
              // Where a person is stands with the person: not everyone may read it.
              affected: [
                {
                  ...personOf(event),
                  facts: {
                    usualCountries: thingsOf(usual).sort(),
                  },
                },
                signInRef(event),
              ],
              facts: {
                usualCountries: thingsOf(usual).length,
              },
            },
          ]
        : [],
    };
  },
};
