import {
  audienceNoun,
  countPeople,
  figure,
  tenantNeeds,
  tenantUses,
  type Cell,
  type TenantCoverage,
} from '../../conditionalAccess/tenant';
import { dataset } from '../../datasets';
import { explainCompleteness } from '../../model';
import type { CaAudience, CaCell, CaReading, CaRequirement } from './caShapes';
import type { Scope } from '../scope';

export const requirements: readonly CaRequirement[] = [
  'mfa',
  'phishingResistantMfa',
  'managedDevice',
  'legacyClientsBlocked',
  'deviceCodeBlocked',
  'registrationProtected',
];

export interface Asked {
  requirement?: CaRequirement;
  audience?: CaAudience;
}

/** The audiences and requirements that were asked for; an audience that the tenant has nobody of is none. */
export function cellsAsked(
  coverage: TenantCoverage,
  { requirement, audience }: Asked,
): Cell[] {
  return requirements
    .filter(each => !requirement || each === requirement)
    .flatMap(each =>
      (audience ? [audience] : coverage.audiences).map(whom =>
        coverage.cell(whom, each),
      ),
    );
}

export function readingOf({ state, open, doubtful }: Cell): CaReading {
  return { state, open: countPeople(open), doubtful: countPeople(doubtful) };
}

/** Both readings where they differ: only multifactor authentication can be replaced by something else. */
export function matrixOf(
  coverage: TenantCoverage,
  cells: readonly Cell[],
  scope: Scope,
): CaCell[] {
  return cells.map(cell => {
    const why = whyOf(coverage, cell, scope);
    return {
      audience: cell.audience as CaAudience,
      requirement: cell.requirement as CaRequirement,
      people: cell.people,
      forced: readingOf(cell),
      ...(cell.requirement === 'mfa'
        ? {
            passwordStops: readingOf(
              coverage.cell(cell.audience, 'mfa', 'passwordStops'),
            ),
          }
        : {}),
      ...(why ? { why } : {}),
    };
  });
}

/** Where coverage cannot be worked out at all, each cell says why. */
export function unknownMatrix(scope: Scope, { requirement, audience }: Asked) {
  // The answer has them all beside; every cell with each of them would be most of it.
  const [why] = missing(scope, tenantNeeds);
  const reading: CaReading = { state: 'unknown', open: 0, doubtful: 0 };
  const audiences: CaAudience[] = [
    'admins',
    'adminsOrEligible',
    'members',
    'b2bCollaborationGuest',
  ];
  return requirements
    .filter(each => !requirement || each === requirement)
    .flatMap(each =>
      audiences
        .filter(whom => !audience || whom === audience)
        .map((whom): CaCell => ({
          audience: whom,
          requirement: each,
          people: 0,
          forced: reading,
          ...(each === 'mfa' ? { passwordStops: reading } : {}),
          why,
        })),
    );
}

/** What cannot be read, each a sentence that says what to do. */
export function missing(
  scope: Scope,
  of: readonly ((typeof tenantNeeds)[number] | (typeof tenantUses)[number])[],
): string[] {
  return of
    .filter(each => scope.completeness(each).state !== 'complete')
    .map(each =>
      explainCompleteness(dataset(each).title, scope.completeness(each)),
    );
}

function whyOf(
  { reading }: TenantCoverage,
  { audience, state, merged, doubtful }: Cell,
  scope: Scope,
): string | undefined {
  if (state === 'notApplicable')
    return `The tenant has no enabled ${audienceNoun(audience, 1)}.`;
  if (state !== 'unknown') return undefined;
  if (audience.startsWith('admins') && !reading.rolesKnown)
    return missing(scope, ['roleDefinitions', 'roleAssignments']).join(' ');
  if (merged.length)
    return `The policies tell more cases of ${merged.join(', ')} apart than can be held at once.`;
  const parts = missing(scope, tenantUses);
  if (parts.length) return parts.join(' ');
  const count = countPeople(doubtful);
  return `For ${figure(count)} ${audienceNoun(audience, count)} it depends on a condition that cannot be judged from what Graph tells.`;
}
