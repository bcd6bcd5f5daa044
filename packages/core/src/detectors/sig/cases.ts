import {
  severities,
  type AffectedEntity,
  type Severity,
  type SignIn,
  type Witness,
} from '../../model';
import { countryOf, dateOf, dayOf } from './signInEvent';

/** Sign-ins that a finding names; what is more is counted. */
const NAMED = 8;

type Named = [id: string, at: number, address: string, country: string];

interface Case {
  severity: Severity;
  /** When it became as severe as it is. */
  at: number;
  count: number;
  signIns: Named[];
}

/** What was found of a subject on one UTC day, by cause: one finding each, however many sign-ins it is made of. */
export interface Cases {
  day?: number;
  of?: Record<string, Case>;
}

const noCases: Cases = {};

/** Forgets what was found on another day. */
export function casesOn(cases: Cases, at: number): Cases {
  return cases.of && cases.day === dayOf(at) ? cases : noCases;
}

/**
 * Adds sign-ins to the day's case of a cause, the deciding one last. A case never becomes less severe.
 *
 * @returns the cases, and the witness of this one, to whose key the cause and the day belong
 */
export function addCase(
  cases: Cases,
  {
    subject,
    cause,
    at,
    severity,
    signIns,
    ...rest
  }: {
    subject: string;
    cause: string;
    at: number;
    severity: Severity;
    signIns: readonly SignIn[];
    statement: string;
    affected: readonly AffectedEntity[];
    facts: Record<string, unknown>;
  },
): { cases: Cases; witness: Witness } {
  const today = casesOn(cases, at);
  const before = today.of?.[cause];
  const rises =
    !before ||
    severities.indexOf(severity) < severities.indexOf(before.severity);
  const fresh = signIns
    .map(named)
    .filter(([id]) => !before?.signIns.some(([known]) => known === id));
  const known = [...(before?.signIns ?? []), ...fresh];
  const now: Case = {
    severity: rises ? severity : before.severity,
    at: rises ? at : before.at,
    count: (before?.count ?? 0) + fresh.length,
    // The one that decided the severity is always among them.
    signIns:
      known.length <= NAMED
        ? known
        : [
            ...known.slice(0, NAMED - 1),
            known[rises ? known.length - 1 : NAMED - 1],
          ],
  };
  return {
    cases: { day: dayOf(at), of: { ...today.of, [cause]: now } },
    witness: {
      key: [subject, ...(cause ? [cause] : []), dateOf(at)].join(':'),
      severity: now.severity,
      at: new Date(now.at).toISOString(),
      statement: rest.statement,
      affected: [...rest.affected, ...now.signIns.map(refOf)],
      facts: { ...rest.facts, signIns: now.count },
    },
  };
}

function named(event: SignIn): Named {
  return [
    event.id,
    Date.parse(event.createdDateTime ?? ''),
    event.ipAddress ?? '',
    countryOf(event) ?? '',
  ];
}

/** A sign-in as evidence: when, and from where. */
export function signInRef(event: SignIn): AffectedEntity {
  return refOf(named(event));
}

function refOf([id, at, address, country]: Named): AffectedEntity {
  return {
    kind: 'signIn',
    id,
    label: id,
    facts: {
      at: new Date(at).toISOString(),
      ipAddress: address || null,
      country: country || null,
    },
  };
}
