export const copyMessages = {} as const;
