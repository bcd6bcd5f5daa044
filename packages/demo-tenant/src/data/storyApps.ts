const app = (appId: string, appDisplayName: string) => ({
  appId,
  appDisplayName,
});

/** Microsoft's own apps, as sign-ins name them; their ids are the same in every tenant. */
export const storyApps = {
  azureCli: app('04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'Microsoft Azure CLI'),
  broker: app(
    '29d9ed98-a469-4536-ade2-f981bc1d605e',
    'Microsoft Authentication Broker',
  ),
  exchange: app(
    '00000002-0000-0ff1-ce00-000000000000',
    'Office 365 Exchange Online',
  ),
  graphTools: app(
    '14d82eec-204b-4c2f-b7e8-296a70dab67e',
    'Microsoft Graph Command Line Tools',
  ),
  officeHome: app('4765445b-32c6-49b0-83e6-1d93765276ca', 'OfficeHome'),
  portal: app('c44b4083-3bb0-49c1-b47d-974e53cbdf3c', 'Azure Portal'),
};

/** The app asks for itself. */
export const officeForItself = {
  ...storyApps.officeHome,
  resourceId: storyApps.officeHome.appId,
  resourceDisplayName: storyApps.officeHome.appDisplayName,
};

/** The broker asks for the registration of devices. */
export const brokerRegisters = {
  ...storyApps.broker,
  resourceId: '01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9',
  resourceDisplayName: 'Device Registration Service',
};
