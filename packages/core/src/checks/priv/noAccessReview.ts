import {
  AffectedEntity,
  CheckView,
  defineCheck,
  Gap,
  selected,
  selection,
  Witness,
} from '../../model';
import { unsent, verdictOf } from '../verdictOf';
import { reviewed } from './accessReviews';
import { roleTier } from './roleTiers';

const roleNeeds = ['roleDefinitions', 'roleAssignments'] as const;
const eligibility = 'roleEligibilityScheduleInstances';

/** Roles of tier 0 and 1 that somebody holds or may activate. */
async function rolesInUse(
  view: CheckView<(typeof roleNeeds)[number] | typeof eligibility>,
): Promise<{ roles: AffectedEntity[]; gaps: Gap[] }> {
  const held = new Set<string>();
  for await (const { roleDefinitionId } of view.rows('roleAssignments'))
    if (roleDefinitionId) held.add(roleDefinitionId);
  const completeness = view.completeness(eligibility);
  if (completeness.state === 'complete')
    for await (const { roleDefinitionId } of view.rows(eligibility))
      if (roleDefinitionId) held.add(roleDefinitionId);
  const roles: AffectedEntity[] = [];
  for await (const { id, templateId, displayName } of view.rows(
    'roleDefinitions',
  )) {
    const tier = roleTier(templateId ?? id);
    if (held.has(id) && tier !== undefined && tier <= 1)
      roles.push({ kind: 'role', id, label: displayName ?? id });
  }
  // Without the licence nobody is eligible.
  const known = ['complete', 'unlicensed'].includes(completeness.state);
  return {
    roles,
    gaps: known ? [] : [{ dataset: eligibility, completeness }],
  };
}

const enabledGuests = selection(
  'users',
  ({ userType, accountEnabled }) =>
    (userType === 'Guest' && accountEnabled !== false) || undefined,
);

async function hasGuests(view: CheckView<'users'>): Promise<boolean> {
  for await (const isOne of selected(view, enabledGuests)) return isOne;
  return false;
}

export const noAccessReview = defineCheck({
  id: 'priv.no-access-review',
  family: 'priv',
  title: 'Nobody looks over privileged roles or guests',
  severity: 'medium',
  whyItMatters:
    'Roles and guests are given for a reason that ends, and nobody takes them back. What is not looked over from time to time only grows, and each of it is an account to steal.',
  howToFix: [
    'In Identity Governance, Access reviews, or in Privileged Identity Management, create a review of each privileged role that repeats at least twice a year, with reviewers who do not hold the role themselves.',
    'Create one of guests in all Microsoft 365 groups, and let access end of which nobody says that it is needed.',
  ],
  falsePositives: [
    'Organisations that review access with another product.',
    'Guests who are reviewed as members of a group that holds guests alone: a review that does not name guests is not known to be one of them.',
    'Roles that are held only through groups whose members are reviewed.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.3.2', '5.3.3'],
    urls: [
      'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-create-roles-and-resource-roles-review',
      'https://learn.microsoft.com/entra/id-governance/manage-guest-access-with-access-reviews',
    ],
  },
  needs: ['accessReviewDefinitions', ...roleNeeds, 'users'],
  uses: [eligibility],
  async evaluate(view) {
    const reviews = await reviewed(view);
    const { roles, gaps } = await rolesInUse(view);
    const left = roles.filter(({ id }) => !reviews.roles.has(id.toLowerCase()));
    const guestsLeft = !reviews.guests && (await hasGuests(view));
    const facts = { reviews: reviews.definitions, roles: roles.length };
    const witnesses: Witness[] = [];
    // A review of which it is not known what it looks over may be the one that is missing.
    if (!reviews.unclear) {
      if (left.length)
        witnesses.push({
          key: 'roles',
          severity: 'medium',
          statement: `No recurring review looks over who holds ${left.length} of ${roles.length} privileged roles in use.`,
          affected: left,
          facts,
        });
      if (guestsLeft)
        witnesses.push({
          key: 'guests',
          severity: 'low',
          statement: 'No recurring review looks over guests.',
          affected: [],
          facts,
        });
    }
    const missing = left.length || guestsLeft ? reviews.unclear : 0;
    return verdictOf(
      witnesses,
      [
        ...gaps,
        ...unsent(
          'accessReviewDefinitions',
          { missing, seen: reviews.definitions - missing },
          `Microsoft does not say of ${missing} access reviews whether they go on, or what they look over.`,
        ),
      ],
      facts,
    );
  },
});
