import { appBundles } from '../../conditionalAccess/appBundles';
import type { WholePolicy } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

const word = 'microsoftadminportals';
const portals = new Set(
  [word, ...appBundles.MicrosoftAdminPortals].map(each => each.toLowerCase()),
);

/** It names the portals by their word, or asks a second factor for everything and leaves none of them out. */
function guards({
  policy,
  allApps,
  blocks,
  requiresMfa,
  excluded,
}: WholePolicy): boolean {
  const named = policy.conditions?.applications?.includeApplications?.some(
    id => id.toLowerCase() === word,
  );
  return (
    (blocks ? Boolean(named) : requiresMfa && Boolean(named || allApps)) &&
    !excluded.apps.some(id => portals.has(id.toLowerCase()))
  );
}

/** Other apps that it names or leaves out do not matter here; nor whom a block spares for their role. */
function asIfForPortals(whole: WholePolicy): WholePolicy {
  const { blocks, excluded } = whole;
  return {
    ...whole,
    allApps: true,
    excluded: {
      ...excluded,
      apps: [],
      roles: blocks ? [] : excluded.roles,
    },
  };
}

export const adminPortals = defineCheck({
  id: 'ca.admin-portals',
  family: 'ca',
  title: 'Admin portals are open with a password alone',
  severity: 'medium',
  whyItMatters:
    'Anyone in the tenant can open the admin portals and read from them who is who and what is set. No policy asks for a second factor there, and none keeps people without a role out.',
  howToFix: [
    'Enforce a policy for all users on Microsoft Admin Portals (or all resources) that requires multifactor authentication.',
    'Or block Microsoft Admin Portals for all users but the administrator roles.',
  ],
  falsePositives: [
    'People whose sign-ins to the portals several policies cover together; this check reads whole policies only.',
    'Microsoft asks for multifactor authentication in most admin portals by itself; a policy keeps it under your own control.',
  ],
  references: {
    cis: ['5.1.2.4'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-admin-portals',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy asks all users for multifactor authentication on the admin portals, and none blocks them for people without a role.',
      closes: whole =>
        guards(whole) && isForEveryone(asIfForPortals(whole), accepted),
      almost: whole =>
        guards(whole)
          ? shortfall(asIfForPortals(whole), accepted).join('; ')
          : undefined,
    });
  },
});
