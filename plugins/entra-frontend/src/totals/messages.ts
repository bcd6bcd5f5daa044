export const totalsMessages = {} as const;
