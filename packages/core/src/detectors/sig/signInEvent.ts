import type { AffectedEntity, BetaSignIn, SignIn } from '../../model';
import { parseTime } from './isoTime';
import { once } from './once';
import { remembered } from './remembered';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Milliseconds since 1970; undefined where the record has no time. */
export const timeOf = once((event: SignIn): number | undefined => {
  const at = parseTime(event.createdDateTime ?? '');
  return Number.isNaN(at) ? undefined : at;
});

/** The UTC day of a time, counted since 1970. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** The UTC day of a time, as keys of findings name it. */
export function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function succeeded({ status }: SignIn): boolean {
  return status?.errorCode === 0;
}

/** What v1.0 holds, and of beta what a person did: tokens that are renewed without the person say nothing of a place. */
export function isInteractive({ isInteractive: flag }: SignIn): boolean {
  return flag !== false;
}

/**
 * Errors that come after the password was found right: a further factor was wanted or refused, or a policy stopped it.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const afterPassword: ReadonlySet<number> = new Set([
  50074, 50076, 50079, 53000, 53001, 53003, 500121, 530032,
]);

export function passwordWasRight({ status }: SignIn): boolean {
  return afterPassword.has(status?.errorCode ?? 0);
}

/**
 * Steps of a sign-in that goes on, written as errors: whether to stay signed in, whether there is a session, the device's
 * certificate, consent, which account.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const interrupts: ReadonlySet<number> = new Set([
  16000, 50058, 50097, 50140, 65001,
]);

export function isInterrupt({ status }: SignIn): boolean {
  return interrupts.has(status?.errorCode ?? 0);
}

/** The id of a registered device; Graph writes an empty one for a device that is not registered. */
export function deviceOf({ deviceDetail }: SignIn): string | undefined {
  return deviceDetail?.deviceId || undefined;
}

/** Enough of the id of a registered device to know it again. */
export const shortDeviceOf = once((event: SignIn): string | undefined =>
  deviceOf(event)?.slice(0, 13),
);

/** A device that the organisation manages or that is joined to it; what nobody said of a device is not counted. */
export function isTrustedDevice({ deviceDetail }: SignIn): boolean {
  return Boolean(
    deviceDetail?.deviceId &&
    (deviceDetail.isManaged ||
      deviceDetail.isCompliant ||
      /join/i.test(deviceDetail.trustType ?? '')),
  );
}

const upper = remembered(text => text.toUpperCase());

export function countryOf({ location }: SignIn): string | undefined {
  const country = location?.countryOrRegion;
  return country ? upper(country) : undefined;
}

/** Whether the record is of Graph's beta or of an export: those alone say of which kind an event is. */
export function isFuller({ signInEventTypes }: SignIn): boolean {
  return Boolean(signInEventTypes?.length);
}

/** The same of what a person did: where tokens and apps are read from beta, that log may still be v1.0's. */
export function isFullerInteractive(event: SignIn): boolean {
  return isFuller(event) && isInteractive(event);
}

export function personOf(event: SignIn): AffectedEntity {
  const id = event.userId ?? event.userPrincipalName ?? event.id;
  return {
    kind: 'user',
    id,
    label: event.userDisplayName ?? event.userPrincipalName ?? id,
  };
}

export function appOf({ appId, appDisplayName }: SignIn): AffectedEntity[] {
  return appId
    ? [{ kind: 'application', id: appId, label: appDisplayName ?? appId }]
    : [];
}

export function principalOf({
  servicePrincipalId,
  servicePrincipalName,
  id,
}: BetaSignIn): AffectedEntity {
  return {
    kind: 'servicePrincipal',
    id: servicePrincipalId ?? id,
    label: servicePrincipalName ?? servicePrincipalId ?? id,
  };
}
