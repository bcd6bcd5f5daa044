import { NotAllowedError } from '@backstage/errors';
import {
  adminConsentUrl,
  finishSignIn,
  LoginError,
  loginRefusal,
  startSignIn,
} from '@entra-posture/core/node';
import type { Request, Response } from 'express';
import type { PortalApp } from '../config/readApp';
import { isMarked, markBrowser, randomKey } from './browserKey';
import type { ConnectIntent, SignInResult, SignInStep } from './signInStep';
import type { KeptStep, SignInSteps } from './SignInSteps';

/** From the click to the browser's first request. */
const TICKET_SECONDS = 120;
/** How long a person may take at Microsoft's pages: multifactor authentication and reading the scopes included. */
const SIGN_IN_SECONDS = 900;
/** From the answer to the page that takes it. */
const RESULT_SECONDS = 300;

/** Application permissions need no more of the person than who they are and of which tenant. */
const identityScopes = ['openid', 'profile', 'email'];

export interface FinishedSignIn {
  intent: ConnectIntent;
  result: SignInResult;
}

/**
 * The authorization code flow of a portal that speaks to its backend with a bearer token while Microsoft answers to a
 * plain navigation. Four keys, each random and good for one use, tie the ends together:
 *
 *   page ──POST begin──▶ ticket ──GET start──▶ state + cookie ──Microsoft──▶ GET callback ──▶ result ──POST finish──▶ page
 *   (signed-in person)        (marks the browser)                 (same browser)                  (same person)
 *
 * The answer counts only in the browser that was marked, and only for the person who began. The tenant is that of the
 * signed token, never a parameter.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export class SignInFlow {
  constructor(
    private readonly deps: {
      app: PortalApp;
      steps: SignInSteps;
      /** External address of this plugin, such as `https://portal.example/api/entra`. */
      base: URL;
      /** The page that takes the result. */
      page: URL;
      log: (message: string) => void;
    },
  ) {}

  get redirectUri(): string {
    return `${this.deps.base.href}/connect/callback`;
  }

  /** Where the browser of the person goes. */
  async begin(userRef: string, intent: ConnectIntent): Promise<string> {
    const ticket = await this.deps.steps.keep(
      { userRef, step: { at: 'ticket', intent } },
      TICKET_SECONDS,
    );
    return `${this.deps.base.href}/connect/start?ticket=${ticket}`;
  }

  /** Marks the browser and sends it to Microsoft. */
  async start(request: Request, response: Response): Promise<void> {
    const kept = await this.deps.steps.take(text(request.query.ticket), [
      'ticket',
    ]);
    if (!kept) return this.#toPage(response, 'expired');
    const { intent } = kept.step;
    const browserHash = markBrowser(
      response,
      this.deps.base,
      2 * SIGN_IN_SECONDS,
    );
    const flow = await this.#startSignIn(kept.userRef, browserHash, intent);
    return typeof flow === 'string'
      ? response.redirect(flow)
      : this.#answer(response, kept.userRef, { intent, result: flow });
  }

  /** Microsoft's answer. */
  async callback(request: Request, response: Response): Promise<void> {
    const kept = await this.deps.steps.take(text(request.query.state), [
      'signIn',
      'adminConsent',
    ]);
    if (!kept) return this.#toPage(response, 'expired');
    const { userRef, step } = kept;
    const answer = (result: SignInResult) =>
      this.#answer(response, userRef, { intent: step.intent, result });
    if (!kept.browserHash || !isMarked(request, kept.browserHash)) {
      return answer({
        outcome: 'refused',
        problem:
          'The sign-in came back to another browser than it was started in, so it does not count. Start it again and stay in one browser.',
      });
    }
    const refusal = loginRefusal({
      error: text(request.query.error) || undefined,
      error_description: text(request.query.error_description) || undefined,
    });
    if (refusal)
      return answer({ outcome: 'refused', problem: refusal.message });
    return step.at === 'signIn'
      ? this.#signedIn(request, response, { ...kept, step })
      : answer(consentOf(request, step));
  }

  /**
   * What came of it, for the person who began it and nobody else.
   * @throws NotAllowedError when another person asks; the result is gone then
   */
  async finish(
    userRef: string,
    key: string,
  ): Promise<FinishedSignIn | undefined> {
    const kept = await this.deps.steps.take(key, ['result']);
    if (!kept) return undefined;
    if (kept.userRef !== userRef) {
      throw new NotAllowedError(
        'Another person started this sign-in. Start one yourself; this one no longer counts.',
      );
    }
    return { intent: kept.step.intent, result: kept.step.result };
  }

  async #signedIn(
    request: Request,
    response: Response,
    kept: KeptStep<StepAt<'signIn'>>,
  ): Promise<void> {
    const { userRef, browserHash, step } = kept;
    const { intent } = step;
    try {
      const signedIn = await finishSignIn(this.deps.app, {
        tenant: tenantOf(intent),
        code: text(request.query.code),
        verifier: step.verifier,
        nonce: step.nonce,
        redirectUri: this.redirectUri,
        scopes: scopesOf(intent),
      });
      if (intent.mode === 'application') {
        const state = await this.deps.steps.keep(
          {
            userRef,
            browserHash,
            step: {
              at: 'adminConsent',
              intent,
              tenantId: signedIn.tenantId,
              username: signedIn.username,
            },
          },
          SIGN_IN_SECONDS,
        );
        return response.redirect(
          adminConsentUrl(this.deps.app, {
            tenantId: signedIn.tenantId,
            redirectUri: this.redirectUri,
            state,
          }),
        );
      }
      const { tenantId, username, scopes, cache, homeAccountId } = signedIn;
      return await this.#answer(response, userRef, {
        intent,
        result: {
          outcome: 'signedIn',
          tenantId,
          username,
          scopes,
          cache,
          homeAccountId,
        },
      });
    } catch (error) {
      return this.#answer(response, userRef, {
        intent,
        result: { outcome: 'refused', problem: this.#sentence(error) },
      });
    }
  }

  async #startSignIn(
    userRef: string,
    browserHash: string,
    intent: ConnectIntent,
  ): Promise<string | SignInResult> {
    const { app, steps } = this.deps;
    try {
      const state = randomKey();
      const started = await startSignIn(app, {
        tenant: tenantOf(intent),
        scopes: scopesOf(intent),
        redirectUri: this.redirectUri,
        state,
        prompt: intent.connection ? 'consent' : 'select_account',
        claims: intent.claims,
      });
      await steps.keep(
        {
          userRef,
          browserHash,
          step: {
            at: 'signIn',
            intent,
            verifier: started.verifier,
            nonce: started.nonce,
          },
        },
        SIGN_IN_SECONDS,
        state,
      );
      return started.url;
    } catch (error) {
      return { outcome: 'refused', problem: this.#sentence(error) };
    }
  }

  async #answer(
    response: Response,
    userRef: string,
    finished: FinishedSignIn,
  ): Promise<void> {
    const key = await this.deps.steps.keep(
      { userRef, step: { at: 'result', ...finished } },
      RESULT_SECONDS,
    );
    this.#toPage(response, key);
  }

  /** Only ever to the configured page. */
  #toPage(response: Response, key: string): void {
    const page = new URL(this.deps.page);
    page.searchParams.set('connect', key);
    response.redirect(page.href);
  }

  #sentence(error: unknown): string {
    if (error instanceof LoginError) return error.message;
    this.deps.log(`A sign-in failed: ${(error as Error).stack ?? error}`);
    return 'The sign-in failed for a reason that Entra posture does not know; the log of the backend says more. Start it again.';
  }
}

type StepAt<P extends SignInStep['at']> = Extract<SignInStep, { at: P }>;

function consentOf(
  request: Request,
  step: StepAt<'adminConsent'>,
): SignInResult {
  if (text(request.query.admin_consent).toLowerCase() !== 'true') {
    return {
      outcome: 'refused',
      problem:
        "Microsoft's consent page came back without a consent. Start it again and accept.",
    };
  }
  // Anyone can write a tenant into an address: it may contradict the signed token, never replace it.
  const named = text(request.query.tenant);
  if (named && named.toLowerCase() !== step.tenantId.toLowerCase()) {
    return {
      outcome: 'refused',
      problem:
        'The consent was given in another tenant than the one that was signed in to. Start again, with an account of the tenant that is to be connected.',
    };
  }
  return {
    outcome: 'consented',
    tenantId: step.tenantId,
    username: step.username,
  };
}

function tenantOf({ tenant }: ConnectIntent): string {
  return tenant ?? 'organizations';
}

function scopesOf({ mode, asked }: ConnectIntent): readonly string[] {
  return mode === 'application' ? identityScopes : asked;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
