/** What each detail of a sign-in may be, in the words that people choose from; the names are Microsoft Graph's. */
export const choices = {
  userAction: {
    registerSecurityInfo: 'Registers security information',
    registerDevice: 'Registers or joins a device',
  },
  clientAppType: {
    browser: 'Browser',
    mobileAppsAndDesktopClients: 'Mobile app or desktop client',
    exchangeActiveSync: 'Exchange ActiveSync',
    other: 'Other legacy client',
  },
  platform: {
    android: 'Android',
    iOS: 'iOS',
    windows: 'Windows',
    windowsPhone: 'Windows Phone',
    macOS: 'macOS',
    linux: 'Linux',
    unknown: 'One that says nothing known',
  },
  device: {
    unregistered: 'Not registered',
    registered: 'Registered',
    joined: 'Joined',
    hybridJoined: 'Hybrid joined',
    compliant: 'Compliant',
  },
  signInRisk: { none: 'None', low: 'Low', medium: 'Medium', high: 'High' },
  userRisk: { none: 'None', low: 'Low', medium: 'Medium', high: 'High' },
  insiderRisk: {
    none: 'None',
    minor: 'Minor',
    moderate: 'Moderate',
    elevated: 'Elevated',
  },
  flow: {
    none: 'None of these',
    deviceCodeFlow: 'Device code',
    authenticationTransfer: 'Authentication transfer',
  },
} as const;

export type Choice = keyof typeof choices;
