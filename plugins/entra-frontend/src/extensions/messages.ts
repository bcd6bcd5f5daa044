export const extensionsMessages = {} as const;
