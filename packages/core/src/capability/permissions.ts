/** A permission as Microsoft names it, and what it is for here. */
export interface Permission {
  name: string;
  /** Which of the portal's products asks for it. */
  usedBy:
    'Entra ID' | 'Intune' | 'Outlook' | 'SharePoint' | 'Teams' | 'Sign-in';
  justification: string;
  /** One of the fifteen of the product's specification. */
  specification: boolean;
  /** Only in a sign-in, never an application permission: whether it is "granted" is not a question there. */
  signInOnly?: boolean;
  /** Why nothing is read by it yet, or ever. */
  note?: string;
}

/**
 * The fifteen of the specification first, then those that open what the fifteen do not.
 *
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const permissions: readonly Permission[] = [
  {
    name: 'User.Read.All',
    usedBy: 'Entra ID',
    specification: true,
    justification:
      'Inventory of people and guests: who there is, who is enabled, which licences they hold',
  },
  {
    name: 'Directory.Read.All',
    usedBy: 'Entra ID',
    specification: true,
    justification:
      'Groups, role assignments and consents: administrators told from standard accounts, ways to more privilege',
  },
  {
    name: 'AuditLog.Read.All',
    usedBy: 'Entra ID',
    specification: true,
    justification:
      'Sign-ins, audits and the registration report: risky sign-ins, impossible travel, missing multifactor authentication, privilege changes',
  },
  {
    name: 'Application.Read.All',
    usedBy: 'Entra ID',
    specification: true,
    justification:
      'Enterprise apps and app registrations, their secrets and role assignments',
  },
  {
    name: 'Policy.Read.All',
    usedBy: 'Entra ID',
    specification: true,
    justification:
      'Conditional Access, named locations, security defaults and guest policy; every check of them is unknown without it',
  },
  {
    name: 'DeviceManagementManagedDevices.Read.All',
    usedBy: 'Intune',
    specification: true,
    justification: 'Managed devices: system, compliance, encryption',
  },
  {
    name: 'Mail.Read',
    usedBy: 'Outlook',
    specification: true,
    justification: 'Forwarding rules; message bodies are never read',
    note: 'Not needed: inbox rules are opened by MailboxSettings.Read. Leave it out unless your policy asks for the whole list.',
  },
  {
    name: 'MailboxSettings.Read',
    usedBy: 'Outlook',
    specification: true,
    justification: 'Inbox rules that forward or hide mail',
    note: 'Other people’s mailboxes are opened to an application only: nothing is read by it where a person connected the tenant.',
  },
  {
    name: 'Sites.Read.All',
    usedBy: 'SharePoint',
    specification: true,
    justification:
      'Which sites there are, and how libraries, folders and files in them are shared, never what they hold; how the tenant shares is opened by SharePointTenantSettings.Read.All',
    note: 'All sites are given to an application only: nothing is read by it where a person connected the tenant.',
  },
  {
    name: 'ChannelMessage.Send',
    usedBy: 'Teams',
    specification: true,
    signInOnly: true,
    justification: 'Reserved: alerts to a channel',
    note: 'Writes, and exists for signed-in people only. Nothing here uses it.',
  },
  {
    name: 'Team.ReadBasic.All',
    usedBy: 'Teams',
    specification: true,
    justification: 'Which groups are teams, and which of them are public',
  },
  {
    name: 'offline_access',
    usedBy: 'Sign-in',
    specification: true,
    signInOnly: true,
    justification:
      'Refresh without asking again, when a person connected the tenant',
  },
  {
    name: 'openid',
    usedBy: 'Sign-in',
    specification: true,
    signInOnly: true,
    justification: 'The signed-in person’s tenant, from a signed token',
  },
  {
    name: 'profile',
    usedBy: 'Sign-in',
    specification: true,
    signInOnly: true,
    justification: 'The name of who connected the tenant',
  },
  {
    name: 'email',
    usedBy: 'Sign-in',
    specification: true,
    signInOnly: true,
    justification: 'The address of who connected the tenant',
  },
  {
    name: 'IdentityRiskyUser.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'Risky users of Identity Protection; no permission of the specification opens them',
  },
  {
    name: 'RoleAssignmentSchedule.Read.Directory',
    usedBy: 'Entra ID',
    specification: false,
    justification: 'Permanent and time-limited role assignments told apart',
  },
  {
    name: 'RoleEligibilitySchedule.Read.Directory',
    usedBy: 'Entra ID',
    specification: false,
    justification: 'Eligible role assignments',
  },
  {
    name: 'RoleManagement.Read.Directory',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'Roles, assignments and PIM together, with less than the whole directory',
  },
  {
    name: 'Device.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification: 'Registered and joined devices, and their changes',
  },
  {
    name: 'GroupMember.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification: 'Groups and members, with less than the whole directory',
  },
  {
    name: 'Group.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification: 'Groups and members, with less than the whole directory',
  },
  {
    name: 'Organization.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'Tenant name and licences, with less than the whole directory',
  },
  {
    name: 'Domain.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification: 'Domains, with less than the whole directory',
  },
  {
    name: 'Policy.Read.AuthenticationMethod',
    usedBy: 'Entra ID',
    specification: false,
    justification: 'Authentication methods policy, with less than all policies',
  },
  {
    name: 'IdentityRiskEvent.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'Risk detections of Identity Protection, those outside of sign-ins included',
  },
  {
    name: 'IdentityRiskyServicePrincipal.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification: 'Enterprise apps at risk',
  },
  {
    name: 'Policy.Read.PermissionGrant',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'Which apps people may consent to by themselves; Policy.Read.All does not open it',
  },
  {
    name: 'Policy.Read.DeviceConfiguration',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'Whether registering a device asks for multifactor authentication; Policy.Read.All opens it only where a person connected the tenant',
  },
  {
    name: 'AccessReview.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'Whether anybody looks over privileged roles and guests from time to time',
  },
  {
    name: 'OnPremDirectorySynchronization.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'Whether the directory on premises may take over accounts of the cloud; of people only a Global Administrator may read it',
  },
  {
    name: 'AdministrativeUnit.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'Administrative units and members, with less than the whole directory',
  },
  {
    name: 'RoleManagementPolicy.Read.Directory',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'What activating a role asks for, where a person connected the tenant',
  },
  {
    name: 'RoleManagement.Read.All',
    usedBy: 'Entra ID',
    specification: false,
    justification:
      'What activating a role asks for; RoleManagement.Read.Directory is less and opens it as well',
  },
  {
    name: 'SecurityEvents.Read.All',
    usedBy: 'Outlook',
    specification: false,
    justification:
      'Secure Score, which alone tells whether mail may be forwarded out of the organisation; alerts are opened by it too and never read',
  },
  {
    name: 'DeviceManagementConfiguration.Read.All',
    usedBy: 'Intune',
    specification: false,
    justification:
      'What a device must be like to be compliant; no permission of the specification opens it',
  },
  {
    name: 'SharePointTenantSettings.Read.All',
    usedBy: 'SharePoint',
    specification: false,
    justification:
      'With whom the tenant shares files; no permission of the specification opens it',
  },
];

/** A permission that a dataset names and the list above does not know is a defect of the list. */
export function permission(name: string): Permission {
  const found = permissions.find(each => each.name === name);
  if (!found)
    throw new Error(
      `The permission ${name} is declared by a dataset and not described in capability/permissions`,
    );
  return found;
}
