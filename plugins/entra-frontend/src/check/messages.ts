/** What areas are called: in English as the backend calls them too. */
export const checkMessages = {
  area: {
    ca: 'Conditional Access',
    auth: 'Authentication methods',
    priv: 'Privileged access',
    app: 'Apps',
    guest: 'Guests',
    tenant: 'Tenant settings and accounts',
    user: 'Users',
    device: 'Devices',
    mail: 'Mail',
    spo: 'Sharing',
    sig: 'Sign-ins',
    aud: 'Changes',
    cmp: 'Chains',
    custom: 'Own checks',
  },
} as const;
