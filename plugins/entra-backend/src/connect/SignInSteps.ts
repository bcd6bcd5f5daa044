import { SecretBox, SignInStore } from '@entra-posture/core/node';
import { hashOf, randomKey } from './browserKey';
import type { SignInStep } from './signInStep';

export interface KeptStep<S extends SignInStep = SignInStep> {
  userRef: string;
  browserHash?: string;
  step: S;
}

/**
 * Steps of sign-ins under way. The key that takes one is never stored, each is taken once, and what it holds is sealed
 * under the key's own hash: a row that is copied onto another does not open.
 */
export class SignInSteps {
  constructor(
    private readonly store: () => SignInStore,
    private readonly box: SecretBox,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** @returns the key that takes it: a new one, unless the caller needed it before */
  async keep(
    kept: KeptStep,
    seconds: number,
    key: string = randomKey(),
  ): Promise<string> {
    const id = hashOf(key);
    const now = this.now();
    await this.store().prune(now.toISOString());
    await this.store().put({
      id,
      userRef: kept.userRef,
      browserHash: kept.browserHash,
      expiresAt: new Date(now.getTime() + seconds * 1000).toISOString(),
      sealed: this.box.seal(JSON.stringify(kept.step), contextOf(id)),
    });
    return key;
  }

  /** The step of this key and place; undefined when it is unknown, expired, taken before, or of another place. */
  async take<P extends SignInStep['at']>(
    key: string,
    places: readonly P[],
  ): Promise<KeptStep<Extract<SignInStep, { at: P }>> | undefined> {
    const id = hashOf(key);
    const row = await this.store().take(id, this.now().toISOString());
    if (!row) return undefined;
    const step = JSON.parse(
      this.box.open(row.sealed, contextOf(id)),
    ) as SignInStep;
    if (!(places as readonly string[]).includes(step.at)) return undefined;
    return {
      userRef: row.userRef,
      browserHash: row.browserHash ?? undefined,
      step: step as Extract<SignInStep, { at: P }>,
    };
  }
}

function contextOf(id: string): string {
  return `${id}/sign-in`;
}
