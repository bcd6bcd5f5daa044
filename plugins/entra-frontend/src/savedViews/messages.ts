export const savedViewsMessages = {} as const;
