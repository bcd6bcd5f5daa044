import type { SignIn } from '../../model';
import { once } from './once';
import { countryOf, isInteractive, succeeded, timeOf } from './signInEvent';
import { isMicrosoftNetwork } from './sources';

/** A person who signed in themselves. */
export interface CountryVisit {
  at: number;
  userId: string;
  /** Undefined where the log does not tell, or tells where Microsoft's network is. */
  country?: string;
}

/** The country that a person was in; Microsoft's own network is no place of one. */
export function placeOf(event: SignIn): string | undefined {
  return isMicrosoftNetwork(event) ? undefined : countryOf(event);
}

/** Undefined of anything else. */
export const visitOf = once((event: SignIn): CountryVisit | undefined => {
  const at = timeOf(event);
  return at !== undefined &&
    event.userId &&
    succeeded(event) &&
    isInteractive(event)
    ? {
        at,
        userId: event.userId,
        country: placeOf(event),
      }
    : undefined;
});
