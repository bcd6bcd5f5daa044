/** A delegated permission in the words of Microsoft's consent page; `admin`: a person without a role cannot consent to it. */
export interface PermissionWords {
  title: string;
  admin: boolean;
}

const admin = (title: string): PermissionWords => ({ title, admin: true });
const anyone = (title: string): PermissionWords => ({ title, admin: false });

/** @see https://learn.microsoft.com/graph/permissions-reference */
export const permissionWords: Readonly<Record<string, PermissionWords>> = {
  openid: anyone('Sign you in'),
  profile: anyone('View your basic profile'),
  email: anyone('View your email address'),
  offline_access: anyone('Maintain access to data you have given it access to'),
  'User.Read': anyone('Sign in and read user profile'),
  'User.ReadBasic.All': anyone("Read all users' basic profiles"),
  'User.Read.All': admin("Read all users' full profiles"),
  'Directory.Read.All': admin('Read directory data'),
  'Group.Read.All': admin('Read all groups'),
  'GroupMember.Read.All': admin('Read group memberships'),
  'AuditLog.Read.All': admin('Read audit log data'),
  'Application.Read.All': admin('Read applications'),
  'Policy.Read.All': admin("Read your organization's policies"),
  'Policy.Read.AuthenticationMethod': admin(
    'Read authentication method policies',
  ),
  'Policy.Read.ConditionalAccess': admin(
    "Read your organization's conditional access policies",
  ),
  'Policy.Read.PermissionGrant': admin(
    'Read consent and permission grant policies',
  ),
  'Policy.Read.DeviceConfiguration': admin(
    "Read your organization's device configuration policies",
  ),
  'Organization.Read.All': admin('Read organization information'),
  'LicenseAssignment.Read.All': admin('Read all license assignments'),
  'Device.Read.All': admin('Read all devices'),
  'Domain.Read.All': admin('Read domains'),
  'AdministrativeUnit.Read.All': admin('Read administrative units'),
  'RoleManagement.Read.Directory': admin('Read directory RBAC settings'),
  'RoleManagement.Read.All': admin('Read role management data for all RBAC'),
  'RoleAssignmentSchedule.Read.Directory': admin(
    'Read all active role assignments for your company',
  ),
  'RoleEligibilitySchedule.Read.Directory': admin(
    'Read all eligible role assignments for your company',
  ),
  'RoleManagementPolicy.Read.Directory': admin(
    'Read all policies for privileged role assignments of your company',
  ),
  'IdentityRiskyUser.Read.All': admin('Read identity risky user information'),
  'IdentityRiskEvent.Read.All': admin('Read identity risk event information'),
  'IdentityRiskyServicePrincipal.Read.All': admin(
    'Read all identity risky service principal information',
  ),
  'UserAuthenticationMethod.Read.All': admin(
    "Read all users' authentication methods",
  ),
  'AuthenticationContext.Read.All': admin(
    'Read all authentication context information',
  ),
  'DeviceManagementManagedDevices.Read.All': admin(
    'Read Microsoft Intune devices',
  ),
  'DeviceManagementConfiguration.Read.All': admin(
    'Read Microsoft Intune Device Configuration and Policies',
  ),
  'DeviceManagementApps.Read.All': admin('Read Microsoft Intune apps'),
  'DeviceManagementServiceConfig.Read.All': admin(
    'Read Microsoft Intune configuration',
  ),
  'SharePointTenantSettings.Read.All': admin(
    'Read SharePoint and OneDrive tenant settings',
  ),
  'SecurityEvents.Read.All': admin("Read your organization's security events"),
  'OnPremDirectorySynchronization.Read.All': admin(
    'Read all on-premises directory synchronization information',
  ),
  'AccessReview.Read.All': admin('Read all access reviews that you can access'),
  'TeamSettings.Read.All': admin("Read teams' settings"),
  'TeamMember.Read.All': admin('Read the members of teams'),
  'Channel.ReadBasic.All': anyone(
    'Read the names and descriptions of channels',
  ),
  'Team.ReadBasic.All': anyone('Read the names and descriptions of teams'),
  'ChannelMessage.Send': anyone('Send channel messages'),
  'Mail.Read': anyone('Read user mail'),
  'MailboxSettings.Read': anyone('Read user mailbox settings'),
  'Sites.Read.All': anyone('Read items in all site collections'),
  'Files.Read.All': anyone('Read all files that user can access'),
};
