export const filterMessages = {} as const;
