import { defineCheck } from '../../model';
import { judgeSettings, onlyRow } from '../judgeSettings';

const open = 'externalUserAndGuestSharing';
const closed = [
  'disabled',
  'existingExternalUserSharingOnly',
  'externalUserSharingOnly',
];

export const tenantAnyone = defineCheck({
  id: 'spo.tenant-anyone',
  family: 'spo',
  title: 'Files may be shared with anyone who has the link',
  severity: 'high',
  whyItMatters:
    'Such a link works for whoever it reaches, without a sign-in and without a name in the log: forwarded, leaked or guessed from a mail that was never meant for them.',
  howToFix: [
    'Look in the SharePoint sharing report at which sites use such links, and tell their owners.',
    'Set SharePoint admin centre, Policies, Sharing, to "New and existing guests" or stricter.',
    'Where one site needs such links, let them expire and only be read.',
  ],
  falsePositives: [
    'Organisations that publish files on purpose; then allow it for the one site, not for the tenant.',
  ],
  references: {
    mitre: ['T1213.002'],
    cis: ['7.2.3', '7.2.4'],
    scuba: ['MS.SHAREPOINT.1.1'],
    urls: [
      'https://learn.microsoft.com/sharepoint/turn-external-sharing-on-or-off',
      'https://learn.microsoft.com/graph/api/resources/sharepointsettings',
    ],
  },
  needs: ['sharePointSettings'],
  async evaluate(view) {
    const settings = await onlyRow(view.rows('sharePointSettings'));
    const { sharingCapability, sharingDomainRestrictionMode } = settings ?? {};
    const known =
      sharingCapability === open || closed.includes(`${sharingCapability}`);
    return judgeSettings('sharePointSettings', [
      {
        name: 'sharingCapability',
        wrong: known ? sharingCapability === open : undefined,
        severity: 'high',
        statement:
          'Files and folders of the tenant may be shared with anyone who has the link, without a sign-in.',
        facts: {
          sharingCapability: sharingCapability ?? null,
          sharingDomainRestrictionMode: sharingDomainRestrictionMode ?? null,
        },
      },
    ]);
  },
});
