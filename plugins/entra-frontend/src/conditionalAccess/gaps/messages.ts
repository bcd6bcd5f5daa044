export const gapMessages = {
  loading: 'Working out what Conditional Access covers',
  failed: 'The coverage could not be worked out',
  noPolicies: {
    title: 'This tenant has no Conditional Access policy',
    defaults:
      "What is proved below is proved by Microsoft's security defaults; everything else is open.",
  },
  summary: {
    policies_one:
      '{{count, number}} policy: {{enabled, number}} on, {{reportOnly, number}} report-only, {{disabled, number}} off.',
    policies_other:
      '{{count, number}} policies: {{enabled, number}} on, {{reportOnly, number}} report-only, {{disabled, number}} off.',
    notCounted: 'Not counted: {{accounts}}.',
    disabledAccounts_one: '{{count, number}} disabled account',
    disabledAccounts_other: '{{count, number}} disabled accounts',
    breakGlass_one: '{{count, number}} declared emergency account',
    breakGlass_other: '{{count, number}} declared emergency accounts',
    directorySynchronization_one:
      '{{count, number}} directory synchronization account',
    directorySynchronization_other:
      '{{count, number}} directory synchronization accounts',
    leftOutUnknown: 'Who is left out is not known: people cannot be read.',
  },
  matrix: {
    label: 'Coverage by who and what',
    who: 'Who',
  },
  /** The columns of the matrix: what must hold, and what `proved` says of it. */
  column: {
    mfaAlways: {
      title: 'MFA always',
      means: 'No sign-in goes through without MFA',
    },
    passwordStops: {
      title: 'A password is not enough',
      means: 'MFA or a managed device is asked for',
    },
    phishingResistantMfa: {
      title: 'Phishing-resistant MFA',
      means: 'Passkeys, certificates or Windows Hello only',
    },
    managedDevice: {
      title: 'Managed device',
      means: 'Only devices that the tenant manages',
    },
    legacyClientsBlocked: {
      title: 'Legacy clients blocked',
      means: 'Clients that cannot ask for MFA are shut out',
    },
    deviceCodeBlocked: {
      title: 'Device code blocked',
      means: 'No sign-in by a code typed elsewhere',
    },
    registrationProtected: {
      title: 'Registration protected',
      means: 'Who has the password cannot add a method',
    },
  },
  state: {
    proved: 'Proved',
    gap: 'Gap',
    unknown: 'Unknown',
    notApplicable: 'Not applicable',
  },
  cell: {
    proved: 'for all {{people, number}}',
    gap: '{{open, number}} of {{people, number}}',
    gapDoubtful:
      '{{open, number}} of {{people, number}}, maybe {{doubtful, number}} more',
    unknown: 'for {{doubtful, number}} of {{people, number}}',
  },
  list: {
    title: 'Gaps',
    titleOf: 'Gaps: {{chosen}}',
    all: 'Show all gaps',
    column: {
      severity: 'Severity',
      gap: 'Gap',
      who: 'Who',
      people: 'People',
      reach: 'Open to',
    },
    passwordSuffices: 'A password alone suffices.',
    more_one: '{{because}}; {{count}} more policy comes near',
    more_other: '{{because}}; {{count}} more policies come near',
    notApplicable: 'This does not apply here',
    nothingToCover: 'There is nothing to cover and nothing to leave open.',
    noneKnown: 'No gap is known',
    notNone:
      'That is not the same as none: what is marked as unknown above could not be told.',
    none: 'No gap',
    looked: 'Every sign-in was looked at, and none goes through without it.',
  },
  maybeOpen: '? May be open',
  noCause: 'No policy comes close to closing it.',
  details: {
    what: 'Gap',
    loading: 'Loading the gap',
    failed: 'This gap could not be loaded',
    gone: 'It was closed, or the last sync found it otherwise.',
    reach: 'Open to: {{who}}',
    passwordSuffices: 'A password alone suffices here.',
    deviceInstead:
      'A password alone does not suffice: a managed device is asked for instead of MFA.',
    witness: 'A sign-in that goes through',
    explain: 'Explain this sign-in',
    where: 'Where it is open',
    causes: 'What lets it out',
    people: 'People',
    somePeople: 'People, {{shown}} of {{people, number}}',
    finding: 'The finding that reports it',
    everywhere: 'Everywhere: no condition narrows it, every sign-in is open.',
    condition: 'Condition',
    openFor: 'Open for',
  },
} as const;
