import { defineCheck } from '../../model';
import { judgeSettings, onlyRow } from '../judgeSettings';

export const sspr = defineCheck({
  id: 'auth.sspr',
  family: 'auth',
  title: 'Administrators may reset their own password',
  severity: 'low',
  whyItMatters:
    'Who has an administrator’s phone or second mailbox makes a new password with it, and is that administrator.',
  howToFix: [
    'Set allowedToUseSSPR of the authorization policy to false, once each administrator has a way to be helped by another.',
  ],
  falsePositives: [
    'Tenants with one administrator, who would be locked out: use an emergency account for that.',
  ],
  references: {
    cis: ['5.2.4.1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy',
      'https://learn.microsoft.com/graph/api/resources/authorizationpolicy',
    ],
  },
  needs: ['authorizationPolicy'],
  async evaluate(view) {
    const policy = await onlyRow(view.rows('authorizationPolicy'));
    const allowed = policy?.allowedToUseSSPR ?? undefined;
    return judgeSettings('authorizationPolicy', [
      {
        name: 'allowedToUseSSPR',
        wrong: allowed,
        severity: 'low',
        statement: 'Administrators may reset their own password.',
        facts: { allowedToUseSSPR: allowed ?? null },
      },
    ]);
  },
});
