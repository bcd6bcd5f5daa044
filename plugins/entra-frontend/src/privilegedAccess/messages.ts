export const privilegedAccessMessages = {} as const;
