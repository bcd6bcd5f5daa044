export const conditionalAccessMessages = {} as const;
