import type { Narrowing, WholePolicy } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import { mailAndFiles, reachesMailAndFiles } from './mailAndFiles';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';
import { sessionLimits } from './sessionLimits';

/** Tokens are bound in apps on Windows: that a policy is for these alone does not make it narrow. */
function borne({ policy, clientAppTypes }: WholePolicy): Narrowing[] {
  const { includePlatforms = [], excludePlatforms = [] } =
    policy.conditions?.platforms ?? {};
  const windows =
    includePlatforms.some(each => /^(all|windows)$/i.test(each)) &&
    !excludePlatforms.some(each => /^windows$/i.test(each));
  return [
    ...(windows ? (['platforms'] as const) : []),
    ...(clientAppTypes.has('mobileAppsAndDesktopClients')
      ? (['clientAppTypes'] as const)
      : []),
  ];
}

/** Other apps that it leaves out do not matter here. */
function asIfForAll(whole: WholePolicy): WholePolicy {
  const { excluded } = whole;
  return {
    ...whole,
    allApps: reachesMailAndFiles(whole),
    excluded: {
      ...excluded,
      apps: excluded.apps.filter(id => mailAndFiles.includes(id.toLowerCase())),
    },
  };
}

export const tokenProtection = defineCheck({
  id: 'ca.token-protection',
  family: 'ca',
  title: 'Tokens are not bound to their device',
  severity: 'low',
  whyItMatters:
    'A token that is copied from a computer opens mail and files anywhere, without a password and without a second factor. Token protection makes it worthless on another device.',
  howToFix: [
    'Enforce a policy for all users on Exchange Online and SharePoint Online, for Windows and the clients Mobile apps and desktop clients, with the session control Require token protection.',
    'Begin with a pilot group: apps that cannot bind their token are locked out.',
  ],
  falsePositives: [
    'Tenants whose people have no Windows devices that the directory knows.',
    'A roll-out that goes group by group; the policies that come close are named.',
  ],
  references: {
    mitre: ['T1528', 'T1539'],
    cis: ['5.2.2.16'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-token-protection',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy binds the tokens of all users for mail and files to their Windows device.',
      closes: whole =>
        sessionLimits(whole.policy).bound &&
        isForEveryone(asIfForAll(whole), accepted, borne(whole)),
      almost(whole) {
        if (!sessionLimits(whole.policy).bound) return undefined;
        return shortfall(asIfForAll(whole), accepted, borne(whole))
          .map(reason =>
            reason === 'it does not include all resources'
              ? 'it does not include both Exchange and SharePoint'
              : reason,
          )
          .join('; ');
      },
    });
  },
});
