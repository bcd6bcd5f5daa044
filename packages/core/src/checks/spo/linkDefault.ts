import { defineCheck } from '../../model';
import { judgeSettings, onlyRow } from '../judgeSettings';

export const linkDefault = defineCheck({
  id: 'spo.link-default',
  family: 'spo',
  title: 'Guests may share on what was shared with them',
  severity: 'medium',
  whyItMatters:
    'Who was let in to one file decides who comes next. The owner never meets the people who read it in the end.',
  howToFix: [
    'In the SharePoint admin centre, Policies, Sharing, More external sharing settings, clear "Allow guests to share items they don’t own".',
    'While there, look at the default kind of link and at how long links and guests last: Microsoft Graph does not tell these, and nothing here judges them.',
  ],
  falsePositives: [
    'Projects that outsiders lead; then let them ask an owner inside.',
  ],
  references: {
    mitre: ['T1213.002'],
    cis: ['7.2.5'],
    urls: [
      'https://learn.microsoft.com/sharepoint/turn-external-sharing-on-or-off',
      'https://learn.microsoft.com/graph/api/resources/sharepointsettings',
    ],
  },
  needs: ['sharePointSettings'],
  async evaluate(view) {
    const settings = await onlyRow(view.rows('sharePointSettings'));
    if (settings?.sharingCapability === 'disabled')
      return {
        outcome: 'notApplicable',
        because: 'Nothing of the tenant is shared with outsiders.',
      };
    const { isResharingByExternalUsersEnabled } = settings ?? {};
    return judgeSettings('sharePointSettings', [
      {
        name: 'isResharingByExternalUsersEnabled',
        wrong: isResharingByExternalUsersEnabled ?? undefined,
        severity: 'medium',
        statement: 'Guests may share what was shared with them.',
        facts: {
          isResharingByExternalUsersEnabled:
            isResharingByExternalUsersEnabled ?? null,
        },
      },
    ]);
  },
});
