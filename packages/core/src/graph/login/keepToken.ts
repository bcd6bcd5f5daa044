import { LoginError } from '../loginError';
import type { TokenSource } from '../ports';
import type { Network } from './Network';

/** MSAL hashes its cache keys at every look; with a token in hand there is nothing to look up until this long before its end. */
const RENEW_BEFORE_MS = 5 * 60_000;

export interface AskedToken {
  forceRefresh: boolean;
  /** What a claims challenge asks for, as JSON. */
  claims?: string;
}

type Answer = { accessToken: string; expiresOn: Date | null } | null;

/**
 * Keeps the token at hand, and asks for the next one only once however many datasets want it: two refreshes at the same
 * time would each spend a request, and the later one's cache would overwrite the earlier one's.
 */
export function keepToken(
  network: Network,
  acquire: (asked: AskedToken) => Promise<Answer>,
): TokenSource {
  let kept: { accessToken: string; expiresOn: Date } | undefined;
  let underWay: Promise<{ accessToken: string; expiresOn: Date }> | undefined;
  return {
    async token({ forceRefresh = false, claims } = {}) {
      const soon = Date.now() + RENEW_BEFORE_MS;
      if (!forceRefresh && !claims && kept && kept.expiresOn.getTime() > soon) {
        return kept;
      }
      underWay ??= network
        .explained(async () => {
          const answer = await acquire({ forceRefresh, claims });
          if (!answer?.expiresOn) {
            throw new LoginError("Microsoft's login answered without a token.");
          }
          const { accessToken, expiresOn } = answer;
          return { accessToken, expiresOn };
        })
        .finally(() => {
          underWay = undefined;
        });
      kept = await underWay;
      return kept;
    },
  };
}
