export const routingMessages = {} as const;
