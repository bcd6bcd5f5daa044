export const legacyMessages = {
  title: 'Entra posture',
  tab: {
    overview: 'Overview',
    findings: 'Findings',
    identities: 'Identities',
    'privileged-access': 'Privileged access',
    'conditional-access': 'Conditional Access',
    apps: 'Apps',
    'sign-ins': 'Sign-ins',
    devices: 'Devices & sharing',
    changes: 'Changes',
    connections: 'Connections',
  },
} as const;
