import { Apps, thirdPartyApp } from './apps';
import type { GroundTruth } from './groundTruth';
import type { People } from './people';
import { peopleAtRisk } from './peopleAtRisk';
import type { DataOptions } from './shape';

const undecided = ['atRisk', 'confirmedCompromised'];

/** Whom Identity Protection holds at risk, by the id of the check that must say so. */
export function riskTruth(
  options: DataOptions,
  users: People,
  { servicePrincipals }: Apps,
): GroundTruth['findings'] {
  const atRisk = peopleAtRisk(options).flatMap(({ index, risk }) =>
    undecided.includes(risk.state) ? [users.id(index)] : [],
  );
  return {
    'sig.risky-user': atRisk,
    'sig.risk-detection': atRisk,
    'sig.sp-risk': [servicePrincipals.id(thirdPartyApp)],
  };
}
