export const signInsMessages = {} as const;
