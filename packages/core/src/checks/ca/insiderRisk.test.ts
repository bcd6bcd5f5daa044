import { noDefaults, outcome, policy } from '../givenTenant';
import { insiderRisk } from './insiderRisk';

type Given = Parameters<typeof policy>[1];
const elevated = { insiderRiskLevels: 'elevated' };
const block: Given = { controls: ['block'], conditions: elevated };

const judged = (
  given?: Given,
  servicePlanName = 'INSIDER_RISK',
  provisioningStatus = 'Success',
) =>
  outcome(insiderRisk, {
    rows: {
      securityDefaults: noDefaults,
      subscribedSkus: [
        { id: 's', servicePlans: [{ servicePlanName, provisioningStatus }] },
      ],
      conditionalAccessPolicies: given ? [policy('p', given)] : [],
    },
    declarations: { breakGlassAccounts: ['glass'] },
  });

describe('ca.insider-risk', () => {
  it.each<[string, Given]>([
    ['blocks everyone', block],
    [
      'blocks them from Office 365',
      { ...block, applications: { includeApplications: ['Office365'] } },
    ],
    [
      'names lower levels too',
      { ...block, conditions: { insiderRiskLevels: 'moderate,elevated' } },
    ],
    [
      'leaves out guests, of whom no level is known',
      {
        ...block,
        users: {
          excludeGuestsOrExternalUsers: {
            guestOrExternalUserTypes: 'b2bCollaborationGuest',
          },
        },
      },
    ],
    [
      'leaves out an emergency account',
      { ...block, users: { excludeUsers: ['glass'] } },
    ],
  ])('passes with a policy that %s', async (_, given) => {
    expect(await judged(given)).toBe('pass');
  });

  it.each<[string, Given | undefined]>([
    ['there is none', undefined],
    [
      'it only reports',
      { ...block, state: 'enabledForReportingButNotEnforced' },
    ],
    ['it asks for a second factor', { ...block, controls: ['mfa'] }],
    [
      'it is for a lower level',
      { ...block, conditions: { insiderRiskLevels: 'minor' } },
    ],
    ['people are left out', { ...block, users: { excludeUsers: ['ann'] } }],
    [
      'it is for another app',
      { ...block, applications: { includeApplications: ['app'] } },
    ],
    [
      'it is for one platform',
      {
        ...block,
        conditions: { ...elevated, platforms: { includePlatforms: ['iOS'] } },
      },
    ],
  ])('fails where %s', async (_, given) => {
    expect(await judged(given)).toBe('fail');
  });

  it.each([
    ['AAD_PREMIUM_P2', 'Success'],
    ['INSIDER_RISK_MANAGEMENT', 'Disabled'],
  ])('does not apply with %s that is %s', async (plan, status) => {
    expect(await judged(undefined, plan, status)).toBe('notApplicable');
  });
});
