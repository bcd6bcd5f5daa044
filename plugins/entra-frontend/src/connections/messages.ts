export const connectionsMessages = {} as const;
