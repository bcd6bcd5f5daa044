/**
 * Delegated permissions of Microsoft Graph with which whoever holds the app acts on the control plane as the signed-in
 * administrator: name and reason.
 *
 * Facts merged from Cloud-Architekt/AzurePrivilegedIAM (MIT), cisagov/ScubaGear's risky permissions (CC0-1.0) and
 * maester365/maester's high-risk permissions (MIT).
 */
export const delegatedTier0 = `
AdministrativeUnit.ReadWrite.All | Takes users or groups out of a restricted administrative unit.
AppRoleAssignment.ReadWrite.All | Grants any application permission to any service principal without consent, RoleManagement.ReadWrite.Directory included.
Application.ReadUpdate.All | Updates every application, credentials included.
Application.ReadWrite.All | Adds credentials to any app or service principal and then acts with whatever that principal holds.
DeviceManagementConfiguration.ReadWrite.All | Pushes scripts and settings to managed devices: code on an administrator workstation.
DeviceManagementRBAC.ReadWrite.All | Assigns Intune roles.
DeviceManagementScripts.ReadWrite.All | Runs scripts as system on managed devices.
Directory.ReadWrite.All | Writes most directory objects, group membership of groups that are not role-assignable included.
Domain.ReadWrite.All | Adds a federated domain or changes federation: forged tokens for users of the domain.
EntitlementManagement.ReadWrite.All | Adds packages that hand out roles, groups and apps.
Group.ReadWrite.All | Writes membership of groups that are not role-assignable: access to whatever those groups open, Conditional Access exclusions included.
GroupMember.ReadWrite.All | Adds itself to groups that carry access or Conditional Access exclusions.
Organization.ReadWrite.All | Writes organization settings, certificate authorities for certificate sign-in included.
Policy.ReadWrite.AuthenticationMethod | Enables weak methods or Temporary Access Pass for everyone.
Policy.ReadWrite.ConditionalAccess | Disables or excludes from Conditional Access.
Policy.ReadWrite.PermissionGrant | Loosens consent so that a harmful app can be consented by any user.
PrivilegedAccess.ReadWrite.AzureAD | Writes PIM assignments of directory roles (older API).
PrivilegedAccess.ReadWrite.AzureADGroup | Writes PIM for Groups assignments, also for role-assignable groups.
PrivilegedAccess.ReadWrite.AzureResources | Writes PIM assignments of Azure resource roles.
PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup | Creates active PIM for Groups membership, also in role-assignable groups.
PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup | Makes a controlled account eligible for membership in a role-assignable group.
RoleAssignmentSchedule.ReadWrite.Directory | Creates active PIM role assignments, Global Administrator included.
RoleEligibilitySchedule.ReadWrite.Directory | Makes a controlled account eligible for any directory role and then activates it.
RoleManagement.ReadWrite.Defender | Privileged IAM: can change this area as the signed-in user.
RoleManagement.ReadWrite.Directory | Writes directory role assignments directly: can give itself or anyone Global Administrator.
RoleManagement.ReadWrite.Exchange | Privileged IAM: can change this area as the signed-in user.
RoleManagementPolicy.ReadWrite.AzureADGroup | Removes approval and MFA from PIM for Groups activation.
RoleManagementPolicy.ReadWrite.Directory | Removes approval, MFA and justification from PIM role settings.
User-PasswordProfile.ReadWrite.All | Resets passwords.
User.DeleteRestore.All | Deletes and restores users, administrators included; lock-out and identity re-use.
User.EnableDisableAccount.All | Enables dormant or disables protective accounts; with a reset ability it takes them over.
User.ReadWrite.All | Writes user attributes that dynamic groups and provisioning read.
UserAuthenticationMethod.ReadWrite.All | Adds a Temporary Access Pass, phone or key to any user, administrators included: sign-in as that user with MFA satisfied.
`;
