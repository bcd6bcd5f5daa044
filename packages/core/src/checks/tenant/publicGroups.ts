import {
  AffectedEntity,
  defineCheck,
  eachSelected,
  selection,
} from '../../model';

const microsoft365 = selection(
  'groups',
  ({ id, displayName, groupTypes, visibility }) =>
    groupTypes?.includes('Unified')
      ? { id, displayName, visibility }
      : undefined,
);

export const publicGroups = defineCheck({
  id: 'tenant.public-groups',
  family: 'tenant',
  title: 'Public Microsoft 365 groups',
  severity: 'low',
  whyItMatters:
    'Every member of the tenant may join a public group without asking, and read its files and mail before that. Many are public only because nobody chose.',
  howToFix: [
    'Ask the owners whether the group is meant for everyone, and make the others private.',
    'Let sensitivity labels decide for new groups.',
  ],
  falsePositives: [
    'Communities that are open on purpose: accept the finding for these.',
  ],
  references: {
    cis: ['1.2.1'],
    urls: [
      'https://learn.microsoft.com/microsoft-365/solutions/collaboration-governance-overview',
      'https://learn.microsoft.com/graph/api/resources/group',
    ],
  },
  needs: ['groups'],
  async evaluate(view) {
    const affected: AffectedEntity[] = [];
    let groups = 0;
    let unsaid = 0;
    await eachSelected(
      view,
      microsoft365,
      ({ id, displayName, visibility }) => {
        groups += 1;
        if (!visibility) unsaid += 1;
        if (visibility?.toLowerCase() === 'public')
          affected.push({
            kind: 'group',
            id,
            label: displayName ?? id,
            facts: { visibility },
          });
      },
    );
    if (affected.length)
      return {
        outcome: 'fail',
        witnesses: [
          {
            key: 'tenant',
            statement: `${affected.length} of ${groups} Microsoft 365 groups ${affected.length === 1 ? 'is' : 'are'} public.`,
            affected,
            facts: { groups, unsaid },
          },
        ],
      };
    if (!groups)
      return {
        outcome: 'notApplicable',
        because: 'The tenant has no Microsoft 365 group.',
      };
    return unsaid
      ? {
          outcome: 'unknown',
          because: [
            {
              dataset: 'groups',
              completeness: {
                state: 'partial',
                seen: groups - unsaid,
                why: `Microsoft did not send how visible ${unsaid} of ${groups} Microsoft 365 groups are.`,
              },
            },
          ],
        }
      : { outcome: 'pass', evidence: { groups } };
  },
});
