export const legacyMessages = {} as const;
