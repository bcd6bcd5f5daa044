import type { WholePolicy } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

/** @see https://learn.microsoft.com/graph/api/resources/conditionalaccessplatforms */
const known = new Set([
  'android',
  'ios',
  'windows',
  'windowsphone',
  'macos',
  'linux',
]);

/** It reaches what names no platform: everything but platforms that are known. */
function blocksUnknown({ policy, blocks }: WholePolicy): boolean {
  const { includePlatforms = [], excludePlatforms = [] } =
    policy.conditions?.platforms ?? {};
  return (
    blocks &&
    includePlatforms.some(each => each.toLowerCase() === 'all') &&
    excludePlatforms.every(each => known.has(each.toLowerCase()))
  );
}

export const unknownPlatform = defineCheck({
  id: 'ca.unknown-platform',
  family: 'ca',
  title: 'Unknown platforms are not blocked',
  severity: 'low',
  whyItMatters:
    'The platform is what the client says of itself. Policies that name platforms do not reach a client that names none, and a script can name none.',
  howToFix: [
    'Enforce a policy for all users and all resources that includes any device platform, leaves out the platforms in use, and blocks.',
  ],
  falsePositives: [
    'Tenants where no policy is for certain platforms only: there is nothing to get around.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-device-unknown-unsupported',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy blocks unknown platforms for all users and all resources.',
      closes: whole =>
        blocksUnknown(whole) && isForEveryone(whole, accepted, ['platforms']),
      almost: whole =>
        blocksUnknown(whole)
          ? shortfall(whole, accepted, ['platforms']).join('; ')
          : undefined,
    });
  },
});
