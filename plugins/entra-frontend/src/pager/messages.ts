export const pagerMessages = {} as const;
