import type { SignInStore } from '@entra-posture/core/node';
import { SecretBox } from '@entra-posture/core/node';
import { randomBytes } from 'node:crypto';
import { hashOf } from './browserKey';
import { SignInSteps } from './SignInSteps';

type Kept = Parameters<SignInStore['put']>[0];

/** A store that a test can look into and tamper with. */
function memory() {
  const rows = new Map<string, Kept>();
  const store: SignInStore = {
    async put(row) {
      rows.set(row.id, row);
    },
    async take(id, now) {
      const row = rows.get(id);
      rows.delete(id);
      return row && row.expiresAt > now ? row : undefined;
    },
    async prune() {
      return 0;
    },
  };
  return { rows, store };
}

const intent = {
  mode: 'signIn' as const,
  cloud: 'global' as const,
  asked: ['User.Read.All'],
};
const ticket = {
  userRef: 'user:default/ada',
  step: { at: 'ticket' as const, intent },
};

describe('steps of a sign-in', () => {
  const key = randomBytes(32).toString('base64');
  let clock = new Date('2026-11-25T10:00:00Z');
  const steps = (store: SignInStore) =>
    new SignInSteps(
      () => store,
      SecretBox.create([key]),
      () => clock,
    );

  it('are taken once', async () => {
    const { store } = memory();
    const taken = await steps(store).keep(ticket, 60);
    expect((await steps(store).take(taken, ['ticket']))?.step.intent).toEqual(
      intent,
    );
    expect(await steps(store).take(taken, ['ticket'])).toBeUndefined();
  });

  it('expire', async () => {
    const { store } = memory();
    const taken = await steps(store).keep(ticket, 60);
    clock = new Date('2026-11-25T10:01:01Z');
    expect(await steps(store).take(taken, ['ticket'])).toBeUndefined();
    clock = new Date('2026-11-25T10:00:00Z');
  });

  it('do not stand in for one another', async () => {
    const { store } = memory();
    const taken = await steps(store).keep(ticket, 60);
    expect(await steps(store).take(taken, ['result'])).toBeUndefined();
  });

  it('are kept without their key, and sealed', async () => {
    const { rows, store } = memory();
    const taken = await steps(store).keep(ticket, 60);
    const [row] = rows.values();
    expect(JSON.stringify(row)).not.toContain(taken);
    expect(JSON.stringify(row)).not.toContain('User.Read.All');
    expect(row.id).toBe(hashOf(taken));
  });

  it('do not open when one row is copied onto another', async () => {
    const { rows, store } = memory();
    const mine = await steps(store).keep(ticket, 60);
    const other = await steps(store).keep(
      { ...ticket, userRef: 'user:default/mallory' },
      60,
    );
    rows.set(hashOf(other), {
      ...rows.get(hashOf(other))!,
      sealed: rows.get(hashOf(mine))!.sealed,
    });
    await expect(steps(store).take(other, ['ticket'])).rejects.toThrow(
      /cannot be opened where it stands/,
    );
  });
});
