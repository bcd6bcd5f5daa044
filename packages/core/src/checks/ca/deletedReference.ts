import {
  defineCheck,
  type ConditionalAccessPolicy,
  type EntityKind,
  type Witness,
} from '../../model';
import { policyRef, wholePolicies } from './policies';

/** Words that stand for many, and are in no directory. */
const words =
  /^(all|none|alltrusted|guestsorexternalusers|office365|microsoftadminportals|azurevirtualdesktop)$/i;
/** "MFA Trusted IPs": a location of its own that Graph does not list. */
const trustedIps = '00000000-0000-0000-0000-000000000000';

interface Reference {
  kind: EntityKind;
  id: string;
}

export const deletedReference = defineCheck({
  id: 'ca.deleted-reference',
  family: 'ca',
  title: 'A policy names what is no longer there',
  severity: 'low',
  whyItMatters:
    'A policy whose group or user was deleted silently reaches fewer people than whoever reads it believes.',
  howToFix: [
    'Take what is gone out of the policy, and see whom the policy should reach instead.',
  ],
  falsePositives: [
    'Objects that were deleted a moment ago, or are in the recycle bin and will be restored.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access',
    ],
  },
  needs: [
    'conditionalAccessPolicies',
    'users',
    'groups',
    'roleDefinitions',
    'namedLocations',
  ],
  async evaluate(view) {
    const all = await wholePolicies(view);
    const missing = new Map<string, Reference>();
    for (const { policy } of all)
      for (const each of referencesOf(policy))
        missing.set(each.id.toLowerCase(), each);
    const seen = (id: string | null | undefined) =>
      missing.delete(id?.toLowerCase() ?? '');
    const ids = [
      ...new Set([...missing].flatMap(([id, named]) => [id, named.id])),
    ];
    for await (const { id } of view.rows('users', { ids })) seen(id);
    for await (const { id } of view.rows('groups', { ids })) seen(id);
    for await (const { id } of view.rows('namedLocations')) seen(id);
    for await (const { id, templateId } of view.rows('roleDefinitions')) {
      seen(id);
      seen(templateId);
    }
    const witnesses = all.flatMap((whole): Witness[] => {
      const gone = referencesOf(whole.policy).filter(({ id }) =>
        missing.has(id.toLowerCase()),
      );
      return gone.length
        ? [
            {
              key: whole.policy.id,
              statement: `A policy names ${gone.length} ${gone.length === 1 ? 'object that is' : 'objects that are'} not in the directory.`,
              affected: [policyRef(whole)],
              facts: {
                state: whole.policy.state ?? null,
                missing: gone.map(({ kind, id }) => `${kind} ${id}`),
              },
            },
          ]
        : [];
    });
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { policies: all.length } };
  },
});

/** Apps are left out: an app of Microsoft may be named before the tenant has a service principal of it. */
function referencesOf({ conditions }: ConditionalAccessPolicy): Reference[] {
  const { users, locations } = conditions ?? {};
  const of = (kind: EntityKind, ...lists: (readonly string[] | undefined)[]) =>
    lists
      .flatMap(list => list ?? [])
      .filter(id => !words.test(id) && id !== trustedIps)
      .map(id => ({ kind, id }));
  return [
    ...of('user', users?.includeUsers, users?.excludeUsers),
    ...of('group', users?.includeGroups, users?.excludeGroups),
    ...of('role', users?.includeRoles, users?.excludeRoles),
    ...of(
      'namedLocation',
      locations?.includeLocations,
      locations?.excludeLocations,
    ),
  ];
}
