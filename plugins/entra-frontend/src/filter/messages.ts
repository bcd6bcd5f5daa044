export const filterMessages = {
  any: 'Any',
} as const;
