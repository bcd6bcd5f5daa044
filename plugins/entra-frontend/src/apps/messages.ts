export const appsMessages = {} as const;
