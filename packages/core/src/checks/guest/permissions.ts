import { defineCheck, Severity } from '../../model';

const levels: Record<string, { severity?: Severity; statement: string }> = {
  'a0b1b346-4d3e-4e8b-98f8-753987be4970': {
    severity: 'high',
    statement: 'Guests may read the directory as members do.',
  },
  '10dae51f-b6af-4016-8d66-8c2a99b929b3': {
    severity: 'low',
    statement:
      'Guests may read names and memberships of a limited part of the directory.',
  },
  '2af84b1e-32c8-42b7-82bc-daa82404023b': {
    statement: 'Guests may read only what is theirs.',
  },
};

export const permissions = defineCheck({
  id: 'guest.permissions',
  family: 'guest',
  title: 'Guests may read too much of the directory',
  severity: 'high',
  whyItMatters:
    'One compromised guest lists every person, group and administrator: the map for the next attack.',
  howToFix: [
    'Set External collaboration settings, Guest user access, to the most restrictive level.',
  ],
  falsePositives: ['Apps in which guests must find people by name.'],
  references: {
    mitre: ['T1087.004'],
    cis: ['5.1.6.2'],
    scuba: ['MS.AAD.8.1v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/users/users-restrict-guest-permissions',
    ],
  },
  needs: ['authorizationPolicy'],
  async evaluate(view) {
    for await (const { guestUserRoleId } of view.rows('authorizationPolicy')) {
      const level = guestUserRoleId
        ? levels[guestUserRoleId.toLowerCase()]
        : undefined;
      if (level && !level.severity)
        return { outcome: 'pass', evidence: { guestUserRoleId } };
      if (level) {
        return {
          outcome: 'fail',
          witnesses: [
            {
              key: 'tenant',
              severity: level.severity,
              statement: level.statement,
              affected: [],
              facts: { guestUserRoleId },
            },
          ],
        };
      }
      if (guestUserRoleId) {
        // A role that is none of the three is not the restricted one, whatever it is.
        return {
          outcome: 'fail',
          witnesses: [
            {
              key: 'tenant',
              severity: 'low',
              statement:
                'Guests have a role that is not one of Microsoft’s three levels.',
              affected: [],
              facts: { guestUserRoleId },
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
            why: 'Microsoft did not send which role guests have.',
          },
        },
      ],
    };
  },
});
