import type { AffectedEntity, Detector, SignIn } from '../../model';
import { remembered } from './remembered';
import {
  appOf,
  DAY_MS,
  dateOf,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';

const NEW_DAYS = 7;
const LISTED = 12;

/**
 * What clients that know no second factor call themselves in the log, by how the name begins.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication
 */
const legacy = [
  'imap',
  'pop',
  'authenticated smtp',
  'smtp',
  'mapi over http',
  'exchange activesync',
  'exchange web services',
  'autodiscover',
  'exchange online powershell',
  'offline address book',
  'outlook anywhere',
  'outlook service',
  'reporting web services',
  'other clients',
];

const isLegacy = remembered(client => {
  const name = client.toLowerCase();
  return legacy.some(each => name.startsWith(each));
});

function clientOf({ clientAppUsed }: SignIn): string | undefined {
  return clientAppUsed && isLegacy(clientAppUsed) ? clientAppUsed : undefined;
}

/** Uses of one client by one person, with less than a week between any two. */
interface Spell {
  first: number;
  last: number;
  uses: number;
  /** It began although the person had not used the client for a week. */
  fresh: boolean;
  signIns: [id: string, at: number][];
}

interface LegacyState {
  spells?: Record<string, Spell>;
  failures?: Record<string, number>;
}

interface Beginning {
  /** The oldest record of the log. */
  since?: number;
}

export const legacyAuth: Detector<LegacyState, SignIn, Beginning> = {
  id: 'sig.legacy-auth',
  family: 'sig',
  title: 'Legacy protocol used',
  severity: 'high',
  whyItMatters:
    'Legacy protocols cannot ask for a second factor: whoever has the password is in, and most guessing of passwords uses them.',
  howToFix: [
    'Find the device or application by the finding’s sign-ins and move it to modern authentication.',
    'Then block legacy authentication for everybody by Conditional Access, and switch SMTP AUTH off in Exchange.',
    'If the use is new and nobody knows it: reset the password and look at the mailbox’s rules.',
  ],
  falsePositives: [
    'A scanner or an application that sends mail, known and not yet replaced.',
    'Exchange ActiveSync with a certificate in place of a password.',
  ],
  references: {
    mitre: ['T1078.004', 'T1110'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns'],
  logs: ['signIns', 'nonInteractiveSignIns'],

  survey: {
    init: () => ({}),
    add(beginning, event) {
      const at = timeOf(event);
      if (at === undefined || (beginning.since ?? Infinity) <= at)
        return beginning;
      return { since: at };
    },
  },

  subject: event => (clientOf(event) ? (event.userId ?? undefined) : undefined),
  init: () => ({}),

  step(state, event, { survey }) {
    const at = timeOf(event);
    const client = clientOf(event);
    if (at === undefined || !client) return { state, witnesses: [] };
    if (!succeeded(event)) {
      const failures = (state.failures?.[client] ?? 0) + 1;
      return {
        state: {
          ...state,
          failures: { ...state.failures, [client]: failures },
        },
        witnesses: [],
      };
    }
    const before = state.spells?.[client];
    const goesOn = before && at - before.last <= NEW_DAYS * DAY_MS;
    // Before the log has a week, nobody can tell what is new.
    const known = at - (survey.since ?? at) >= NEW_DAYS * DAY_MS;
    const spell: Spell = goesOn
      ? {
          ...before,
          last: at,
          uses: before.uses + 1,
          signIns: listed(before.signIns, event, at),
        }
      : {
          first: at,
          last: at,
          uses: 1,
          fresh: known,
          signIns: [[event.id, at]],
        };
    return {
      state: { ...state, spells: { ...state.spells, [client]: spell } },
      witnesses: [
        {
          key: `${event.userId}:${client}:${dateOf(spell.first)}`,
          at: new Date(at).toISOString(),
          severity: spell.fresh ? 'high' : 'medium',
          statement: spell.fresh
            ? 'A person began to use a protocol that cannot ask for a second factor.'
            : 'A person uses a protocol that cannot ask for a second factor.',
          affected: [
            personOf(event),
            ...appOf(event),
            ...spell.signIns.map(signInRef),
          ],
          facts: {
            client,
            signIns: spell.uses,
            since: new Date(spell.first).toISOString(),
            newInSevenDays: spell.fresh,
            failuresBefore: state.failures?.[client] ?? 0,
          },
        },
      ],
    };
  },
};

/** The first ones, and the last. */
function listed(
  before: Spell['signIns'],
  event: SignIn,
  at: number,
): Spell['signIns'] {
  return [...before.slice(0, LISTED - 1), [event.id, at]];
}

function signInRef([id, at]: [string, number]): AffectedEntity {
  return {
    kind: 'signIn',
    id,
    label: id,
    facts: { at: new Date(at).toISOString() },
  };
}
