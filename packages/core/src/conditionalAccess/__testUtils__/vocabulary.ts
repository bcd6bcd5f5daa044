import fc from 'fast-check';

export const groups = ['g1', 'g2', 'g3', 'g4'];
export const roles = ['62e90394-69f5-4237-9190-012177145e10', 'r2'];
export const guestTypes = [
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'serviceProvider',
  'otherExternalUser',
] as const;
export const azure = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
export const sharePoint = '00000003-0000-0ff1-ce00-000000000000';
export const apps = ['app1', 'app2', azure];
export const platforms = [
  'windows',
  'macOS',
  'linux',
  'android',
  'iOS',
  'windowsPhone',
];
export const clients = [
  'browser',
  'mobileAppsAndDesktopClients',
  'exchangeActiveSync',
  'other',
];
export const levels = ['none', 'low', 'medium', 'high'];
export const insiderLevels = ['minor', 'moderate', 'elevated'];
export const places = ['office', 'floor', 'six', 'land', 'phone'];

export const oneOf = <T>(...values: T[]): fc.Arbitrary<T> =>
  fc.constantFrom(...values);
/** Nothing, but in so many percent of the cases. */
export const perhaps = <T>(
  percent: number,
  then: fc.Arbitrary<T>,
): fc.Arbitrary<T | undefined> =>
  fc.oneof(
    { weight: 100 - percent, arbitrary: fc.constant(undefined) },
    { weight: percent, arbitrary: then },
  );
export const some = <T>(list: readonly T[]) =>
  fc.subarray([...list], { maxLength: Math.min(3, list.length) });
export const atLeastOne = <T>(list: readonly T[]) =>
  fc.subarray([...list], { minLength: 1 });
