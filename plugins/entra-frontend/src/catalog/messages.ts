export const catalogMessages = {
  title: 'Findings in Entra ID',
  card: {
    worst: 'The {{number, number}} worst of {{total, number}}.',
    all: 'All findings on the tab Entra posture',
  },
  tab: {
    overview: 'Overview of Entra posture',
    back: 'Back to what asks for work',
    list: 'Findings',
    state: {
      open: 'Findings in Entra ID: open',
      acknowledged: 'Findings in Entra ID: acknowledged',
      accepted: 'Findings in Entra ID: accepted',
      snoozed: 'Findings in Entra ID: snoozed',
      resolved: 'Findings in Entra ID: resolved',
      any: 'Findings in Entra ID: any',
    },
  },
  notes: {
    none: 'No finding asks for work here. What could not be judged is on the overview of Entra posture.',
    noTenant: 'No tenant is connected.',
    withheld:
      'Findings about people are shown to those who may see personal data (permission entra.personalData.read).',
  },
} as const;
