export const connectMessages = {
  dialog: {
    cancel: 'Cancel',
  },
  authorize: {
    tenantProblem:
      'Give the tenant’s id or one of its domains, or leave it empty for the one of whoever signs in.',
    title: 'Authorize with Microsoft',
    name: 'Name',
    nameHint: 'How the connection is called here. Optional.',
    tenant: 'Tenant',
    tenantHint: 'Its id or a domain; empty for the tenant of whoever signs in.',
    allAtOnce:
      'Microsoft asks for every application permission that the portal’s app registration lists, all at once; what is chosen here is what the connection is then measured by.',
    needed: 'Permissions that this needs',
    asked: 'Permissions that Microsoft will ask for',
    nothingChosen: 'Choose at least one feature to ask permissions for.',
    failed: 'The authorization could not be started',
  },
  browse: {
    back: 'Back to connections',
    title: 'Browse integrations',
    list: 'Integrations',
    product: 'Microsoft Entra ID',
    covers:
      'Identities, sign-ins, Conditional Access, privileged access and apps, read and judged. Nothing in the tenant is changed.',
    alsoCovers:
      'The same connection also covers Intune, Outlook, SharePoint and Teams.',
    connectProduct: 'Connect Microsoft Entra ID',
    connect: 'Connect',
    mayNot:
      'You may not connect a tenant. Ask whoever runs the portal for the permission entra.connection.create.',
  },
  cloud: 'Cloud',
  page: {
    back: 'Back to connections',
    anew: 'Connect {{title}} anew',
    title: 'Connect Microsoft Entra ID',
    readOnly:
      'Everything is read only. One connection covers Entra ID, Intune, Outlook, SharePoint and Teams.',
    authorize: 'Authorize with Microsoft',
    credentials: 'API credentials',
    signInUnavailable: 'The portal cannot be authorized at Microsoft yet',
    storeUnavailable: 'Credentials cannot be stored yet',
    mayNot: 'You may not do this',
    mayNotWhy: 'Ask whoever runs the portal for the permission {{permission}}.',
    redirectAddress:
      '{{why}} Its app registration needs this redirect address: {{address}}',
  },
  connected: {
    theTenant: 'The tenant',
    begins: 'The first sync begins by itself.',
    grant: 'Grant missing',
    dismiss: 'Dismiss',
    title: '{{title}} is connected',
    titleAs: '{{title}} is connected as {{account}}',
    granted: 'Granted: {{permissions}}. The first sync begins by itself.',
    withheld: 'Withheld: {{permissions}}.',
    withheldDegrading:
      'Withheld: {{permissions}}. Degraded by it: {{features}}.',
  },
  actions: {
    managedInConfig:
      'Managed in the portal’s app-config, under entra.connections: change or remove it there.',
    resume: 'Resume',
    pause: 'Pause',
    label: 'Manage {{title}}',
    grantMoreOf: 'Grant more permissions: {{title}}',
    grantMore: 'Grant more permissions',
    renameOf: 'Rename: {{title}}',
    rename: 'Rename',
    disconnectOf: 'Disconnect: {{title}}',
    disconnect: 'Disconnect',
    resumeOf: 'Resume: {{title}}',
    pauseOf: 'Pause: {{title}}',
    resumeFailed: 'It could not be resumed',
    pauseFailed: 'It could not be paused',
  },
  badges: {
    credential: {
      clientSecret: 'Client secret',
      certificate: 'Certificate',
      federated: 'Federated credential',
      managedIdentity: 'Managed identity',
      application: 'Application permissions',
      signIn: 'Signed in',
    },
    label: 'How {{title}} is connected',
    paused: 'Paused',
    fromConfig: 'From app-config',
    fromPage: 'From this page',
    credentialAs: '{{credential}} as {{account}}',
  },
  consent: {
    set: 'What to ask for',
    features: 'Features',
    setLine: '{{title}}: {{description}}',
    closedFeature: '{{feature}} (needs application permissions)',
  },
  credential: {
    kind: 'Kind of credential',
    clientId: 'Application (client) id',
    clientSecret: 'Client secret',
    clientSecretHint:
      'Its value, not its id. It is sealed before it is stored and never shown again.',
    certificate: 'Certificate',
    certificateHint: 'PEM; the same that the app registration has.',
    privateKey: 'Private key',
    privateKeyHint:
      'PEM, without a passphrase. It is sealed before it is stored and never shown again.',
    managedIdentity: 'Client id of the managed identity',
    trustedIdentityHint:
      'The identity that the app registration trusts; empty for the system-assigned one of the portal’s host.',
    managedIdentityHint:
      'Empty for the system-assigned one of the portal’s host. The identity itself must hold the application permissions.',
  },
  credentials: {
    title: 'API credentials',
    name: 'Name',
    tenantId: 'Tenant id',
    tenantIdHint: 'Directory (tenant) id or a domain',
    test: 'Test connection',
    save: 'Save',
    testFirst: 'Test it first; nothing is stored by a test.',
    testFailed: 'The credential could not be tested',
    saveFailed: 'The connection could not be saved',
    saveFailedWhy:
      '{{sentence}} Enter the secret again before you test and save again.',
  },
  disconnect: {
    title: 'Disconnect {{title}}',
    actionDelete: 'Disconnect and delete',
    action: 'Disconnect',
    failed: 'It could not be disconnected',
    consequence:
      'The stored credential is deleted in any case. The consent at Microsoft stays until it is revoked there.',
    data: 'What was read of the tenant',
    keep: 'Keep it, with its findings and history',
    delete: 'Delete all of it, for good',
    confirm: 'Type “{{title}}” to confirm',
  },
  grant: {
    action: 'Grant {{missing}}',
    whoCan:
      'Someone with the permission entra.connection.update can grant it here.',
    failed: 'The consent could not be started',
    copied: 'Copied',
    copyByHand: 'Copy this',
    actionOf: '{{label}}: {{title}}',
    assignRole_one:
      'Assign the managed identity this app role of Microsoft Graph: {{names}}. The next sync notices.',
    assignRole_other:
      'Assign the managed identity these app roles of Microsoft Graph: {{names}}. The next sync notices.',
    addPermission_one:
      'In the Entra admin center, open the app registration {{clientId}}, add the application permission {{names}} of Microsoft Graph, and grant admin consent. The next sync notices.',
    addPermission_other:
      'In the Entra admin center, open the app registration {{clientId}}, add the application permissions {{names}} of Microsoft Graph, and grant admin consent. The next sync notices.',
    copyName_one: 'Copy its name',
    copyName_other: 'Copy their names',
  },
  mode: {
    label: 'Read the tenant',
    hint: 'Application permissions are recommended: reading goes on unattended. A sign-in ends with its person, when the account is disabled, its password is reset or a policy asks for it again.',
    application:
      'With application permissions, after an administrator’s consent (recommended)',
    signIn: 'On behalf of an administrator who signs in',
  },
  reconnect: {
    neverRead: 'The sign-in is no longer valid; nothing has been read yet',
    inConfig:
      '{{reconnect}} Its credential is in the portal’s app-config, under entra.connections.',
    actionOf: 'Reconnect: {{title}}',
    action: 'Reconnect',
    failed: 'The sign-in could not be started',
    stale: 'The sign-in is no longer valid; data as of {{when}}',
  },
  rename: {
    title: 'Rename {{title}}',
    action: 'Rename',
    failed: 'It could not be renamed',
    name: 'Name',
    nameProblem: 'Give the connection a name.',
  },
  returned: {
    finishing:
      'Finishing the connection. After a consent this takes some seconds.',
    failed: 'The connection could not be finished',
    notConnected: 'The tenant was not connected',
    again: 'Try again',
    dismiss: 'Dismiss',
  },
  scopes: {
    title: '{{title}} ({{number, number}})',
    canWrite: '{{names}} can write',
    canWriteWhy:
      'Nothing here writes to a tenant, so nothing is lost without it. Choose another set to leave it out.',
    signIn: 'Sign-in',
    partOfSignIn: 'Part of signing in',
    why: '{{usedBy}}: {{why}}',
  },
  test: {
    refused: 'Microsoft refuses this credential',
    title: 'What would work',
    readable:
      '{{readable, number}} of {{total, number}} kinds of data can be read',
    all: 'Everything that was asked for can be read.',
    notAll:
      'The connection can be saved as it is: what is missing is unknown until it is granted, and noticed by itself then.',
    product: '{{product}}: {{works, number}} of {{total, number}}',
    degraded: 'Degraded: {{features}}.',
    unknown: 'Unknown: {{checks}}.',
    otherProduct: 'Other',
  },
  problem: {
    tenantId:
      'Give the tenant’s id, or one of its domains such as contoso.onmicrosoft.com.',
    title: 'Give the connection a name.',
    clientId:
      'Give the application (client) id of the app registration: 32 hexadecimal digits in five groups.',
    certificate:
      'Paste the certificate in PEM form, from -----BEGIN CERTIFICATE----- to its end line.',
    managedIdentity:
      'Give the client id of the user-assigned identity, or leave it empty for the system-assigned one.',
    clientSecret: 'Paste the value of the client secret.',
    secretId:
      'This is the secret’s id. Paste its value, which is shown once, when the secret is made.',
    encryptedKey:
      'This private key is encrypted. Paste it without its passphrase; it is sealed before it is stored.',
    privateKey:
      'Paste the certificate’s private key in PEM form, from -----BEGIN PRIVATE KEY----- to its end line.',
  },
} as const;
