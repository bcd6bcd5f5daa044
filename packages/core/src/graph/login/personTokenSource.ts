import {
  PublicClientApplication,
  type AuthenticationResult,
} from '@azure/msal-node';
import { LoginError } from '../loginError';
import type { TokenSource } from '../ports';
import { graphResource } from './clouds';
import type { LoginTarget } from './credential';
import { keepToken, type AskedToken } from './keepToken';
import { Network } from './Network';
import { cachePlugin } from './signedInTokenSource';

/** A person at this machine, who signs in through a browser and is then kept signed in. */
export interface PersonAtMachine {
  /** MSAL's cache, which holds the refresh token; empty text when nobody has signed in. */
  cache: { read(): Promise<string>; save(serialized: string): Promise<void> };
  /** Shows the address of the login to the person. */
  openBrowser(url: string): Promise<void>;
  /** How long a token is waited for; who signs in later is found signed in the next time. Default: five minutes. */
  waitMs?: number;
}

const WAIT_MS = 5 * 60_000;
const signedIn = page('You are signed in', 'You can close this window.');
const refused = page(
  'You are not signed in',
  'The program that opened this window says why.',
);

/**
 * Tokens on behalf of a person, for a program that has no secret: the answer of the login comes to a loopback address, by
 * authorization code with PKCE. The app registration needs the redirect URI `http://localhost`, for mobile and desktop
 * applications.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/scenario-desktop-acquire-token-interactive
 */
export function personTokenSource(
  target: LoginTarget,
  person: PersonAtMachine,
): TokenSource {
  const login = new URL(target.loginOrigin);
  const network = new Network(login.origin, target);
  const app = new PublicClientApplication({
    auth: {
      clientId: target.clientId,
      authority: `${login.origin}/${target.tenantId}`,
      knownAuthorities: [login.host],
    },
    cache: { cachePlugin: cachePlugin(person.cache) },
    system: {
      networkClient: network,
      loggerOptions: { loggerCallback: () => {}, piiLoggingEnabled: false },
    },
  });
  // Whatever the registration asks for and was consented.
  const scopes = [`${graphResource(target.graphOrigin)}/.default`];
  let open: Promise<AuthenticationResult> | undefined;
  let declined: unknown;

  async function silently(asked: AskedToken) {
    const [account] = await app.getTokenCache().getAllAccounts();
    if (!account) return { claims: asked.claims };
    try {
      return {
        answer: await network.explained(() =>
          app.acquireTokenSilent({ account, scopes, ...asked }),
        ),
      };
    } catch (error) {
      if (!(error instanceof LoginError) || !error.final) throw error;
      return { claims: error.claims };
    }
  }

  return keepToken(network, async asked => {
    if (declined) throw declined;
    const { answer, claims } = await silently(asked);
    if (answer) return answer;
    // One window at a time, however often a token is asked for meanwhile.
    open ??= network
      .explained(() =>
        app.acquireTokenInteractive({
          scopes,
          claims,
          openBrowser: person.openBrowser,
          successTemplate: signedIn,
          errorTemplate: refused,
        }),
      )
      .catch(error => {
        // Asked again with each sync, a person who said no would find window after window.
        declined = error;
        throw error;
      })
      .finally(() => {
        open = undefined;
      });
    return within(open, person.waitMs ?? WAIT_MS);
  });
}

async function within<T>(answer: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(
        new LoginError(
          'Nobody has signed in yet. Sign in in the browser window that was opened; what was asked for is read at the next sync.',
        ),
      );
    }, ms);
  });
  // Who waits no longer must not make an unhandled rejection of what comes later.
  answer.catch(() => {});
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

function page(title: string, text: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`;
}
