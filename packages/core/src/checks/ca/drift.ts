import { drift as driftBetween } from '../../conditionalAccess/drift';
import {
  personKinds,
  readTenant,
  type TenantReading,
} from '../../conditionalAccess/tenant';
import {
  defineCheck,
  type DatasetId,
  type EarlierView,
  type Gap,
  type RelationName,
  type Verdict,
} from '../../model';
import { driftWitnesses } from './driftWitnesses';
import {
  coverageOf,
  isAdministratorRole,
  signInNeeds,
  signInUses,
  type SignInDataset,
  type SignInView,
} from './signIns';

/**
 * How far back. Long enough for somebody to look at it after a holiday weekend, and as long as every edition of Entra keeps
 * the audit log, which says who did it.
 *
 * @see https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention
 */
const DAYS = 7;
const DAY_MS = 86_400_000;

export const drift = defineCheck({
  id: 'ca.drift',
  family: 'ca',
  title: 'Sign-ins have opened that Conditional Access held a week ago',
  severity: 'critical',
  whyItMatters:
    'What a policy lets through also hangs on groups, named locations and strengths that are changed elsewhere, often by people who never see the policy. Someone who wants in adds an account to an excluded group or an address to a trusted location, and every policy still reads as before.',
  howToFix: [
    'Look at the sign-in that the finding names, and at who changed what.',
    'If nobody meant it, take the change back: the group’s member, the location’s range, the strength, the policy.',
    'If it was meant, acknowledge the finding with the reason.',
    'Make excluded groups assignable to roles or restrict their management, so that few can change them.',
  ],
  falsePositives: [
    'A change that was meant, such as a new office or an emergency account.',
    'After a week the new state is what is compared with, and the finding is resolved: what is open then is told by the checks of gaps, such as `ca.mfa-gap.users`.',
    'Who is new is held against somebody new without groups and roles: what anyone new could do before is no change.',
  ],
  references: {
    mitre: ['T1556.009', 'T1098'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/plan-conditional-access',
      'https://learn.microsoft.com/entra/architecture/security-operations-infrastructure#conditional-access',
    ],
  },
  needs: signInNeeds,
  uses: signInUses,
  async evaluate(view): Promise<Verdict> {
    const earlier = await view.before?.(
      new Date(view.now.getTime() - DAYS * DAY_MS),
    );
    if (!earlier)
      return {
        outcome: 'notApplicable',
        because:
          'The tenant was read once so far: there is nothing earlier to compare it with. The next sync can.',
      };
    const changed = await whatMatters(view, earlier);
    const evidence = { since: earlier.at, changed };
    if (!changed.length) return { outcome: 'pass', evidence };
    const { reading: after, compiled } = await coverageOf(view);
    const before = await readingOf(view, earlier);
    const found = driftBetween(before, after, compiled);
    const because = doubts(view, earlier, found.undecided.length);
    if (found.causes.length)
      return {
        outcome: 'fail',
        witnesses: await driftWitnesses(view, earlier, {
          before,
          after,
          found,
        }),
        ...(because.length ? { because } : {}),
      };
    if (because.length) return { outcome: 'unknown', because };
    const { people, policiesChanged } = found;
    return {
      outcome: 'pass',
      evidence: {
        ...evidence,
        people,
        policiesChanged,
        notRead: signInUses.filter(each => !isRead(view, each)),
      },
    };
  },
});

/** Read anew only when it is another past: what a tenant of a hundred thousand was a week ago is much to look up. */
async function readingOf(
  view: SignInView,
  earlier: EarlierView<SignInDataset>,
): Promise<TenantReading> {
  const { breakGlassAccounts } = view.declarations;
  const read = () =>
    readTenant(earlier, {
      isPrivileged: isAdministratorRole,
      breakGlassAccounts,
    });
  // Of a million people nothing is held.
  const isKept = (await earlier.selectedById?.(personKinds)) !== undefined;
  if (!isKept || !earlier.mark || !view.remembered) return read();
  const known = view.remembered(
    'ca.before',
    JSON.stringify([earlier.mark, breakGlassAccounts]),
    (): { reading?: TenantReading } => ({}),
  );
  known.reading ??= await read();
  return known.reading;
}

/** Roles that somebody could activate match no policy until then, and no policy asks who manages or owns. */
const noMatter: readonly (DatasetId | RelationName)[] = [
  'users.manager',
  'roleEligibilityScheduleInstances',
  'groups.owners',
];

/** What of it has changed, or can be read now and could not be then: nothing else can open a sign-in. */
async function whatMatters(
  view: SignInView,
  earlier: EarlierView<SignInDataset>,
): Promise<string[]> {
  const changed = new Set(await earlier.changed());
  if (changed.has('users') && (await areSamePeople(view, earlier)))
    changed.delete('users');
  return [
    ...changed,
    ...signInUses.filter(each => isRead(view, each) !== isRead(earlier, each)),
  ]
    .filter(each => !noMatter.includes(each))
    .sort();
}

/** Of what is known of people, little tells them apart to a policy: most that changes are names and licences. */
async function areSamePeople(
  view: SignInView,
  earlier: EarlierView<SignInDataset>,
): Promise<boolean> {
  const now = await view.selectedById?.(personKinds);
  if (!now) return false;
  // By a name somebody may be declared, and left out.
  const isByName = view.declarations.breakGlassAccounts.some(each =>
    each.includes('@'),
  );
  return !isByName && now === (await earlier.selectedById?.(personKinds));
}

function isRead(
  of: Pick<SignInView, 'completeness'>,
  dataset: SignInDataset,
): boolean {
  return of.completeness(dataset).state === 'complete';
}

/** Why nobody can tell whether anything has opened. */
function doubts(
  view: SignInView,
  earlier: EarlierView<SignInDataset>,
  undecided: number,
): Gap[] {
  if (!undecided) return [];
  const missing = signInUses.flatMap(dataset =>
    [view, earlier]
      .map(each => ({ dataset, completeness: each.completeness(dataset) }))
      .filter(({ completeness }) => completeness.state !== 'complete')
      .slice(0, 1),
  );
  if (missing.length) return missing;
  return [
    {
      dataset: 'conditionalAccessPolicies',
      completeness: {
        state: 'partial',
        seen: 0,
        why: `Something has changed since ${earlier.at}, and whether it opens a sign-in depends on a condition that cannot be judged from what Graph tells.`,
      },
    },
  ];
}
