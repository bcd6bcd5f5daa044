/**
 * Delegated permissions of Microsoft Graph that change the tenant broadly or its mail, files or sites as the signed-in
 * person: name and reason.
 *
 * Facts merged from Cloud-Architekt/AzurePrivilegedIAM (MIT), cisagov/ScubaGear's risky permissions (CC0-1.0) and
 * maester365/maester's high-risk permissions (MIT).
 */
export const delegatedTier1 = `
APIConnectors.ReadWrite.All | External Identities: can change this area as the signed-in user.
AccessReview.ReadWrite.All | Entitlement Management: can change this area as the signed-in user.
AccessReview.ReadWrite.Membership | Entitlement Management: can change this area as the signed-in user.
AgentCard.ReadWrite.All | Agent Identity: can change this area as the signed-in user.
AgentCardManifest.ReadWrite.All | Agent Identity: can change this area as the signed-in user.
AgentCollection.ReadWrite.All | Agent Identity: can change this area as the signed-in user.
AgentIdUser.ReadWrite.All | Agent Identity: can change this area as the signed-in user.
AgentIdentity.DeleteRestore.All | Agent Identity: can change this area as the signed-in user.
AgentIdentity.EnableDisable.All | Agent Identity: can act in this area as the signed-in user.
AgentIdentity.ReadWrite.All | Agent Identity: can change this area as the signed-in user.
AgentIdentityBlueprint.AddRemoveCreds.All | Agent Identity: can act in this area as the signed-in user.
AgentIdentityBlueprint.DeleteRestore.All | Agent Identity: can change this area as the signed-in user.
AgentIdentityBlueprint.ReadWrite.All | Agent Identity: can change this area as the signed-in user.
AgentIdentityBlueprint.UpdateAuthProperties.All | Agent Identity: can act in this area as the signed-in user.
AgentIdentityBlueprint.UpdateBranding.All | Agent Identity: can act in this area as the signed-in user.
AgentIdentityBlueprintPrincipal.DeleteRestore.All | Agent Identity: can change this area as the signed-in user.
AgentIdentityBlueprintPrincipal.EnableDisable.All | Agent Identity: can act in this area as the signed-in user.
AgentIdentityBlueprintPrincipal.ReadWrite.All | Agent Identity: can change this area as the signed-in user.
AgentInstance.ReadWrite.All | Agent Identity: can change this area as the signed-in user.
AgentRegistration.ReadWrite.All | Agent Identity: can change this area as the signed-in user.
Agreement.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
AppCatalog.ReadWrite.All | Microsoft Teams: can change this area as the signed-in user.
AppCatalog.Submit | Application and Workload Identity: can act in this area as the signed-in user.
AppCertTrustConfiguration.ReadWrite.All | Application and Workload Identity: can change this area as the signed-in user.
Application-RemoteDesktopConfig.ReadWrite.All | Application and Workload Identity: can change this area as the signed-in user.
AttackSimulation.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
AuditActivity.Write | Global Security and Compliance Management: can change this area as the signed-in user.
AuthenticationContext.ReadWrite.All | Conditional Access: can change this area as the signed-in user.
BackupRestore-Configuration.ReadWrite.All | Backup and Restore: can change this area as the signed-in user.
BackupRestore-Control.ReadWrite.All | Backup and Restore: can change this area as the signed-in user.
BackupRestore-Restore.ReadWrite.All | Backup and Restore: can change this area as the signed-in user.
BillingConfiguration.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
CaseManagement.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
CloudPC.ReadWrite.All | Global Endpoint Management: can change this area as the signed-in user.
ConfigurationMonitoring.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
ConsentRequest.Create | Application and Workload Identity: can change this area as the signed-in user.
ConsentRequest.ReadApprove.All | Application and Workload Identity: can act in this area as the signed-in user.
ConsentRequest.ReadWrite.All | Application and Workload Identity: can change this area as the signed-in user.
ContentActivity.Write | Global Security and Compliance Management: can change this area as the signed-in user.
CrossTenantUserProfileSharing.ReadWrite | Conditional Access: can change this area as the signed-in user.
CrossTenantUserProfileSharing.ReadWrite.All | Conditional Access: can change this area as the signed-in user.
CustomAuthenticationExtension.ReadWrite.All | Changes the extension that runs during sign-in.
CustomDetection.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
CustomSecAttributeAssignment.ReadWrite.All | Privileged ABAC: can change this area as the signed-in user.
CustomSecAttributeDefinition.ReadWrite.All | Privileged ABAC: can change this area as the signed-in user.
CustomSecAttributeProvisioning.ReadWrite.All | Privileged ABAC: can change this area as the signed-in user.
DelegatedAdminRelationship.ReadWrite.All | Creates partner delegated admin relationships.
DelegatedPermissionGrant.ReadWrite.All | Creates delegated grants in the name of all users.
Device.Command | Global Endpoint Management: can act in this area as the signed-in user.
DeviceManagementApps.ReadWrite.All | Deploys applications to managed devices.
DeviceManagementCloudCA.ReadWrite.All | Cloud PKI: can change this area as the signed-in user.
DeviceManagementManagedDevices.PrivilegedOperations.All | Wipes, retires and resets passcodes on devices.
DeviceManagementManagedDevices.ReadWrite.All | Global Endpoint Management: can change this area as the signed-in user.
DeviceManagementServiceConfig.ReadWrite.All | Global Endpoint Management: can change this area as the signed-in user.
DeviceTemplate.Create | Global Endpoint Management: can change this area as the signed-in user.
DeviceTemplate.ReadWrite.All | Global Endpoint Management: can change this area as the signed-in user.
Directory.AccessAsUser.All | Default Member: can act in this area as the signed-in user.
Directory.Read.All | Reads the whole directory: reconnaissance.
DirectoryRecommendations.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
Domain-InternalFederation.ReadWrite.All | Changes federation settings of a domain: forged tokens.
EAS.AccessAsUser.All | Exchange Online: can act in this area as the signed-in user.
EWS.AccessAsUser.All | Exchange Online: can act in this area as the signed-in user.
ExternalUserProfile.ReadWrite.All | External Identities: can change this area as the signed-in user.
Files.ReadWrite.All | Reads and changes every file of the tenant.
Financials.ReadWrite.All | Microsoft SharePoint: can change this area as the signed-in user.
Group-NestingSupport.ReadWrite.All | Group Management: can change this area as the signed-in user.
Group-OnPremisesSyncBehavior.ReadWrite.All | Group Management: can change this area as the signed-in user.
GroupSettings.ReadWrite.All | Group Management: can change this area as the signed-in user.
IMAP.AccessAsUser.All | Exchange Online: can act in this area as the signed-in user.
IdentityNotifications.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
IdentityProvider.ReadWrite.All | Adds a foreign identity provider.
IdentityRiskEvent.ReadWrite.All | Changes risk events.
IdentityRiskyAgent.ReadWrite.All | Identity Threat Detection and Response: can change this area as the signed-in user.
IdentityRiskyServicePrincipal.ReadWrite.All | Identity Threat Detection and Response: can change this area as the signed-in user.
IdentityRiskyUser.ReadWrite.All | Dismisses user risk: hides a compromise and lifts risk-based blocks.
IdentityUserFlow.ReadWrite.All | External Identities: can change this area as the signed-in user.
LicenseAssignment.ReadWrite.All | License Management: can change this area as the signed-in user.
LifecyclePolicies-Guests.ReadWrite.All | External Identities: can change this area as the signed-in user.
LifecycleWorkflows-CustomExt.ReadWrite.All | Global User Management: can change this area as the signed-in user.
LifecycleWorkflows-Workflow.Activate | Global User Management: can act in this area as the signed-in user.
LifecycleWorkflows-Workflow.ReadWrite.All | Global User Management: can change this area as the signed-in user.
LifecycleWorkflows.ReadWrite.All | Global User Management: can change this area as the signed-in user.
Mail.ReadWrite | Reads, changes and deletes mail in every mailbox.
Mail.Send | Sends as any mailbox.
ManagedTenants.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
MultiTenantOrganization.ReadWrite.All | Multi Tenant Management: can change this area as the signed-in user.
MutualTlsOauthConfiguration.ReadWrite.All | Application and Workload Identity: can change this area as the signed-in user.
NetworkAccess.ReadWrite.All | Global Secure Access Management: can change this area as the signed-in user.
NetworkAccessBranch.ReadWrite.All | Global Secure Access Management: can change this area as the signed-in user.
NetworkAccessPolicy.ReadWrite.All | Global Secure Access Management: can change this area as the signed-in user.
OnPremDirectorySynchronization.ReadWrite.All | Changes directory synchronization features such as soft match takeover.
OnPremisesPublishingProfiles.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
OrgSettings-AppsAndServices.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
OrgSettings-DynamicsVoice.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
OrgSettings-Forms.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
OrgSettings-Microsoft365Install.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
OrgSettings-Todo.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
OrganizationalBranding.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
POP.AccessAsUser.All | Exchange Online: can act in this area as the signed-in user.
PartnerSecurity.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
PendingExternalUserProfile.ReadWrite.All | External Identities: can change this area as the signed-in user.
Policy.ReadWrite.AccessReview | Entitlement Management: can change this area as the signed-in user.
Policy.ReadWrite.ApplicationConfiguration | Application and Workload Identity: can change this area as the signed-in user.
Policy.ReadWrite.AuthenticationFlows | Authentication: can change this area as the signed-in user.
Policy.ReadWrite.Authorization | Loosens default user and guest permissions.
Policy.ReadWrite.B2BManagementPolicy | Application and Workload Identity: can change this area as the signed-in user.
Policy.ReadWrite.ConsentRequest | Application and Workload Identity: can change this area as the signed-in user.
Policy.ReadWrite.CrossTenantAccess | Trusts MFA or device claims of a tenant the attacker owns.
Policy.ReadWrite.CrossTenantCapability | Conditional Access: can change this area as the signed-in user.
Policy.ReadWrite.DeviceConfiguration | Global Endpoint Management: can change this area as the signed-in user.
Policy.ReadWrite.ExternalIdentities | External Identities: can change this area as the signed-in user.
Policy.ReadWrite.FeatureRollout | Tenant Management: can change this area as the signed-in user.
Policy.ReadWrite.FedTokenValidation | Tenant Policy Management: can change this area as the signed-in user.
Policy.ReadWrite.IdentityProtection | Tenant Policy Management: can change this area as the signed-in user.
Policy.ReadWrite.MobilityManagement | Global Endpoint Management: can change this area as the signed-in user.
Policy.ReadWrite.Recovery | Tenant Policy Management: can change this area as the signed-in user.
Policy.ReadWrite.SecurityDefaults | Turns security defaults off.
Policy.ReadWrite.TrustFramework | External Identities: can change this area as the signed-in user.
PrivilegedAccess-CustomExt.ReadWrite.All | Privileged IAM: can change this area as the signed-in user.
PrivilegedAssignmentSchedule.ReadWrite.EntraAppRole | Privileged IAM: can change this area as the signed-in user.
PrivilegedAssignmentSchedule.Remove.AzureADGroup | Privileged IAM: can act in this area as the signed-in user.
PrivilegedEligibilitySchedule.ReadWrite.EntraAppRole | Privileged IAM: can change this area as the signed-in user.
PrivilegedEligibilitySchedule.Remove.AzureADGroup | Privileged IAM: can act in this area as the signed-in user.
ProgramControl.ReadWrite.All | Entitlement Management: can change this area as the signed-in user.
PublicKeyInfrastructure.ReadWrite.All | Adds a certificate authority that certificate sign-in trusts.
RiskPreventionProviders.ReadWrite.All | Identity Threat Detection and Response: can change this area as the signed-in user.
RoleAssignmentSchedule.Remove.Directory | Privileged IAM: can act in this area as the signed-in user.
RoleEligibilitySchedule.Remove.Directory | Privileged IAM: can act in this area as the signed-in user.
RoleManagement.ReadWrite.CloudPC | Privileged IAM: can change this area as the signed-in user.
RoleManagementAlert.ReadWrite.Directory | Privileged IAM: can change this area as the signed-in user.
RoleManagementPolicy.ReadWrite.EntraAppRole | Privileged IAM: can change this area as the signed-in user.
SMTP.Send | Exchange Online: can change this area as the signed-in user.
SecurityActions.ReadWrite.All | Changes security response actions.
SecurityAlert.Create.All | Global Security and Compliance Management: can change this area as the signed-in user.
SecurityAlert.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
SecurityAnalyzedMessage.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
SecurityEvents.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
SecurityIdentitiesActions.ReadWrite.All | Identity Threat Detection and Response: can change this area as the signed-in user.
SecurityIdentitiesAutoConfig.ReadWrite.All | Identity Threat Detection and Response: can change this area as the signed-in user.
SecurityIdentitiesHealth.ReadWrite.All | Identity Threat Detection and Response: can change this area as the signed-in user.
SecurityIdentitiesMigration.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
SecurityIdentitiesSensors.ReadWrite.All | Identity Threat Detection and Response: can change this area as the signed-in user.
SecurityIdentitiesUserActions.ReadWrite.All | Identity Threat Detection and Response: can change this area as the signed-in user.
SecurityIncident.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
ServicePrincipalEndpoint.ReadWrite.All | Application and Workload Identity: can change this area as the signed-in user.
SignInIdentifier.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
Sites.ReadWrite.All | Reads and changes every SharePoint site.
SpiffeTrustDomain.ReadWrite.All | Application and Workload Identity: can change this area as the signed-in user.
Synchronization.ReadWrite.All | Writes provisioning jobs and their secrets: controls what is synchronized into the tenant.
SynchronizationData-User.Upload | Writes user data through provisioning.
TeamSettings.ReadWrite.All | Microsoft Teams: can change this area as the signed-in user.
TeamsTab.ReadWrite.All | Microsoft Teams: can change this area as the signed-in user.
TenantGovernance-Invitation.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
TenantGovernance-PolicyTemplate.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
TenantGovernance-RelatedTenant.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
TenantGovernance-Relationship.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
TenantGovernance-Request.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
TenantGovernance-Setting.ReadWrite.All | Tenant Management: can change this area as the signed-in user.
ThreatHunting.Read.All | Security and Compliance: can read this area as the signed-in user.
ThreatIndicators.ReadWrite.OwnedBy | Global Security and Compliance Management: can change this area as the signed-in user.
ThreatIntelligence.Read.All | Security and Compliance: can read this area as the signed-in user.
ThreatSubmission.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
ThreatSubmissionPolicy.ReadWrite.All | Global Security and Compliance Management: can change this area as the signed-in user.
TrustFrameworkKeySet.ReadWrite.All | External Identities: can change this area as the signed-in user.
User-ConvertToInternal.ReadWrite.All | Global User Management: can change this area as the signed-in user.
User-LifeCycleInfo.ReadWrite.All | Global User Management: can change this area as the signed-in user.
User-Mail.ReadWrite.All | Global User Management: can change this area as the signed-in user.
User-OnPremisesSyncBehavior.ReadWrite.All | Global User Management: can change this area as the signed-in user.
User-Phone.ReadWrite.All | Global User Management: can change this area as the signed-in user.
User.Create | Global User Management: can change this area as the signed-in user.
User.Export.All | Global User Management: can act in this area as the signed-in user.
User.ManageIdentities.All | Links a foreign identity to a user.
User.ReadUpdate.All | Global User Management: can act in this area as the signed-in user.
User.RevokeSessions.All | Identity Threat Detection and Response: can act in this area as the signed-in user.
UserAuthMethod-Email.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthMethod-External.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthMethod-HardwareOATH.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthMethod-MicrosoftAuthApp.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthMethod-Passkey.ReadWrite.All | Registers a passkey on another user.
UserAuthMethod-Password.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthMethod-Phone.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthMethod-PlatformCred.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthMethod-QR.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthMethod-ResourceKey.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthMethod-SoftwareOATH.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthMethod-TAP.ReadWrite.All | Issues a Temporary Access Pass for a user and signs in as them.
UserAuthMethod-WindowsHello.ReadWrite.All | Authentication: can change this area as the signed-in user.
UserAuthenticationMethod.ReadWrite | Authentication: can change this area as the signed-in user.
WindowsUpdates.ReadWrite.All | Global Endpoint Management: can change this area as the signed-in user.
`;
