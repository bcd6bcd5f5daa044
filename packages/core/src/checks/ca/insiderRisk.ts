import type { WholePolicy } from '../../conditionalAccess';
import { defineCheck, type CheckView } from '../../model';
import { isForEveryone } from './everyone';
import { reachesMailAndFiles } from './mailAndFiles';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';

/**
 * Plans of Purview's insider risk management, which works the level out.
 *
 * @see https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
const plans = /^INSIDER_RISK(_MANAGEMENT)?$/;

async function isLicensed(view: CheckView<'subscribedSkus'>): Promise<boolean> {
  for await (const { servicePlans = [] } of view.rows('subscribedSkus'))
    if (
      servicePlans.some(
        ({ servicePlanName, provisioningStatus }) =>
          plans.test(servicePlanName ?? '') &&
          provisioningStatus !== 'Disabled',
      )
    )
      return true;
  return false;
}

/** Graph writes several levels as one text, parted by commas. */
function acts({ policy, blocks }: WholePolicy): boolean {
  const levels = (policy.conditions?.insiderRiskLevels ?? '').split(',');
  return blocks && levels.some(level => level.trim() === 'elevated');
}

/** Of guests no level is worked out, and Office 365 is where data is taken from. */
function asAsked(whole: WholePolicy): WholePolicy {
  return {
    ...whole,
    allApps: reachesMailAndFiles(whole),
    excluded: { ...whole.excluded, guests: false },
  };
}

export const insiderRisk = defineCheck({
  id: 'ca.insider-risk',
  family: 'ca',
  title: 'Nothing is done about people at elevated insider risk',
  severity: 'info',
  whyItMatters:
    'Purview has seen somebody gather and carry off data, and holds their risk for elevated. No policy keeps them from going on while that is looked into.',
  howToFix: [
    'Switch on Adaptive Protection in Microsoft Purview, and enforce a policy that blocks all users at elevated insider risk from Office 365.',
  ],
  falsePositives: [
    'Tenants that have the licence and have not switched Adaptive Protection on: there is no level that a policy could act on.',
    'Policies that leave out guests, of whom no level is worked out: they count.',
  ],
  references: {
    mitre: ['T1213.002'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-risk-based-insider-block',
      'https://learn.microsoft.com/purview/insider-risk-management-adaptive-protection',
    ],
  },
  needs: [...baselineNeeds, 'subscribedSkus'],
  async evaluate(view) {
    if (!(await isLicensed(view)))
      return {
        outcome: 'notApplicable',
        because:
          'The tenant has no licence for insider risk management: no level is worked out that a policy could act on.',
      };
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy blocks people at elevated insider risk from mail and files.',
      closes: whole =>
        acts(whole) && isForEveryone(asAsked(whole), accepted, ['insiderRisk']),
      almost: whole =>
        acts(whole)
          ? shortfall(asAsked(whole), accepted, ['insiderRisk']).join('; ')
          : undefined,
    });
  },
});
