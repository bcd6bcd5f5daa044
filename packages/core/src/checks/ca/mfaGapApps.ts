import { azureManagement } from '../../conditionalAccess/pseudoPolicies';
import { audienceNoun, figure } from '../../conditionalAccess/tenant';
import { defineCheck, eachSelected, selection } from '../../model';
import { holes } from './policyHoles';
import { signInNeeds, signInUses } from './signIns';

/** Whoever gets into one of these can change the tenant, or read all of it. */
const critical = new Set([
  azureManagement,
  '00000003-0000-0000-c000-000000000000', // Microsoft Graph
  '00000002-0000-0000-c000-000000000000', // Azure AD Graph, and what asks for basic scopes
  'microsoftadminportals',
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c', // Azure portal
  '618dd325-23f6-4b6f-8380-4df78026e39b', // Microsoft 365 admin centre
  '497effe9-df71-4043-a8bb-14cf78c4b63b', // Exchange admin centre
]);

/** By what policies name apps, what they are called. */
const called = selection('servicePrincipals', ({ appId, displayName }) =>
  appId && displayName
    ? { appId: appId.toLowerCase(), displayName }
    : undefined,
);

export const mfaGapApps = defineCheck({
  id: 'ca.mfa-gap.apps',
  family: 'ca',
  title: 'Apps are outside multifactor authentication',
  severity: 'critical',
  whyItMatters:
    'An app that a policy leaves out, and that no other covers, is open to a password alone. Leaving out Azure’s management, Graph or an admin portal opens the tenant itself.',
  howToFix: [
    'Take the app out of the policy’s exclusions.',
    'Where it cannot do multifactor authentication, give it a policy of its own: block it from everywhere but where it is used.',
  ],
  falsePositives: [
    'Apps that ask for a second factor themselves, outside of Entra.',
  ],
  references: {
    mitre: ['T1556.009'],
    scuba: ['MS.AAD.3.2v2'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps',
    ],
  },
  needs: signInNeeds,
  uses: [...signInUses, 'servicePrincipals'],
  evaluate(view) {
    return holes(view, {
      isHole: ({ failing, kind }, primary) =>
        failing === 'target' && (kind === 'excluded' || primary),
      severityOf: ({ worst }) =>
        worst.cause.objects.some(id => critical.has(id.toLowerCase()))
          ? 'critical'
          : 'high',
      statementOf: ({ worst, people }) =>
        worst.cause.objects.length
          ? `A policy that asks for multifactor authentication leaves out ${worst.cause.objects.length === 1 ? 'an app' : `${worst.cause.objects.length} apps`} that no other policy covers for ${figure(people)} ${audienceNoun(worst.audience, people)}.`
          : `The policies that ask ${figure(people)} ${audienceNoun(worst.audience, people)} for multifactor authentication are for some apps only.`,
      async objectsOf({ worst }) {
        const wanted = new Set(worst.cause.objects.map(id => id.toLowerCase()));
        const labels = new Map<string, string>();
        if (view.completeness('servicePrincipals').state === 'complete')
          await eachSelected(view, called, ({ appId, displayName }) => {
            if (wanted.has(appId)) labels.set(appId, displayName);
          });
        return worst.cause.objects.map(id => ({
          kind: 'application',
          id,
          label: labels.get(id.toLowerCase()) ?? id,
        }));
      },
    });
  },
});
