export const severityMessages = {} as const;
