export const devicesMessages = {
  tabs: {
    label: 'Devices and sharing',
    findings: 'Findings',
    unused: 'Unused devices',
  },
  findings: {
    failed: 'The areas could not be loaded',
    byArea: 'Open findings by area',
    list: 'Findings of {{area}}',
    none: 'No open finding: {{area}}',
    all: 'Filter, decide and export on the findings page',
  },
  unused: {
    list: 'Unused devices',
    filter: 'Filter unused devices',
    span: 'Unused for',
    days: '{{days}} days',
    column: {
      device: 'Device',
      lastActivity: 'Last activity',
      registered: 'Registered',
    },
    never: 'Never',
    notKnown: 'Not known',
    unknown_one:
      'Of {{count, number}} enabled device more it is not known when they came last: neither used nor unused.',
    unknown_other:
      'Of {{count, number}} enabled devices more it is not known when they came last: neither used nor unused.',
    none: 'No enabled device is unused for {{days}} days',
    allIn: 'All devices are in the {{inventory}}.',
    inventory: 'inventory',
    all: 'All devices',
  },
} as const;
