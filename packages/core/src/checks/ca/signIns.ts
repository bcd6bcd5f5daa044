/**
 * What the checks of Conditional Access that speak of people's sign-ins share: coverage of the tenant, worked out once for
 * each judgement, and how its gaps become witnesses.
 */
import {
  audienceNoun,
  becauseOf,
  causeKey,
  coverageWork,
  countPeople,
  figure,
  gapSentence,
  readTenant,
  signInSentence,
  tenantCoverage,
  workKey,
  type Cell,
  type PeopleGroup,
  type TenantCoverage,
  type TenantGap,
} from '../../conditionalAccess/tenant';
import type { CheckView, Gap, Severity, Verdict, Witness } from '../../model';
import { roleTier } from '../priv/roleTiers';
import { peopleRefs } from './peopleRefs';

export const signInNeeds = [
  'conditionalAccessPolicies',
  'securityDefaults',
  'users',
  'groups',
  'roleDefinitions',
  'roleAssignments',
  'namedLocations',
] as const;
export const signInUses = [
  'roleEligibilityScheduleInstances',
  'authenticationStrengths',
  'crossTenantAccessPolicyDefault',
  'crossTenantAccessPolicyPartners',
  'subscribedSkus',
] as const;

export type SignInDataset =
  (typeof signInNeeds)[number] | (typeof signInUses)[number];
export type SignInView = CheckView<SignInDataset>;

/** Tier 0 and 1: whose sign-in opens the tenant. */
export function isAdministratorRole(templateId: string): boolean {
  const tier = roleTier(templateId);
  return tier !== undefined && tier <= 1;
}

/** Coverage of the tenant, once for all checks of a judgement. */
export function coverageOf(view: SignInView): Promise<TenantCoverage> {
  return view.shared
    ? view.shared('ca.coverage', readCoverage)
    : readCoverage(view);
}

async function readCoverage(view: SignInView): Promise<TenantCoverage> {
  const reading = await readTenant(view, {
    isPrivileged: isAdministratorRole,
    breakGlassAccounts: view.declarations.breakGlassAccounts,
  });
  const { policies, tenant } = reading;
  const work = () => coverageWork(policies, tenant);
  return tenantCoverage(
    reading,
    policies,
    view.remembered?.('ca.coverage', workKey(reading), work) ?? work(),
  );
}

export const defaultsOn: Verdict = {
  outcome: 'notApplicable',
  because:
    'Security defaults are on: Microsoft’s baseline stands in for policies.',
};

/** Gaps of one cause, told together. */
export interface CauseOfGaps {
  key: string;
  gaps: TenantGap[];
  groups: ReadonlySet<PeopleGroup>;
  people: number;
  /** The gap to tell of: of the most people, by the easiest way in. */
  worst: TenantGap;
}

const ease = [
  'anyone',
  'claimedPlatformOnly',
  'trustedNetworkOnly',
  'managedDeviceOnly',
];

export function gapsByCause(
  gaps: readonly TenantGap[],
  keyOf: (gap: TenantGap) => string | undefined = ({ cause }) =>
    causeKey(cause),
): CauseOfGaps[] {
  const found = new Map<string, TenantGap[]>();
  for (const gap of gaps) {
    const key = keyOf(gap);
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), gap]);
  }
  return [...found].map(([key, of]) => {
    const groups = new Set(of.flatMap(gap => gap.groups));
    return {
      key,
      gaps: of,
      groups,
      people: countPeople(groups),
      worst: of.reduce(worseOf),
    };
  });
}

function worseOf(one: TenantGap, other: TenantGap): TenantGap {
  const easier = ease.indexOf(one.reach) - ease.indexOf(other.reach);
  if (easier) return easier < 0 ? one : other;
  return other.people > one.people ? other : one;
}

/** What a finding says of one cause besides whom it lets through. */
export function factsOf({ worst, people, gaps }: CauseOfGaps) {
  const { cause, witness, reach } = worst;
  return {
    people,
    policy: cause.policyId ?? null,
    because: becauseOf(cause),
    leftOut: cause.objects,
    narrowedTo: [...new Set(gaps.flatMap(gap => Object.keys(gap.where)))],
    reach,
    signIn: `${personOf(worst)}: ${signInSentence(witness)}`,
  };
}

function personOf({ witness }: TenantGap): string {
  return witness.identity.kind === 'user' ? witness.identity.person.id : '';
}

/** One witness a cause, naming the people whom it lets through. */
export async function peopleWitnesses(
  view: SignInView,
  causes: readonly CauseOfGaps[],
  severityOf?: (cause: CauseOfGaps) => Severity,
): Promise<Witness[]> {
  const refs = await peopleRefs(view, causes);
  return causes.map(cause => ({
    key: cause.key,
    ...(severityOf ? { severity: severityOf(cause) } : {}),
    statement: gapSentence({ ...cause.worst, people: cause.people }),
    ...refs(cause),
    facts: factsOf(cause),
  }));
}

/** Pass where every cell is proved; unknown where one is not and nothing is open for sure. */
export function verdictOf(
  view: SignInView,
  cells: readonly Cell[],
  witnesses: Witness[],
): Verdict {
  if (witnesses.length) return { outcome: 'fail', witnesses };
  const doubtful = cells.filter(({ state }) => state === 'unknown');
  if (doubtful.length)
    return { outcome: 'unknown', because: doubtsOf(view, doubtful) };
  return {
    outcome: 'pass',
    evidence: Object.fromEntries(
      cells.map(({ audience, people }) => [audience, people]),
    ),
  };
}

/** What could not be read, or else what is read and not modelled. */
export function doubtsOf(view: SignInView, cells: readonly Cell[]): Gap[] {
  const missing: Gap[] = signInUses
    .map(dataset => ({ dataset, completeness: view.completeness(dataset) }))
    .filter(({ completeness }) => completeness.state !== 'complete');
  if (missing.length) return missing;
  const [{ audience, merged, doubtful }] = cells;
  const count = countPeople(doubtful);
  return [
    {
      dataset: 'conditionalAccessPolicies',
      completeness: {
        state: 'partial',
        seen: count,
        why: merged.length
          ? `The policies tell more cases of ${merged.join(', ')} apart than can be held at once.`
          : `For ${figure(count)} ${audienceNoun(audience, count)} it depends on a condition that cannot be judged from what Graph tells.`,
      },
    },
  ];
}
