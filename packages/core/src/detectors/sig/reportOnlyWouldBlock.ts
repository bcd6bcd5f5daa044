import type {
  AffectedEntity,
  Declarations,
  Detector,
  SignIn,
} from '../../model';
import { riskOf } from './risk';
import {
  countryOf,
  DAY_MS,
  dateOf,
  dayOf,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';

const LISTED = 24;
/** People are counted one by one up to so many. */
const COUNTED = 200;

/** Of the whole tenant: the cause is the policy, not whom it would have stopped. */
const EVERYBODY = 'everybody';

const wouldStop = ['reportOnlyFailure', 'reportOnlyInterrupted'];

interface Policy {
  name: string;
  signIns: number;
  blocked: number;
  people: string[];
  /** Those of the sign-ins that were risky, or came from where nobody is expected. */
  dangers: number;
  affected: AffectedEntity[];
}

interface ReportState {
  day?: number;
  policies?: Record<string, Policy>;
}

type Applied = NonNullable<SignIn['appliedConditionalAccessPolicies']>[number];

function stoppedBy({ appliedConditionalAccessPolicies }: SignIn): Applied[] {
  return (appliedConditionalAccessPolicies ?? []).filter(({ result }) =>
    wouldStop.includes(String(result)),
  );
}

function isDanger(
  event: SignIn,
  { expectedCountries = [] }: Declarations,
): boolean {
  const risk = riskOf(event);
  const country = countryOf(event);
  return (
    risk === 'high' ||
    risk === 'medium' ||
    (expectedCountries.length > 0 &&
      country !== undefined &&
      !expectedCountries.includes(country))
  );
}

/** Sign-ins that a policy would have stopped, were it switched on. */
export const reportOnlyWouldBlock: Detector<ReportState, SignIn> = {
  id: 'sig.report-only-would-block',
  family: 'sig',
  title: 'Report-only policy would have stopped a sign-in',
  severity: 'medium',
  whyItMatters:
    'A policy in report-only state stops nobody. What it would have stopped says what switching it on protects from, and whom it disturbs.',
  howToFix: [
    'Look at the risky sign-ins first: those got in because the policy only reports.',
    'Look at the others for people and apps that the policy must leave out, then switch it on.',
  ],
  falsePositives: [
    'A policy that would have asked for something that the person would have given, such as a second factor.',
    'A policy that is on trial: the count shows how far it is from being switched on.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-report-only',
    ],
  },
  needs: ['signIns'],
  untold:
    'Graph leaves the policies out of sign-ins unless Policy.Read.All is granted as well; with it, they are judged.',
  tells: event => Array.isArray(event.appliedConditionalAccessPolicies),
  memory: 0,

  subject: event =>
    succeeded(event) && stoppedBy(event).length ? EVERYBODY : undefined,
  init: () => ({}),

  step(state, event, { declarations }) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const today = dayOf(at);
    const policies = {
      ...(state.day === today ? state.policies : undefined),
    };
    const danger = isDanger(event, declarations);
    const witnesses = [];
    for (const applied of stoppedBy(event)) {
      const id = String(applied.id);
      const before = policies[id];
      const now = count(before, applied, event, at, danger);
      policies[id] = now;
      if (isWorthTelling(before, now))
        witnesses.push({
          key: `${id}:${dateOf(today * DAY_MS)}`,
          at: new Date(at).toISOString(),
          severity: now.dangers ? ('medium' as const) : ('info' as const),
          statement: now.dangers
            ? 'Risky or unexpected sign-ins got in that a policy would have stopped; it only reports.'
            : 'Sign-ins got in that a policy would have stopped; it only reports.',
          affected: [
            {
              kind: 'conditionalAccessPolicy' as const,
              id,
              label: now.name,
            },
            ...now.affected,
          ],
          facts: {
            signInsAtLeast: now.signIns,
            blockedAtLeast: now.blocked,
            peopleAtLeast: now.people.length,
            riskyOrUnexpected: now.dangers,
          },
        });
    }
    return { state: { day: today, policies }, witnesses };
  },
};

function count(
  before: Policy | undefined,
  { displayName, id, result }: Applied,
  event: SignIn,
  at: number,
  danger: boolean,
): Policy {
  const people = before?.people ?? [];
  const person = event.userId ?? '';
  const affected = before?.affected ?? [];
  return {
    name: String(displayName ?? id),
    signIns: (before?.signIns ?? 0) + 1,
    blocked: (before?.blocked ?? 0) + (result === 'reportOnlyFailure' ? 1 : 0),
    people:
      people.length < COUNTED && !people.includes(person)
        ? [...people, person]
        : people,
    dangers: (before?.dangers ?? 0) + (danger ? 1 : 0),
    affected: danger ? withSignIn(affected, event, at) : affected,
  };
}

function withSignIn(
  before: AffectedEntity[],
  event: SignIn,
  at: number,
): AffectedEntity[] {
  if (before.length >= 2 * LISTED) return before;
  const person = personOf(event);
  return [
    ...before,
    ...(before.some(({ kind, id }) => kind === 'user' && id === person.id)
      ? []
      : [person]),
    {
      kind: 'signIn',
      id: event.id,
      label: event.id,
      facts: { at: new Date(at).toISOString() },
    },
  ];
}

/** Many sign-ins a second may be counted: a finding is told anew for a danger, and each time the count has doubled. */
function isWorthTelling(before: Policy | undefined, now: Policy): boolean {
  return (
    now.dangers > (before?.dangers ?? 0) ||
    Number.isInteger(Math.log2(now.signIns))
  );
}
