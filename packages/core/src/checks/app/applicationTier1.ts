/**
 * Application permissions of Microsoft Graph that change the tenant broadly or open its mail, files or chats: app role
 * id, name and reason.
 *
 * Facts merged from Cloud-Architekt/AzurePrivilegedIAM (MIT), cisagov/ScubaGear's risky permissions (CC0-1.0) and
 * maester365/maester's high-risk permissions (MIT).
 */
export const applicationTier1 = `
1dfe531a-24a6-4f1b-80f4-7a0dc5a0a171 APIConnectors.ReadWrite.All | External Identities: can change this area for the whole tenant without a user.
ef5f7d5c-338f-44b0-86c3-351f46c8bb5f AccessReview.ReadWrite.All | Entitlement Management: can change this area for the whole tenant without a user.
18228521-a591-40f1-b215-5fad4488c117 AccessReview.ReadWrite.Membership | Entitlement Management: can change this area for the whole tenant without a user.
ef566853-42d6-45a5-bed9-5ccb82c98b4f AgentCard.ReadWrite.All | Agent Identity: can change this area for the whole tenant without a user.
9c4a07db-e0c1-4fb0-8e85-dfd8ae3b8201 AgentCard.ReadWrite.ManagedBy | Agent Identity: can change this area for the whole tenant without a user.
228b1a03-f7ca-4348-b50d-e8a547ab61af AgentCardManifest.ReadWrite.All | Agent Identity: can change this area for the whole tenant without a user.
77f6034c-52f5-4526-9fa1-d55a67e72cc4 AgentCardManifest.ReadWrite.ManagedBy | Agent Identity: can change this area for the whole tenant without a user.
feb31d7d-a227-4487-898c-e014840d07b3 AgentCollection.ReadWrite.All | Agent Identity: can change this area for the whole tenant without a user.
2e0fb698-9996-479f-926b-ce63f4397829 AgentCollection.ReadWrite.ManagedBy | Agent Identity: can change this area for the whole tenant without a user.
b782c9ad-6f2b-4894-a21b-72bf22417f0a AgentIdUser.ReadWrite.All | Agent Identity: can change this area for the whole tenant without a user.
5b016f9b-18eb-41d4-869a-66931914d1c8 AgentIdentity.DeleteRestore.All | Agent Identity: can change this area for the whole tenant without a user.
69ee0943-4fa4-4ec8-8e52-d12e4ea661a3 AgentIdentity.EnableDisable.All | Agent Identity: can act in this area for the whole tenant without a user.
dcf7150a-88d4-4fe6-9be1-c2744c455397 AgentIdentity.ReadWrite.All | Agent Identity: can change this area for the whole tenant without a user.
0510736e-bdfb-4b37-9a1f-89b4a074763a AgentIdentityBlueprint.AddRemoveCreds.All | Agent Identity: can act in this area for the whole tenant without a user.
3f80b699-6405-4e36-a4df-4f19950ff91e AgentIdentityBlueprint.DeleteRestore.All | Agent Identity: can change this area for the whole tenant without a user.
7fddd33b-d884-4ec0-8696-72cff90ff825 AgentIdentityBlueprint.ReadWrite.All | Agent Identity: can change this area for the whole tenant without a user.
19202363-278e-49c2-bf00-391e2ba00881 AgentIdentityBlueprint.UpdateAuthProperties.All | Agent Identity: can act in this area for the whole tenant without a user.
76232daa-a1e4-4544-b664-495a006513bf AgentIdentityBlueprint.UpdateBranding.All | Agent Identity: can act in this area for the whole tenant without a user.
f86a2dd8-9298-4675-bd78-f5a3572da2d7 AgentIdentityBlueprintPrincipal.DeleteRestore.All | Agent Identity: can change this area for the whole tenant without a user.
a0bdd23d-8b19-4682-b428-574d96527c6f AgentIdentityBlueprintPrincipal.EnableDisable.All | Agent Identity: can act in this area for the whole tenant without a user.
3bc933bc-8b4d-4cb6-ac49-b73774299250 AgentIdentityBlueprintPrincipal.ReadWrite.All | Agent Identity: can change this area for the whole tenant without a user.
07abdd95-78dc-4353-bd32-09f880ea43d0 AgentInstance.ReadWrite.All | Agent Identity: can change this area for the whole tenant without a user.
782ab1bf-24f1-4c27-8bbc-2006d42792a6 AgentInstance.ReadWrite.ManagedBy | Agent Identity: can change this area for the whole tenant without a user.
39fb8c64-7bd3-4107-8515-14d6e55ddda4 AgentRegistration.ReadWrite.All | Agent Identity: can change this area for the whole tenant without a user.
c9090d00-6101-42f0-a729-c41074260d47 Agreement.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
b0a39d8e-3025-45c8-bba4-272d070d9b78 Agreement.ReadWrite.All | Can change this area for the whole tenant without a user.
dc149144-f292-421e-b185-5953f2e98d7f AppCatalog.ReadWrite.All | Microsoft Teams: can change this area for the whole tenant without a user.
1574bc29-e3f3-4c30-b2b4-bdcd166729e3 AppCatalog.ReadWrite.All | Can change this area for the whole tenant without a user.
3be0012a-cc4e-426b-895b-f9c836bf6381 Application-RemoteDesktopConfig.ReadWrite.All | Application and Workload Identity: can change this area for the whole tenant without a user.
faef97a4-c26a-4146-a81b-dd11b0037c9b Application-RemoteDesktopConfig.ReadWrite.All | Can change this area for the whole tenant without a user.
45583558-1113-4d06-8969-e79a28edc9ad ApprovalSolution.ReadWrite.All | Approval Workflows: can change this area for the whole tenant without a user.
e125258e-8c8a-42a8-8f55-ab502afa52f3 AttackSimulation.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
f6318678-2713-4bb6-b123-233e7336c1bd AuditActivity.Write | Global Security and Compliance Management: can change this area for the whole tenant without a user.
b0afded3-3588-46d8-8b3d-9842eff778da AuditLog.Read.All | Reads sign-in and audit logs.
a88eef72-fed0-4bf7-a2a9-f19df33f8b83 AuthenticationContext.ReadWrite.All | Conditional Access: can change this area for the whole tenant without a user.
18133149-5489-40ac-80f0-4b6fa85f6cdc BackupRestore-Configuration.ReadWrite.All | Backup and Restore: can change this area for the whole tenant without a user.
9b305210-e32e-4a8d-a9b6-221c2a61e4cb BackupRestore-Configuration.ReadWrite.All | Can change this area for the whole tenant without a user.
fb240865-88f8-4a1d-923f-98dbc7920860 BackupRestore-Control.ReadWrite.All | Backup and Restore: can change this area for the whole tenant without a user.
bebd0841-a3d8-4313-a51d-731112c8ee41 BackupRestore-Restore.ReadWrite.All | Backup and Restore: can change this area for the whole tenant without a user.
f1df927b-cfd3-4681-bff2-a111410e6db3 BackupRestore-Restore.ReadWrite.All | Can change this area for the whole tenant without a user.
9e8be751-7eee-4c09-bcfd-d64f6b087fd8 BillingConfiguration.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
57f1cf28-c0c4-4ec3-9a30-19a2eaaf2f6e BitlockerKey.Read.All | Reads disk recovery keys.
6b22000a-1228-42ec-88db-b8c00399aecb Bookings.Manage.All | Customer Booking: can change this area for the whole tenant without a user.
0c4b2d20-7919-468d-8668-c54b09d4dee8 Bookings.ReadWrite.All | Customer Booking: can change this area for the whole tenant without a user.
9769393e-5a9f-4302-9e3d-7e018ecb64a7 BookingsAppointment.ReadWrite.All | Customer Booking: can change this area for the whole tenant without a user.
ef54d2bf-783f-4e0f-bca1-3210c0444d99 Calendars.ReadWrite | Exchange Online: can change this area for the whole tenant without a user.
a7a681dc-756e-4909-b988-f160edc6655f Calls.AccessMedia.All | Microsoft Teams: can act in this area for the whole tenant without a user.
f6b49018-60ab-4f81-83bd-22caeabfed2d Calls.JoinGroupCall.All | Microsoft Teams: can act in this area for the whole tenant without a user.
57ac77a0-bb98-4ba8-bf9a-7af06dcdcc1f CaseManagement.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
7b2449af-6ccd-4f4d-9f78-e550c193f0d1 ChannelMessage.Read.All | Reads every Teams channel message.
294ce7c9-31ba-490a-ad7d-97a7d075e4ed Chat.ReadWrite.All | Microsoft Teams: can change this area for the whole tenant without a user.
3b4349e1-8cf5-45a3-95b7-69d1751d3e6a CloudPC.ReadWrite.All | Global Endpoint Management: can change this area for the whole tenant without a user.
cfa85bfb-2ee8-4e13-8e7f-489e57a015a1 ConfigurationMonitoring.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
9f1b81a7-0223-4428-bfa4-0bcb5535f27d ConsentRequest.ReadWrite.All | Application and Workload Identity: can change this area for the whole tenant without a user.
b11b5083-c2df-4dbf-823b-e7146200a3ba ConsentRequest.ReadWrite.All | Can change this area for the whole tenant without a user.
6918b873-d17a-4dc1-b314-35f528134491 Contacts.ReadWrite | Exchange Online: can change this area for the whole tenant without a user.
2932e07a-3c29-44e4-bb36-6d0fc176387f ContentActivity.Write | Global Security and Compliance Management: can change this area for the whole tenant without a user.
306785c5-c09b-4ba0-a4ee-023f3da165cb CrossTenantUserProfileSharing.ReadWrite.All | Conditional Access: can change this area for the whole tenant without a user.
88bb2658-5d9e-454f-aacd-a3933e079526 CustomAuthenticationExtension.Read.All | Tenant Configuration (Reader): can read this area for the whole tenant without a user.
b2b5a384-949a-4ef5-b775-19f15cf00f4f CustomAuthenticationExtension.ReadWrite.All | Changes the extension that runs during sign-in.
214e810f-fda8-4fd7-a475-29461495eb00 CustomAuthenticationExtension.Receive.Payload | Authentication: can act in this area for the whole tenant without a user.
e0fd9c8d-a12e-4cc9-9827-20c8c3cd6fb8 CustomDetection.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
62876521-0b77-4cb5-b86e-6018cb1a6a7e CustomDetection.ReadWrite.All | Can change this area for the whole tenant without a user.
de89b5e4-5b8f-48eb-8925-29c2b33bd8bd CustomSecAttributeAssignment.ReadWrite.All | Privileged ABAC: can change this area for the whole tenant without a user.
12338004-21f4-4896-bf5e-b75dfaf1016d CustomSecAttributeDefinition.ReadWrite.All | Privileged ABAC: can change this area for the whole tenant without a user.
1db69e9c-8d0a-498d-a5df-11fd0b68ceab CustomSecAttributeProvisioning.ReadWrite.All | Privileged ABAC: can change this area for the whole tenant without a user.
1138cb37-bd11-4084-a2b7-9f71582aeddb Device.ReadWrite.All | Global Endpoint Management: can change this area for the whole tenant without a user.
884b599e-4d48-43a5-ba94-15c414d00588 DeviceLocalCredential.Read.All | Reads local administrator passwords (LAPS).
db51be59-e728-414b-b800-e0f010df1a79 DeviceLocalCredential.ReadBasic.All | Microsoft 365 Platform Management: can read this area for the whole tenant without a user.
78145de6-330d-4800-a6ce-494ff2d33d07 DeviceManagementApps.ReadWrite.All | Deploys applications to managed devices.
f15eb2ba-ef8a-4f70-991d-da5d045154e2 DeviceManagementCloudCA.ReadWrite.All | Cloud PKI: can change this area for the whole tenant without a user.
5b07b0dd-2377-4e44-a38d-703f09a0dc3c DeviceManagementManagedDevices.PrivilegedOperations.All | Wipes, retires and resets passcodes on devices.
243333ab-4d21-40cb-a475-36241daa0842 DeviceManagementManagedDevices.ReadWrite.All | Global Endpoint Management: can change this area for the whole tenant without a user.
5ac13192-7ace-4fcf-b828-1a26f28068ee DeviceManagementServiceConfig.ReadWrite.All | Global Endpoint Management: can change this area for the whole tenant without a user.
abf6441f-0772-4932-96e7-0191478dd73a DeviceTemplate.Create | Global Endpoint Management: can change this area for the whole tenant without a user.
9fadb66e-6421-4744-aede-4ab6fb98a884 DeviceTemplate.ReadWrite.All | Global Endpoint Management: can change this area for the whole tenant without a user.
7ab1d382-f21e-4acd-a863-ba3e13f7da61 Directory.Read.All | Reads the whole directory: reconnaissance.
0e9eea12-4f01-45f6-9b8d-3ea4c8144158 DirectoryRecommendations.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
64d40371-8d58-4270-bc8a-b4a66de36b9a Domain-InternalFederation.ReadWrite.All | Changes federation settings of a domain: forged tokens.
0edf5e9e-4ce8-468a-8432-d08631d18c43 EventListener.ReadWrite.All | Tenant Configuration (Reader): can change this area for the whole tenant without a user.
761327c9-d819-4c08-9a5f-874cd2826608 ExternalUserProfile.ReadWrite.All | External Identities: can change this area for the whole tenant without a user.
01d4889c-1287-42c6-ac1f-5d1e02578ef6 Files.Read.All | Reads every file of the tenant.
75359482-378d-4052-8f01-80520e7db3cd Files.ReadWrite.All | Reads and changes every file of the tenant.
2d53948b-d2c5-4008-9c4e-6361bf192555 Group-NestingSupport.ReadWrite.All | Group Management: can change this area for the whole tenant without a user.
2d9bd318-b883-40be-9df7-63ec4fcdc424 Group-OnPremisesSyncBehavior.ReadWrite.All | Group Management: can change this area for the whole tenant without a user.
546168c3-1183-4281-9491-fafb24dea37e GroupSettings.ReadWrite.All | Group Management: can change this area for the whole tenant without a user.
d9fe7b9f-cb27-4289-9cb4-54debd9d3c25 IdentityNotifications.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
dca4e4fd-a7cf-4e6f-86d1-d1ec094d766e IdentityRiskyAgent.ReadWrite.All | Identity Threat Detection and Response: can change this area for the whole tenant without a user.
cb8d6980-6bcb-4507-afec-ed6de3a2d798 IdentityRiskyServicePrincipal.ReadWrite.All | Identity Threat Detection and Response: can change this area for the whole tenant without a user.
abab1d20-e7bc-4aa0-ae69-6e12e2db858e IdentityRiskyServicePrincipal.ReadWrite.All | Can change this area for the whole tenant without a user.
656f6061-f9fe-4807-9708-6a2e0934df76 IdentityRiskyUser.ReadWrite.All | Dismisses user risk: hides a compromise and lifts risk-based blocks.
287bd98c-e865-4e8c-bade-1a85523195b9 InformationProtectionContent.Write.All | Microsoft Purview: can change this area for the whole tenant without a user.
3351c766-bacc-4d93-94fa-f2c8b1986ee7 LifecycleWorkflows-CustomExt.ReadWrite.All | Global User Management: can change this area for the whole tenant without a user.
3a87a643-13d2-47aa-8d6a-b0a8377cb03b LifecycleWorkflows-Workflow.Activate | Global User Management: can act in this area for the whole tenant without a user.
94c88098-1d9d-4c42-a356-4d5a95312554 LifecycleWorkflows-Workflow.ReadWrite.All | Global User Management: can change this area for the whole tenant without a user.
5c505cf4-8424-4b8e-aa14-ee06e3bb23e3 LifecycleWorkflows.ReadWrite.All | Global User Management: can change this area for the whole tenant without a user.
e118f1da-5c1c-46cf-bff6-8858d786f46f Mail-Advanced.ReadWrite.All | Exchange Online: can change this area for the whole tenant without a user.
810c84a8-4a9e-49e6-bf7d-12d183f40d01 Mail.Read | Reads mail in every mailbox, password reset links included.
e2a3a72e-5f79-4c64-b1b1-878b674786c9 Mail.ReadWrite | Reads, changes and deletes mail in every mailbox.
b633e1c5-b582-4048-a93e-9f11b44c7e96 Mail.Send | Sends as any mailbox.
fef87b92-8391-4589-9da7-eb93dab7dc8a MailboxFolder.ReadWrite.All | Exchange Online: can change this area for the whole tenant without a user.
7d9f353d-a7bd-4fbb-822a-26d5dd39a3ce MailboxItem.Read.All | Exchange Online: can read this area for the whole tenant without a user.
6931bccd-447a-43d1-b442-00a195474933 MailboxSettings.ReadWrite | Writes mailbox settings and, with mail access, rules that hide or forward mail.
920def01-ca61-4d2d-b3df-105b46046a70 MultiTenantOrganization.ReadWrite.All | Multi Tenant Management: can change this area for the whole tenant without a user.
ced1311f-4766-4c29-9141-545cf2525f0f MultiTenantOrganization.ReadWrite.All | Can change this area for the whole tenant without a user.
78bbf8cf-07d8-45ba-b0eb-1a7b48efbcf1 MutualTlsOauthConfiguration.ReadWrite.All | Application and Workload Identity: can change this area for the whole tenant without a user.
b10642fc-a6cf-4c46-87f9-e1f96c2a18aa NetworkAccess.ReadWrite.All | Global Secure Access Management: can change this area for the whole tenant without a user.
8137102d-ec16-4191-aaf8-7aeda8026183 NetworkAccessBranch.ReadWrite.All | Global Secure Access Management: can change this area for the whole tenant without a user.
f0c341be-8348-4989-8e43-660324294538 NetworkAccessPolicy.ReadWrite.All | Global Secure Access Management: can change this area for the whole tenant without a user.
0c458cef-11f3-48c2-a568-c66751c238c0 Notes.ReadWrite.All | Microsoft OneNote: can change this area for the whole tenant without a user.
b615aeec-938d-425a-95ed-ce1044f25e6f OnPremDirectorySynchronization.ReadWrite.All | Changes directory synchronization features such as soft match takeover.
0b57845e-aa49-4e6f-8109-ce654fffa618 OnPremisesPublishingProfiles.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
b8bb2037-6e08-44ac-a4ea-4674e010e2a4 OnlineMeetings.ReadWrite.All | Microsoft Teams: can change this area for the whole tenant without a user.
4a8e4191-c1c8-45f8-b801-f9a1a5ee6ad3 OrgSettings-AppsAndServices.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
c3f1cc32-8bbd-4ab6-bd33-f270e0d9e041 OrgSettings-DynamicsVoice.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
2cb92fee-97a3-4034-8702-24a6f5d0d1e9 OrgSettings-Forms.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
83f7232f-763c-47b2-a097-e35d2cbe1da5 OrgSettings-Microsoft365Install.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
5febc9da-e0d0-4576-bd13-ae70b2179a39 OrgSettings-Todo.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
d2ebfbc1-a5f8-424b-83a6-56ab5927a73c OrganizationalBranding.ReadWrite.All | Tenant Management: can change this area for the whole tenant without a user.
04a2c935-5b4b-474a-be42-11f53111f271 PartnerSecurity.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
8363c2b8-6ff7-420b-9966-c5884c2d48bc PendingExternalUserProfile.ReadWrite.All | External Identities: can change this area for the whole tenant without a user.
246dd0d5-5bd0-4def-940b-0421030a5b68 Policy.Read.All | Reads all policies, Conditional Access exclusions included.
77c863fd-06c0-47ce-a7eb-49773e89d319 Policy.ReadWrite.AccessReview | Entitlement Management: can change this area for the whole tenant without a user.
be74164b-cff1-491c-8741-e671cb536e13 Policy.ReadWrite.ApplicationConfiguration | Application and Workload Identity: can change this area for the whole tenant without a user.
25f85f3c-f66c-4205-8cd5-de92dd7f0cec Policy.ReadWrite.AuthenticationFlows | Authentication: can change this area for the whole tenant without a user.
886bd2d9-5b8b-4b49-adea-ca75fb50d9ef Policy.ReadWrite.B2BManagementPolicy | Application and Workload Identity: can change this area for the whole tenant without a user.
999f8c63-0a38-4f1b-91fd-ed1947bdd1a9 Policy.ReadWrite.ConsentRequest | Application and Workload Identity: can change this area for the whole tenant without a user.
338163d7-f101-4c92-94ba-ca46fe52447c Policy.ReadWrite.CrossTenantAccess | Trusts MFA or device claims of a tenant the attacker owns.
fee6283f-d06e-48c1-b824-b335a5d92ba1 Policy.ReadWrite.CrossTenantAccess | Trusts MFA or device claims of a tenant the attacker owns.
a6325ae7-2b73-4dbd-abed-fbeacfbf8696 Policy.ReadWrite.CrossTenantCapability | Conditional Access: can change this area for the whole tenant without a user.
230fb2d5-aa21-49c1-bfa7-ae1be179d867 Policy.ReadWrite.DeviceConfiguration | Global Endpoint Management: can change this area for the whole tenant without a user.
03cc4f92-788e-4ede-b93f-199424d144a5 Policy.ReadWrite.ExternalIdentities | External Identities: can change this area for the whole tenant without a user.
2044e4f1-e56c-435b-925c-44cd8f6ba89a Policy.ReadWrite.FeatureRollout | Tenant Management: can change this area for the whole tenant without a user.
90bbca0b-227c-4cdc-8083-1c6cfb95bac6 Policy.ReadWrite.FedTokenValidation | Tenant Policy Management: can change this area for the whole tenant without a user.
2dcf8603-09eb-4078-b1ec-d30a1a76b873 Policy.ReadWrite.IdentityProtection | Tenant Policy Management: can change this area for the whole tenant without a user.
795fc94d-3deb-4632-b1eb-e6d1a5f44918 Policy.ReadWrite.Recovery | Tenant Policy Management: can change this area for the whole tenant without a user.
124325f3-0c46-4c57-a050-d6d1a82510f6 PrivilegedAccess-CustomExt.ReadWrite.All | Privileged IAM: can change this area for the whole tenant without a user.
81adad77-a25a-489d-ac43-321115620139 PrivilegedAssignmentSchedule.ReadWrite.EntraAppRole | Privileged IAM: can change this area for the whole tenant without a user.
55d1104b-3821-413d-b3ca-e2393d333cd3 PrivilegedAssignmentSchedule.Remove.AzureADGroup | Privileged IAM: can act in this area for the whole tenant without a user.
7f4c39f1-1aa7-44b7-ab05-38df2609c37a PrivilegedEligibilitySchedule.ReadWrite.EntraAppRole | Privileged IAM: can change this area for the whole tenant without a user.
55745561-7572-4314-a737-a2c2a1b0dd2e PrivilegedEligibilitySchedule.Remove.AzureADGroup | Privileged IAM: can act in this area for the whole tenant without a user.
60a901ed-09f7-4aa5-a16e-7dd3d6f9de36 ProgramControl.ReadWrite.All | Entitlement Management: can change this area for the whole tenant without a user.
a2b63618-5350-462d-b1b3-ba6eb3684e26 PublicKeyInfrastructure.ReadWrite.All | Adds a certificate authority that certificate sign-in trusts.
eb158f57-df43-4751-8b21-b8932adb3d34 RecordsManagement.ReadWrite.All | Microsoft Purview: can change this area for the whole tenant without a user.
7fc7225d-eb37-4c39-90f3-a33a57cf1081 RiskPreventionProviders.ReadWrite.All | Identity Threat Detection and Response: can change this area for the whole tenant without a user.
f0060247-9e6b-4299-9094-858a175d488b RoleAssignmentSchedule.ReadWrite.Directory | Creates active PIM role assignments, Global Administrator included.
d3495511-98b7-4df3-b317-4e35c19f6129 RoleAssignmentSchedule.Remove.Directory | Privileged IAM: can act in this area for the whole tenant without a user.
aaddf15b-d1a9-4fd7-bd46-cbb2ae85162e RoleEligibilitySchedule.ReadWrite.Directory | Makes a controlled account eligible for any directory role and then activates it.
79c7e69c-0d9f-4eff-97a8-49170a5a08ba RoleEligibilitySchedule.Remove.Directory | Privileged IAM: can act in this area for the whole tenant without a user.
c7fbd983-d9aa-4fa7-84b8-17382c103bc4 RoleManagement.Read.All | Default Member: can change this area for the whole tenant without a user.
274d0592-d1b6-44bd-af1d-26d259bcb43a RoleManagement.ReadWrite.CloudPC | Privileged IAM: can change this area for the whole tenant without a user.
11059518-d6a6-4851-98ed-509268489c4a RoleManagementAlert.ReadWrite.Directory | Privileged IAM: can change this area for the whole tenant without a user.
6e7a5640-116b-45cb-a24a-1b9e9921fbbd RoleManagementPolicy.ReadWrite.Directory | Removes approval, MFA and justification from PIM role settings.
ec563bdb-80dc-47c0-81d3-bff47cc6ac06 RoleManagementPolicy.ReadWrite.EntraAppRole | Privileged IAM: can change this area for the whole tenant without a user.
f2bf083f-0179-402a-bedb-b2784de8a49b SecurityActions.ReadWrite.All | Changes security response actions.
06870c4c-7370-4a2a-ad10-239a337af816 SecurityAlert.Create.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
ed4fca05-be46-441f-9803-1873825f8fdb SecurityAlert.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
a76e26a7-ad88-4264-bb86-01a1e214c175 SecurityAlert.ReadWrite.All | Can change this area for the whole tenant without a user.
04c55753-2244-4c25-87fc-704ab82a4f69 SecurityAnalyzedMessage.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
d903a879-88e0-4c09-b0c9-82f6a1333f84 SecurityEvents.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
af2bf46f-7bf1-4be3-8bad-e17e279e8462 SecurityIdentitiesActions.ReadWrite.All | Identity Threat Detection and Response: can change this area for the whole tenant without a user.
4f1f0deb-08d1-4ffb-8cca-21dfc362b7c0 SecurityIdentitiesAutoConfig.ReadWrite.All | Identity Threat Detection and Response: can change this area for the whole tenant without a user.
ab03ddd5-7ae4-4f2e-8af8-86654f7e0a27 SecurityIdentitiesHealth.ReadWrite.All | Identity Threat Detection and Response: can change this area for the whole tenant without a user.
afd28a5a-707f-4edf-85c2-c446291e63da SecurityIdentitiesMigration.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
d4dcee6d-0774-412a-b06c-aeabbd99e816 SecurityIdentitiesSensors.ReadWrite.All | Identity Threat Detection and Response: can change this area for the whole tenant without a user.
b4146a3a-dd4f-4af4-8d91-7cc0eef3d041 SecurityIdentitiesUserActions.ReadWrite.All | Identity Threat Detection and Response: can change this area for the whole tenant without a user.
45cc0394-e837-488b-a098-1918f48d186c SecurityIncident.Read.All | Security and Compliance: can read this area for the whole tenant without a user.
34bf0e97-1971-4929-b999-9e2442d941d7 SecurityIncident.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
82c6edcf-5a3a-4b6a-9212-f96ea2c855fb SecurityIncident.ReadWrite.All | Can change this area for the whole tenant without a user.
89c8469c-83ad-45f7-8ff2-6e3d4285709e ServicePrincipalEndpoint.ReadWrite.All | Application and Workload Identity: can change this area for the whole tenant without a user.
9ec3ab20-236b-450e-be94-4c17b7948618 ServicePrincipalEndpoint.ReadWrite.All | Can change this area for the whole tenant without a user.
19b94e34-907c-4f43-bde9-38b1909ed408 SharePointTenantSettings.ReadWrite.All | Microsoft SharePoint: can change this area for the whole tenant without a user.
3a673978-9df8-4c1a-a994-a4414f7ce387 SharePointTenantSettings.ReadWrite.All | Can change this area for the whole tenant without a user.
a82116e5-55eb-4c41-a434-62fe8a61c773 Sites.FullControl.All | Full control of every SharePoint site.
332a536c-c7ef-4017-ab91-336970924f0d Sites.Read.All | Reads every SharePoint site.
9492366f-7969-46a4-8d15-ed1a20078fff Sites.ReadWrite.All | Reads and changes every SharePoint site.
17b78cfd-eeff-447d-8bab-2795af00055a SpiffeTrustDomain.ReadWrite.All | Application and Workload Identity: can change this area for the whole tenant without a user.
db31e92a-b9ea-4d87-bf6a-75a37a9ca35a SynchronizationData-User.Upload | Writes user data through provisioning.
25c32ff3-849a-494b-b94f-20a8ac4e6774 SynchronizationData-User.Upload.OwnedBy | Global User Management: can change this area for the whole tenant without a user.
0121dc95-1b9f-4aed-8bac-58c5ac466691 TeamMember.ReadWrite.All | Microsoft Teams: can change this area for the whole tenant without a user.
bdd80a03-d9bc-451d-b7c4-ce7c63fe3c8f TeamSettings.ReadWrite.All | Microsoft Teams: can change this area for the whole tenant without a user.
9e19bae1-2623-4c4f-ab6e-2664615ff9a0 TeamsAppInstallation.ReadWriteForChat.All | Microsoft Teams: can change this area for the whole tenant without a user.
5dad17ba-f6cc-4954-a5a2-a0dcc95154f0 TeamsAppInstallation.ReadWriteForTeam.All | Microsoft Teams: can change this area for the whole tenant without a user.
74ef0291-ca83-4d02-8c7e-d2391e6a444f TeamsAppInstallation.ReadWriteForUser.All | Installs Teams apps for users.
a96d855f-016b-47d7-b51c-1218a98d791c TeamsTab.ReadWrite.All | Microsoft Teams: can change this area for the whole tenant without a user.
dfb0dd15-61de-45b2-be36-d6a69fba3c79 Teamwork.Migrate.All | Microsoft Teams: can act in this area for the whole tenant without a user.
79c02f5b-bd4f-4713-bc2c-a8a4a66e127b TeamworkDevice.ReadWrite.All | Microsoft Teams: can change this area for the whole tenant without a user.
70549927-dd38-44e4-a76f-e91b5ec6acc4 TeamworkDevice.ReadWrite.All | Can change this area for the whole tenant without a user.
dd98c7f5-2d42-42d3-a0e4-633161547251 ThreatHunting.Read.All | Security and Compliance: can read this area for the whole tenant without a user.
5f804853-e3b1-447b-9a8b-6d3e1257c72a ThreatHunting.Read.All | Can read this area for the whole tenant without a user.
21792b6c-c986-4ffc-85de-df9da54b52fa ThreatIndicators.ReadWrite.OwnedBy | Global Security and Compliance Management: can change this area for the whole tenant without a user.
e0b77adb-e790-44a3-b0a0-257d06303687 ThreatIntelligence.Read.All | Security and Compliance: can read this area for the whole tenant without a user.
db15c1d9-e426-4f6c-b43d-1ab784f2bf88 ThreatIntelligence.Read.All | Can read this area for the whole tenant without a user.
d72bdbf4-a59b-405c-8b04-5995895819ac ThreatSubmission.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
926a6798-b100-4a20-a22f-a4918f13951d ThreatSubmissionPolicy.ReadWrite.All | Global Security and Compliance Management: can change this area for the whole tenant without a user.
925f1248-0f97-47b9-8ec8-538c54e01325 User-LifeCycleInfo.ReadWrite.All | Global User Management: can change this area for the whole tenant without a user.
280d0935-0796-47d1-8d26-273470a3f17a User-Mail.ReadWrite.All | Global User Management: can change this area for the whole tenant without a user.
a94a502d-0281-4d15-8cd2-682ac9362c4c User-OnPremisesSyncBehavior.ReadWrite.All | Global User Management: can change this area for the whole tenant without a user.
86ceff06-c822-49ff-989a-d912845ffe69 User-Phone.ReadWrite.All | Global User Management: can change this area for the whole tenant without a user.
4240f680-4f73-4082-a766-aa916a2dc9b3 User.Create | Global User Management: can change this area for the whole tenant without a user.
405a51b5-8d8d-430b-9842-8be4b0e9f324 User.Export.All | Global User Management: can act in this area for the whole tenant without a user.
09850681-111b-4a89-9bed-3f2cae46d706 User.Invite.All | External Identities: can act in this area for the whole tenant without a user.
df021288-bdef-4463-88db-98f22de89214 User.Read.All | Reads all users: reconnaissance.
5639c449-cfd9-4088-bc48-3e16da108bf8 User.ReadUpdate.All | Global User Management: can act in this area for the whole tenant without a user.
5652f862-b626-407b-a3e6-248aeb95763c User.ReadWrite.CrossCloud | Global User Management: can change this area for the whole tenant without a user.
77f3a031-c388-4f99-b373-dc68676a979e User.RevokeSessions.All | Identity Threat Detection and Response: can act in this area for the whole tenant without a user.
1bf7461f-222a-4525-9760-f7739228d0f4 UserAuthMethod-ResourceKey.ReadWrite.All | Authentication: can change this area for the whole tenant without a user.
7dd1be58-6e76-4401-bf8d-31d1e8180d5b WindowsUpdates.ReadWrite.All | Global Endpoint Management: can change this area for the whole tenant without a user.
b2620db1-3bf7-4c5b-9cb9-576d29eac736 eDiscovery.ReadWrite.All | Security and Compliance: can change this area for the whole tenant without a user.
66510d13-93d3-4077-b9e2-83bb78d8facd eDiscovery.ReadWrite.All | Can change this area for the whole tenant without a user.
`;
