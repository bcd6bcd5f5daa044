/**
 * Application permissions of Microsoft Graph with which an app can become Global Administrator or switch off sign-in
 * controls: app role id, name and reason.
 *
 * Facts merged from Cloud-Architekt/AzurePrivilegedIAM (MIT), cisagov/ScubaGear's risky permissions (CC0-1.0) and
 * maester365/maester's high-risk permissions (MIT).
 */
export const applicationTier0 = `
5eb59dd3-1da2-4329-8733-9dabdc435916 AdministrativeUnit.ReadWrite.All | Takes users or groups out of a restricted administrative unit.
06b708a9-e830-4db3-a914-8e69da51d44f AppRoleAssignment.ReadWrite.All | Grants any application permission to any service principal without consent, RoleManagement.ReadWrite.Directory included.
fc023787-fd04-4e44-9bc7-d454f00c0f0a Application.ReadUpdate.All | Updates every application, credentials included.
1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9 Application.ReadWrite.All | Adds credentials to any app or service principal and then acts with whatever that principal holds.
18a4783c-866b-4cc7-a460-3d5e5662c884 Application.ReadWrite.OwnedBy | Adds credentials to the applications it owns; as strong as the strongest of those.
c2667967-7050-4e7e-b059-4cbbb3811d03 CustomAuthenticationExtension.ReadWrite.All | Changes the extension that runs during sign-in.
cc13eba4-8cd8-44c6-b4d4-f93237adce58 DelegatedAdminRelationship.ReadWrite.All | Creates partner delegated admin relationships.
8e8e4742-1d95-4f68-9d56-6ee75648c72a DelegatedPermissionGrant.ReadWrite.All | Creates delegated grants in the name of all users.
9241abd9-d0e6-425a-bd4f-47ba86e767a4 DeviceManagementConfiguration.ReadWrite.All | Pushes scripts and settings to managed devices: code on an administrator workstation.
e330c4f0-4170-414e-a55a-2f022ec2b57b DeviceManagementRBAC.ReadWrite.All | Assigns Intune roles.
9255e99d-faf5-445e-bbf7-cb71482737c4 DeviceManagementScripts.ReadWrite.All | Runs scripts as system on managed devices.
19dbc75e-c2e2-444c-a770-ec69d8559fc7 Directory.ReadWrite.All | Writes most directory objects, group membership of groups that are not role-assignable included.
7e05723c-0bb0-42da-be95-ae9f08a6e53c Domain.ReadWrite.All | Adds a federated domain or changes federation: forged tokens for users of the domain.
9acd699f-1e81-4958-b001-93b1d2506e19 EntitlementManagement.ReadWrite.All | Adds packages that hand out roles, groups and apps.
62a82d76-70ea-41e2-9197-370581804d09 Group.ReadWrite.All | Writes membership of groups that are not role-assignable: access to whatever those groups open, Conditional Access exclusions included.
dbaae8cf-10b5-4b86-a4a1-f871c94c6695 GroupMember.ReadWrite.All | Adds itself to groups that carry access or Conditional Access exclusions.
90db2b9a-d928-4d33-a4dd-8442ae3d41e4 IdentityProvider.ReadWrite.All | Adds a foreign identity provider.
65319a09-a2be-469d-8782-f6b07debf789 IdentityUserFlow.ReadWrite.All | External Identities: can change this area for the whole tenant without a user.
5facf0c1-8979-4e95-abcf-ff3d079771c0 LicenseAssignment.ReadWrite.All | License Management: can change this area for the whole tenant without a user.
c22a92cc-79bf-4bb1-8b6c-e0a05d3d80ce OnPremDirectorySynchronization.ReadWrite.All | Changes directory synchronization features such as soft match takeover.
292d869f-3427-49a8-9dab-8c70152b74e9 Organization.ReadWrite.All | Writes organization settings, certificate authorities for certificate sign-in included.
29c18626-4985-4dcd-85c0-193eef327366 Policy.ReadWrite.AuthenticationMethod | Enables weak methods or Temporary Access Pass for everyone.
fb221be6-99f2-473f-bd32-01c6a0e9ca3b Policy.ReadWrite.Authorization | Loosens default user and guest permissions.
01c0a623-fc9b-48e9-b794-0756f8e8f067 Policy.ReadWrite.ConditionalAccess | Disables or excludes from Conditional Access.
a402ca1c-2696-4531-972d-6e5ee4aa11ea Policy.ReadWrite.PermissionGrant | Loosens consent so that a harmful app can be consented by any user.
1c6e93a6-28e2-4cbb-9f64-1a46a821124d Policy.ReadWrite.SecurityDefaults | Turns security defaults off.
79a677f7-b79d-40d0-a36a-3e6f8688dd7a Policy.ReadWrite.TrustFramework | External Identities: can change this area for the whole tenant without a user.
854d9ab1-6657-4ec8-be45-823027bcd009 PrivilegedAccess.ReadWrite.AzureAD | Writes PIM assignments of directory roles (older API).
2f6817f8-7b12-4f0f-bc18-eeaf60705a9e PrivilegedAccess.ReadWrite.AzureADGroup | Writes PIM for Groups assignments, also for role-assignable groups.
6f9d5abc-2db6-400b-a267-7de22a40fb87 PrivilegedAccess.ReadWrite.AzureResources | Writes PIM assignments of Azure resource roles.
41202f2c-f7ab-45be-b001-85c9728b9d69 PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup | Creates active PIM for Groups membership, also in role-assignable groups.
618b6020-bca8-4de6-99f6-ef445fa4d857 PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup | Makes a controlled account eligible for membership in a role-assignable group.
dd199f4a-f148-40a4-a2ec-f0069cc799ec RoleAssignmentSchedule.ReadWrite.Directory | Creates active PIM role assignments, Global Administrator included.
fee28b28-e1f3-4841-818e-2704dc62245f RoleEligibilitySchedule.ReadWrite.Directory | Makes a controlled account eligible for any directory role and then activates it.
8b7e8c0a-7e9d-4049-97ec-04b5e1bcaf05 RoleManagement.ReadWrite.Defender | Privileged IAM: can change this area for the whole tenant without a user.
9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8 RoleManagement.ReadWrite.Directory | Writes directory role assignments directly: can give itself or anyone Global Administrator.
025d3225-3f02-4882-b4c0-cd5b541a4e80 RoleManagement.ReadWrite.Exchange | Privileged IAM: can change this area for the whole tenant without a user.
b38dcc4d-a239-4ed6-aa84-6c65b284f97c RoleManagementPolicy.ReadWrite.AzureADGroup | Removes approval and MFA from PIM for Groups activation.
31e08e0a-d3f7-4ca2-ac39-7343fb83e8ad RoleManagementPolicy.ReadWrite.Directory | Removes approval, MFA and justification from PIM role settings.
7fc588a2-ea2d-4d1f-bcf7-33c324b149b8 SignInIdentifier.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
9b50c33d-700f-43b1-b2eb-87e89b703581 Synchronization.ReadWrite.All | Writes provisioning jobs and their secrets: controls what is synchronized into the tenant.
7b34580a-e1eb-4327-aa30-0e48cd4ae5ac Synchronization.ReadWrite.All | Writes provisioning jobs and their secrets: controls what is synchronized into the tenant.
4a771c9a-1cf2-4609-b88e-3d3e02d539cd TrustFrameworkKeySet.ReadWrite.All | External Identities: can change this area for the whole tenant without a user.
9d952b72-f741-4b40-9185-8c53076c2339 User-ConvertToInternal.ReadWrite.All | Global User Management: can change this area for the whole tenant without a user.
cc117bb9-00cf-4eb8-b580-ea2a878fe8f7 User-PasswordProfile.ReadWrite.All | Resets passwords.
eccc023d-eccf-4e7b-9683-8813ab36cecc User.DeleteRestore.All | Deletes and restores users, administrators included; lock-out and identity re-use.
3011c876-62b7-4ada-afa2-506cbbecc68c User.EnableDisableAccount.All | Enables dormant or disables protective accounts; with a reset ability it takes them over.
c529cfca-c91b-489c-af2b-d92990b66ce6 User.ManageIdentities.All | Links a foreign identity to a user.
741f803b-c850-494e-b5df-cde7c675a1ca User.ReadWrite.All | Writes user attributes that dynamic groups and provisioning read.
e8ecb853-1435-4a49-95ba-ec5b31b11672 UserAuthMethod-Email.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
c7a22c2e-5b01-4129-8159-6c8be2c78f16 UserAuthMethod-External.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
7e9ebcc1-90aa-4471-8051-e68d6b4e9c89 UserAuthMethod-HardwareOATH.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
c833c349-a1ab-4b6d-94a2-fa9a8674420c UserAuthMethod-MicrosoftAuthApp.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
0400e371-7db1-4338-a269-96069eb65227 UserAuthMethod-Passkey.ReadWrite.All | Registers a passkey on another user.
f6d38dfd-ec08-4995-8f07-23e929df0936 UserAuthMethod-Password.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
6e85d483-7092-4375-babe-0a94a8213a58 UserAuthMethod-Phone.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
1a87acf4-a9ca-4576-a974-452ea265d5f6 UserAuthMethod-PlatformCred.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
4869299f-18c3-40c8-98f2-222657e67db1 UserAuthMethod-QR.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
787442d4-3c6e-4e99-aa95-8ccca20a48ff UserAuthMethod-SoftwareOATH.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
627169a8-8c15-451c-861a-5b80e383de5c UserAuthMethod-TAP.ReadWrite.All | Issues a Temporary Access Pass for a user and signs in as them.
f14eee8a-713e-45aa-8223-2ab74632db1a UserAuthMethod-WindowsHello.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
50483e42-d915-4231-9639-7fdb7fd190e5 UserAuthenticationMethod.ReadWrite.All | Adds a Temporary Access Pass, phone or key to any user, administrators included: sign-in as that user with MFA satisfied.
`;
