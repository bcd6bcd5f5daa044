export const changesMessages = {} as const;
