import { defineCheck } from '../../model';
import { judgeSettings, onlyRow } from '../judgeSettings';

export const migration = defineCheck({
  id: 'auth.migration',
  family: 'auth',
  title: 'The old policies for sign-in methods are still in force',
  severity: 'low',
  whyItMatters:
    'What the new policy forbids, the old ones for multifactor authentication and password reset may still allow, and no list here or there shows both.',
  howToFix: [
    'Compare the old settings with Authentication methods, Policies, by the migration guide in the portal.',
    'Set the migration to complete, so that one policy decides.',
  ],
  falsePositives: ['A migration that is under way and has a date.'],
  references: {
    scuba: ['MS.AAD.3.4v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-methods-manage',
    ],
  },
  needs: ['authenticationMethodsPolicy'],
  async evaluate(view) {
    const policy = await onlyRow(view.rows('authenticationMethodsPolicy'));
    const state = policy?.policyMigrationState;
    const open = state === 'preMigration' || state === 'migrationInProgress';
    // Null is what tenants have that never had the old policies.
    const done = state === 'migrationComplete' || state === null;
    return judgeSettings('authenticationMethodsPolicy', [
      {
        name: 'policyMigrationState',
        wrong: open || done ? open : undefined,
        severity: 'low',
        statement:
          'The old policies for sign-in methods decide beside the new one.',
        facts: { policyMigrationState: state ?? null },
      },
    ]);
  },
});
