/**
 * Microsoft's own apps by their client ids, the same in every tenant.
 *
 * @see https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
 */
export const apps = {
  azureCli: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  azurePortal: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c',
  azurePowerShell: '1950a258-227b-4e31-a9cf-717495945fc2',
  azureResourceManager: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  directoryPowerShell: '1b730954-1685-4b74-9bfd-dac224a7b894',
  directoryGraph: '00000002-0000-0000-c000-000000000000',
  authenticationBroker: '29d9ed98-a469-4536-ade2-f981bc1d605e',
  deviceRegistration: '01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9',
  exchange: '00000002-0000-0ff1-ce00-000000000000',
  exchangeAdminCenter: '497effe9-df71-4043-a8bb-14cf78c4b63b',
  exchangePowerShell: 'fb78d390-0c51-40cd-8e17-fdbfab77341b',
  graph: '00000003-0000-0000-c000-000000000000',
  graphCommandLine: '14d82eec-204b-4c2f-b7e8-296a70dab67e',
  graphExplorer: 'de8bc8b5-d9f9-48b1-a8ad-b748da725064',
  keyVault: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
  microsoft365Admin: '618dd325-23f6-4b6f-8380-4df78026e39b',
  officeHome: '4765445b-32c6-49b0-83e6-1d93765276ca',
  officePortal: '00000006-0000-0ff1-ce00-000000000000',
  sharePoint: '00000003-0000-0ff1-ce00-000000000000',
  sharePointShell: '9bc3ab49-b65d-410a-85ad-de819febfddc',
  visualStudioCode: 'aebc6443-996d-45c2-90f0-388ff96faa56',
} as const;

/** With these one administers: from a command line, or by requests of one's own making. */
export const administrationClients: ReadonlySet<string> = new Set([
  apps.azureCli,
  apps.azurePowerShell,
  apps.directoryPowerShell,
  apps.exchangePowerShell,
  apps.graphCommandLine,
  apps.graphExplorer,
  apps.sharePointShell,
]);

/** Where the tenant, its resources and its secrets are administered. */
export const administrationTargets: ReadonlySet<string> = new Set([
  ...administrationClients,
  apps.azurePortal,
  apps.azureResourceManager,
  apps.exchangeAdminCenter,
  apps.keyVault,
  apps.microsoft365Admin,
]);

/**
 * Parts of Microsoft 365 that renew their tokens from wherever the service or the network of the moment is, without a
 * person.
 */
export const backgroundApps: ReadonlySet<string> = new Set([
  '00000007-0000-0000-c000-000000000000', // Dataverse
  '01fc33a7-78ba-4d2f-a4b7-768e336e890e', // MS-PIM
  '0ec893e0-5785-4de6-99da-4ed124e5296c', // Office UWP PWA
  '26a7ee05-5602-4d76-a7ba-eae8b7b67941', // Windows Search
  '27922004-5251-4030-b22d-91ecd9a37ea4', // Outlook Mobile
  '394866fc-eedb-4f01-8536-3ff84b16be2a', // Microsoft People Cards Service
  '4354e225-50c9-4423-9ece-2d5afd904870', // Augmentation Loop
  '66a88757-258c-4c72-893c-3e8bed4d6899', // Office 365 Search Service
  '6bc3b958-689b-49f5-9006-36d165f30e00', // Teams CMD Services Artifacts
  '6f7e0f60-9401-4f5b-98e2-cf15bd5fd5e3', // Microsoft Application Command Service
  '9ea1ad79-fdb6-4f9a-8bc3-2b70f96e34c7', // Bing
  'ab9b8c07-8f02-4f72-87fa-80105867a763', // OneDrive SyncEngine
  'bb893c22-978d-4cd4-a6f7-bb6cc0d6e6ce', // Olympus
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe', // Microsoft Teams Services
  'd7b530a4-7680-4c23-a8bf-c52c121d2e87', // Microsoft Edge Enterprise New Tab Page
  'e8be65d6-d430-4289-a665-51bf2a194bda', // Microsoft 365 App Catalog Services
  'ecd6b820-32c2-49b6-98a6-444530e5a77a', // Microsoft Edge
]);
