export const timeMessages = {} as const;
