export const identitiesMessages = {} as const;
