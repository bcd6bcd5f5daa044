import { templateRoles } from '../checks/priv/roleTiers';
import { DraftParts, LeftOut, PolicyDraft, policyDraft } from './policyDraft';

/** Built in, and the same in every tenant. @see https://learn.microsoft.com/graph/api/resources/authenticationstrengths-overview */
const PHISHING_RESISTANT = '00000000-0000-0000-0000-000000000004';
/** Windows Azure Service Management API. */
const AZURE_MANAGEMENT = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const EXCHANGE = '00000002-0000-0ff1-ce00-000000000000';
const SHAREPOINT = '00000003-0000-0ff1-ce00-000000000000';

/** Microsoft's template for administrators, and the roles beside it that SCuBA calls highly privileged. */
const administrators = {
  includeRoles: [
    ...new Set([
      ...templateRoles,
      '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', // Hybrid Identity Administrator
    ]),
  ],
};

const mfa = { builtInControls: ['mfa'] };
const block = { builtInControls: ['block'] };
const managed = { builtInControls: ['compliantDevice', 'domainJoinedDevice'] };
const strong = { authenticationStrength: { id: PHISHING_RESISTANT } };
const everyTime = {
  signInFrequency: {
    isEnabled: true,
    frequencyInterval: 'everyTime',
    authenticationType: 'primaryAndSecondaryAuthentication',
  },
};
const daily = {
  signInFrequency: {
    isEnabled: true,
    frequencyInterval: 'timeBased',
    type: 'hours',
    value: 12,
    authenticationType: 'primaryAndSecondaryAuthentication',
  },
  persistentBrowser: { isEnabled: true, mode: 'never' },
};

/** By the check whose finding each takes away once it is enabled. */
const drafts: Readonly<Record<string, DraftParts>> = {
  'ca.legacy-auth-open': {
    displayName: 'Block legacy authentication',
    conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] },
    grant: block,
  },
  'ca.admin-mfa-missing': {
    displayName: 'Require multifactor authentication for administrators',
    users: administrators,
    grant: mfa,
  },
  'ca.all-users-mfa-missing': {
    displayName: 'Require multifactor authentication for all users',
    grant: mfa,
  },
  'ca.all-apps-missing': {
    displayName: 'Require multifactor authentication for all resources',
    grant: mfa,
  },
  'ca.no-baseline': {
    displayName: 'Require multifactor authentication for administrators',
    users: administrators,
    grant: mfa,
  },
  'ca.phishing-resistant-admins': {
    displayName: 'Require phishing-resistant authentication for administrators',
    users: administrators,
    grant: strong,
  },
  'ca.phishing-resistant-all': {
    displayName: 'Require phishing-resistant authentication for all users',
    grant: strong,
  },
  'ca.azure-management-mfa': {
    displayName: 'Require multifactor authentication for Azure management',
    applications: { includeApplications: [AZURE_MANAGEMENT] },
    grant: mfa,
  },
  'ca.admin-portals': {
    displayName: 'Require multifactor authentication for admin portals',
    applications: { includeApplications: ['MicrosoftAdminPortals'] },
    grant: mfa,
  },
  'ca.device-code-open': {
    displayName: 'Block the device code flow',
    conditions: { authenticationFlows: { transferMethods: 'deviceCodeFlow' } },
    grant: block,
  },
  'ca.auth-transfer-open': {
    displayName: 'Block authentication transfer',
    conditions: {
      authenticationFlows: { transferMethods: 'authenticationTransfer' },
    },
    grant: block,
  },
  'ca.user-risk-high': {
    displayName: 'Require a password change at high user risk',
    conditions: { userRiskLevels: ['high'] },
    grant: { operator: 'AND', builtInControls: ['mfa', 'passwordChange'] },
    session: everyTime,
  },
  'ca.signin-risk-high': {
    displayName: 'Block sign-ins at high risk',
    conditions: { signInRiskLevels: ['high'] },
    grant: block,
  },
  'ca.signin-risk-mfa': {
    displayName: 'Require multifactor authentication at sign-in risk',
    conditions: { signInRiskLevels: ['high', 'medium'] },
    grant: mfa,
    session: everyTime,
  },
  'ca.insider-risk': {
    displayName: 'Block people at elevated insider risk',
    conditions: { insiderRiskLevels: 'elevated' },
    grant: block,
  },
  'ca.registration-open': {
    displayName: 'Guard the registration of security information',
    applications: {
      includeUserActions: ['urn:user:registersecurityinfo'],
    },
    grant: mfa,
  },
  'ca.device-registration-mfa': {
    displayName: 'Require multifactor authentication to register devices',
    applications: { includeUserActions: ['urn:user:registerdevice'] },
    grant: mfa,
  },
  'ca.managed-device': {
    displayName: 'Require a managed device for all users',
    grant: managed,
  },
  'ca.managed-device-admins': {
    displayName: 'Require a managed device for administrators',
    users: administrators,
    grant: managed,
  },
  'ca.unknown-platform': {
    displayName: 'Block unknown device platforms',
    conditions: {
      platforms: {
        includePlatforms: ['all'],
        excludePlatforms: ['android', 'iOS', 'windows', 'macOS', 'linux'],
      },
    },
    grant: block,
  },
  'ca.token-protection': {
    displayName: 'Require token protection for mail and files on Windows',
    applications: { includeApplications: [EXCHANGE, SHAREPOINT] },
    conditions: {
      clientAppTypes: ['mobileAppsAndDesktopClients'],
      platforms: { includePlatforms: ['windows'] },
    },
    session: { secureSignInSession: { isEnabled: true } },
  },
  'ca.unmanaged-session': {
    displayName: 'Limit sessions on unmanaged devices',
    conditions: {
      devices: {
        deviceFilter: {
          mode: 'exclude',
          rule: 'device.isCompliant -eq True -or device.trustType -eq "ServerAD"',
        },
      },
    },
    session: daily,
  },
  'ca.admin-session': {
    displayName: 'Limit the sessions of administrators',
    users: administrators,
    session: daily,
  },
};

/** Checks for whose finding there is a draft. */
export const drafted: readonly string[] = Object.keys(drafts);

/** A policy that would take the finding of a check away; undefined where no one policy does. */
export function draftFor(
  checkId: string,
  leftOut: LeftOut,
): PolicyDraft | undefined {
  const parts = drafts[checkId];
  return parts && policyDraft(parts, leftOut);
}
