import {
  figure,
  withoutControl,
  type TenantGap,
} from '../../conditionalAccess/tenant';
import type { RequirementId } from '../../conditionalAccess';
import { defineCheck, type AffectedEntity, type Witness } from '../../model';
import { byHole, policyNamed } from './policyHoles';
import {
  coverageOf,
  defaultsOn,
  factsOf,
  gapsByCause,
  signInNeeds,
  signInUses,
  verdictOf,
  type SignInView,
} from './signIns';

/** In this order, so that an exclusion is told of once, by the most that it opens. */
const requirements: RequirementId[] = [
  'mfa',
  'legacyClientsBlocked',
  'deviceCodeBlocked',
  'managedDevice',
  'registrationProtected',
];

export const exclusionNoFallback = defineCheck({
  id: 'ca.exclusion-no-fallback',
  family: 'ca',
  title: 'What a policy leaves out is covered nowhere else',
  severity: 'high',
  whyItMatters:
    'Exclusions are meant to be small and to have a second policy behind them. Where there is none, the exclusion is the way in, and whoever can add themselves to an excluded group opens it for themselves.',
  howToFix: [
    'Take the exclusion back, or enforce a policy with the same or a stronger control for exactly what is left out.',
    'Ask check_ca_gaps what the exclusion opens, with it and without it.',
  ],
  falsePositives: [
    'Emergency accounts that are not declared in the configuration.',
  ],
  references: {
    mitre: ['T1556.009'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/plan-conditional-access',
    ],
  },
  needs: signInNeeds,
  uses: signInUses,
  async evaluate(view) {
    const coverage = await coverageOf(view);
    if (coverage.reading.tenant.securityDefaultsEnabled) return defaultsOn;
    const cells = requirements.flatMap(requirement =>
      coverage.audiences
        .filter(each => each !== 'adminsOrEligible')
        .map(each => coverage.cell(each, requirement)),
    );
    const found = new Map<string, Witness>();
    const named = await labels(view);
    for (const requirement of requirements) {
      const gaps = cells
        .filter(cell => cell.requirement === requirement)
        .flatMap(cell => cell.gaps)
        .flatMap(gap => byHole(gap, ({ kind }) => kind === 'excluded'))
        .flatMap(perObject);
      for (const cause of gapsByCause(gaps)) {
        if (found.has(cause.key)) continue;
        const { cause: primary } = cause.worst;
        const [object] = primary.objects;
        found.set(cause.key, {
          key: cause.key,
          statement: `What a policy leaves out lets ${figure(cause.people)} ${cause.people === 1 ? 'person' : 'people'} sign in ${withoutControl[requirement]}, and no other policy covers it.`,
          affected: [
            ...policyNamed(coverage.compiled, primary.policyId),
            named(primary.failing ?? '', object),
          ],
          facts: factsOf(cause),
        });
      }
    }
    return verdictOf(
      view,
      cells.map(cell => ({
        ...cell,
        state:
          cell.unknowns.length || cell.merged.length ? 'unknown' : 'proved',
      })),
      [...found.values()],
    );
  },
});

/** One gap for each thing that is left out. */
function perObject(gap: TenantGap): TenantGap[] {
  return gap.cause.objects.map(object => ({
    ...gap,
    cause: { ...gap.cause, objects: [object] },
  }));
}

async function labels(view: SignInView) {
  const found = new Map<string, AffectedEntity>();
  const add = (entity: AffectedEntity) =>
    found.set(entity.id.toLowerCase(), entity);
  const excluded = new Set<string>();
  const spelt = new Set<string>();
  for await (const { conditions } of view.rows('conditionalAccessPolicies'))
    for (const list of [
      conditions?.users?.excludeUsers,
      conditions?.users?.excludeGroups,
    ])
      for (const id of list ?? []) {
        excluded.add(id.toLowerCase());
        spelt.add(id);
      }
  const ids = [...new Set([...spelt, ...excluded])];
  const isNamed = ({ id }: { id: string }) => excluded.has(id.toLowerCase());
  for await (const row of view.rows('users', { ids }))
    if (isNamed(row))
      add({
        kind: 'user',
        id: row.id,
        label: row.displayName ?? row.userPrincipalName ?? row.id,
      });
  for await (const row of view.rows('groups', { ids }))
    if (isNamed(row))
      add({ kind: 'group', id: row.id, label: row.displayName ?? row.id });
  for await (const row of view.rows('roleDefinitions'))
    add({
      kind: 'role',
      id: row.templateId ?? row.id,
      label: row.displayName ?? row.id,
    });
  for await (const row of view.rows('namedLocations'))
    add({
      kind: 'namedLocation',
      id: row.id,
      label: row.displayName ?? row.id,
    });
  return (dimension: string, id: string): AffectedEntity =>
    found.get(id.toLowerCase()) ?? {
      kind: dimension === 'target' ? 'application' : 'policy',
      id,
      label: id,
    };
}
