export const exportMessages = {
  cancel: 'Cancel export',
  action: 'Export',
  actionOf: 'Export {{what}}',
  failed: 'The file could not be made',
  progressOf: 'Export of {{what}}',
  reading: 'Reading…',
  progress: '{{rows, number}} of {{total, number}}',
  restarted:
    'The list changed while it was read: it is read again from its beginning.',
  cancelled: 'Cancelled: no file was saved.',
  format: {
    csv: 'CSV, for spreadsheets',
    json: 'JSON',
  },
  saved_one: 'Saved as {{name}}: {{count, number}} row.',
  saved_other: 'Saved as {{name}}: {{count, number}} rows.',
  list: {
    apps: 'apps',
    changes: 'changes',
    detections: 'detections',
    identities: 'identities',
    'privileged-access': 'privileged-access',
    'unused-devices': 'unused-devices',
  },
} as const;
