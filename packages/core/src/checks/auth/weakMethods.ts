import { defineCheck, Severity } from '../../model';
import { judgeSettings, Setting } from '../judgeSettings';
import { privilegedUses } from '../priv/privileged';
import {
  isEnabled,
  methodConfigurations,
  targetsOf,
} from './methodConfigurations';
import { privilegedUsersOf } from './methodUsers';

const methods = [
  { id: 'Sms', name: 'Text messages' },
  { id: 'Voice', name: 'Phone calls' },
  { id: 'Email', name: 'Codes by e-mail' },
];

export const weakMethods = defineCheck({
  id: 'auth.weak-methods',
  family: 'auth',
  title: 'Text messages, calls or codes by e-mail are allowed',
  severity: 'high',
  whyItMatters:
    'A phone number can be taken over at the provider, and a code can be asked for on a false page. As long as the weak method is allowed, the strong one beside it protects nobody.',
  howToFix: [
    'See in the registration report who has nothing else, and help those to the Authenticator app or a passkey first.',
    'Then turn the method off in Authentication methods, Policies: for administrators at once, for the others group by group.',
  ],
  falsePositives: [
    'Groups that cannot have anything better yet, such as staff without a device of their own: allow it for these alone.',
  ],
  references: {
    mitre: ['T1621', 'T1566'],
    cis: ['5.2.3.5', '5.2.3.7'],
    scuba: ['MS.AAD.3.5v2'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-methods-manage',
      'https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicies-overview',
    ],
  },
  needs: ['authenticationMethodsPolicy'],
  uses: ['users', ...privilegedUses],
  async evaluate(view) {
    const configuration = await methodConfigurations(view);
    const settings: Setting[] = [];
    for (const { id, name } of methods) {
      const method = configuration(id);
      const enabled = isEnabled(method);
      const targets = targetsOf(method, 'includeTargets');
      // E-mail is always there for guests by a switch of its own; with nobody in its targets it is for these alone.
      const wrong =
        enabled && id === 'Email' ? targets && targets.length > 0 : enabled;
      const privileged =
        wrong && method ? await privilegedUsersOf(view, method) : undefined;
      const severity: Severity = privileged ? 'high' : 'medium';
      settings.push({
        name: id,
        wrong,
        severity,
        statement: `${name} ${targets?.includes('all_users') ? 'are allowed for everyone' : 'are allowed for some groups'}${privileged ? ', administrators among them' : ''}.`,
        facts: {
          method: id,
          state: method?.state ?? null,
          includeTargets: targets ?? null,
          excludeTargets: targetsOf(method, 'excludeTargets') ?? null,
          privileged: privileged ?? null,
        },
      });
    }
    return judgeSettings('authenticationMethodsPolicy', settings);
  },
});
