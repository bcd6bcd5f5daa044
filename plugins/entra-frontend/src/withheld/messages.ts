export const withheldMessages = {
  mark: 'Withheld',
  title: 'Personal data is withheld',
  permission:
    'You see people by their object ids: names, factors and last activity need the permission entra.personalData.read. Ask who runs this portal for it.',
} as const;
