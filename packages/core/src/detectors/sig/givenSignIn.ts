import type { BetaSignIn } from '../../model';
import { DAY_MS, HOUR_MS } from './signInEvent';

/** Noon of the first day of a test's log. */
export const START = Date.UTC(2026, 0, 1, 12);

let counter = 0;

/** A sign-in of one person at home on a usual computer, as beta tells it. */
export function givenSignIn(
  at: number,
  rest: Partial<BetaSignIn> = {},
): BetaSignIn {
  counter += 1;
  return {
    id: `s${String(counter).padStart(5, '0')}`,
    createdDateTime: new Date(at).toISOString(),
    userId: 'u1',
    userPrincipalName: 'ann@contoso.example',
    userDisplayName: 'Ann',
    appId: 'app',
    appDisplayName: 'An app',
    resourceId: 'resource',
    ipAddress: '198.18.1.5',
    autonomousSystemNumber: 64_496,
    clientAppUsed: 'Browser',
    userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Edg/130.0',
    isInteractive: true,
    signInEventTypes: ['interactiveUser'],
    status: { errorCode: 0 },
    deviceDetail: { deviceId: 'd1', isManaged: true, isCompliant: true },
    location: { countryOrRegion: 'DE' },
    sessionId: `session${counter}`,
    ...rest,
  };
}

/** Days of which each has one sign-in at noon: enough to know a person by. */
export function givenDays(
  days: number,
  rest: Partial<BetaSignIn> = {},
): BetaSignIn[] {
  return Array.from({ length: days }, (_, day) =>
    givenSignIn(START + day * DAY_MS, rest),
  );
}

/** An hour after the last of so many days. */
export const after = (days: number) => START + (days - 1) * DAY_MS + HOUR_MS;

/** Of a computer that nobody registered. */
export const unregistered = {
  deviceDetail: { deviceId: '', isManaged: null, isCompliant: null },
} as const;
