import { excludesOnly, WholePolicy } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

const legacy = ['exchangeActiveSync', 'other'];

/** Blocks both kinds of legacy client, or asks every client for what a legacy client cannot do. */
function stopsLegacy({
  blocks,
  requiresMfa,
  clientAppTypes,
}: WholePolicy): boolean {
  const every = clientAppTypes.has('all') || clientAppTypes.size === 0;
  const both = legacy.every(type => clientAppTypes.has(type));
  return (blocks && (both || every)) || (requiresMfa && every);
}

export const legacyAuthOpen = defineCheck({
  id: 'ca.legacy-auth-open',
  family: 'ca',
  title: 'Legacy authentication is not blocked',
  severity: 'high',
  whyItMatters:
    'Old mail protocols know no second factor: a guessed password is enough, and password sprays go there first.',
  howToFix: [
    'Look in the sign-in log, filtered by client app, for who still uses them.',
    'Enforce a policy for all users and all resources with the client apps Exchange ActiveSync and Other, that blocks.',
  ],
  falsePositives: [
    'Scanners and printers that send mail; give them a connector instead of an exclusion.',
  ],
  references: {
    mitre: ['T1110', 'T1078.004'],
    cis: ['5.2.2.3'],
    scuba: ['MS.AAD.1.1v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy stops legacy authentication for all users and all resources.',
      closes: whole =>
        whole.enabled &&
        whole.allUsers &&
        whole.allApps &&
        stopsLegacy(whole) &&
        [...whole.narrowing].every(each => each === 'clientAppTypes') &&
        excludesOnly(whole, accepted),
      almost: whole =>
        stopsLegacy(whole) && whole.allUsers
          ? shortfall(whole, accepted, ['clientAppTypes']).join('; ')
          : undefined,
    });
  },
});
