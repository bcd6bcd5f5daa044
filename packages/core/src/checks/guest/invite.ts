import { defineCheck, Severity } from '../../model';

const severities: Record<string, Severity> = {
  everyone: 'high',
  adminsGuestInvitersAndAllMembers: 'medium',
};

const meanings: Record<string, string> = {
  everyone: 'Everyone, guests included, may invite guests.',
  adminsGuestInvitersAndAllMembers: 'Every member may invite guests.',
};

const restricted = ['none', 'adminsAndGuestInviters'];

export const invite = defineCheck({
  id: 'guest.invite',
  family: 'guest',
  title: 'Anyone may invite guests',
  severity: 'high',
  whyItMatters:
    'A guest can invite the next one: accounts come into the tenant that nobody decided on and nobody reviews.',
  howToFix: [
    'Set External collaboration settings, Guest invite settings, to administrators and the Guest Inviter role.',
    'Give that role to those who bring in partners.',
  ],
  falsePositives: [
    'Organisations whose whole purpose is working with outsiders, with reviews of guests in place.',
  ],
  references: {
    cis: ['5.1.6.3'],
    scuba: ['MS.AAD.8.2v1'],
    urls: [
      'https://learn.microsoft.com/entra/external-id/external-collaboration-settings-configure',
    ],
  },
  needs: ['authorizationPolicy'],
  async evaluate(view) {
    for await (const { allowInvitesFrom } of view.rows('authorizationPolicy')) {
      if (allowInvitesFrom && restricted.includes(allowInvitesFrom))
        return { outcome: 'pass', evidence: { allowInvitesFrom } };
      const severity = allowInvitesFrom
        ? severities[allowInvitesFrom]
        : undefined;
      if (allowInvitesFrom && severity) {
        return {
          outcome: 'fail',
          witnesses: [
            {
              key: 'tenant',
              severity,
              statement: meanings[allowInvitesFrom],
              affected: [],
              facts: { allowInvitesFrom },
            },
          ],
        };
      }
      return {
        outcome: 'unknown',
        because: [
          {
            dataset: 'authorizationPolicy',
            completeness: {
              state: 'partial',
              seen: 1,
              why: allowInvitesFrom
                ? `Microsoft sent a setting that is not known here: ${JSON.stringify(allowInvitesFrom)}.`
                : 'Microsoft did not send who may invite guests.',
            },
          },
        ],
      };
    }
    return {
      outcome: 'unknown',
      because: [
        {
          dataset: 'authorizationPolicy',
          completeness: {
            state: 'partial',
            seen: 0,
            why: 'Microsoft sent no authorization policy.',
          },
        },
      ],
    };
  },
});
