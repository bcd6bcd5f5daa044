export const knownMessages = {} as const;
