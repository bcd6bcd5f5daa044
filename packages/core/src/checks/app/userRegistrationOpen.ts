import { defineCheck } from '../../model';

export const userRegistrationOpen = defineCheck({
  id: 'app.user-registration-open',
  family: 'app',
  title: 'Everyone may register apps',
  severity: 'medium',
  whyItMatters:
    'A taken-over account registers an app of its own, which looks like one of the organisation and stays when the account is locked.',
  howToFix: [
    'Set Users can register applications to No, and give developers the Application Developer role.',
  ],
  falsePositives: ['Tenants that are only for development.'],
  references: {
    mitre: ['T1528'],
    cis: ['5.1.2.2'],
    scuba: ['MS.AAD.5.1v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/role-based-access-control/delegate-app-roles',
    ],
  },
  needs: ['authorizationPolicy'],
  async evaluate(view) {
    for await (const { defaultUserRolePermissions } of view.rows(
      'authorizationPolicy',
    )) {
      const allowedToCreateApps =
        defaultUserRolePermissions?.allowedToCreateApps;
      if (allowedToCreateApps === false)
        return { outcome: 'pass', evidence: { allowedToCreateApps } };
      if (allowedToCreateApps) {
        return {
          outcome: 'fail',
          witnesses: [
            {
              key: 'tenant',
              statement: 'Everyone in the tenant may register apps.',
              affected: [],
              facts: { allowedToCreateApps },
            },
          ],
        };
      }
    }
    return {
      outcome: 'unknown',
      because: [
        {
          dataset: 'authorizationPolicy',
          completeness: {
            state: 'partial',
            seen: 0,
            why: 'Microsoft did not send whether people may register apps.',
          },
        },
      ],
    };
  },
});
