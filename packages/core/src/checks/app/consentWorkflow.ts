import { defineCheck } from '../../model';
import { judgeSettings, onlyRow } from '../judgeSettings';

export const consentWorkflow = defineCheck({
  id: 'app.consent-workflow',
  family: 'app',
  title: 'Nobody is asked when people need an app',
  severity: 'low',
  whyItMatters:
    'Where people may not consent themselves and cannot ask, they take another app, another account, or an administrator who clicks Accept to be rid of them; and nobody sees who wanted what.',
  howToFix: [
    'In Enterprise applications, Consent and permissions, Admin consent settings, let users request consent, and name reviewers who know what a permission opens.',
    'Let reviewers be told by mail, and let requests end after a few weeks.',
  ],
  falsePositives: [
    'Organisations in which people ask for apps by a ticket of another system.',
  ],
  references: {
    mitre: ['T1528'],
    cis: ['5.1.5.2'],
    scuba: ['MS.AAD.5.3v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-admin-consent-workflow',
      'https://learn.microsoft.com/graph/api/resources/adminconsentrequestpolicy',
    ],
  },
  needs: ['adminConsentRequestPolicy'],
  async evaluate(view) {
    const policy = await onlyRow(view.rows('adminConsentRequestPolicy'));
    const isEnabled = policy?.isEnabled ?? undefined;
    const reviewers = policy?.reviewers?.length;
    // While it is off it has no reviewers: that is one thing to mend, and not two.
    const heard = isEnabled === false || (isEnabled && reviewers);
    return judgeSettings('adminConsentRequestPolicy', [
      {
        name: 'isEnabled',
        wrong: isEnabled === undefined ? undefined : !isEnabled,
        severity: 'low',
        statement:
          'People cannot ask an administrator to consent to an app that they need.',
        facts: { isEnabled: isEnabled ?? null },
      },
      {
        name: 'reviewers',
        wrong: heard === undefined ? undefined : !heard,
        severity: 'low',
        statement: 'People may ask for consent to apps, and nobody reviews it.',
        facts: { reviewers: reviewers ?? null },
      },
    ]);
  },
});
