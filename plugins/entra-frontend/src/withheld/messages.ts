export const withheldMessages = {} as const;
