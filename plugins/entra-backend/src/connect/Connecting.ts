import { InputError, NotFoundError } from '@backstage/errors';
import {
  consentFor,
  consentMode,
  datasets,
  permissions,
  type Connection,
} from '@entra-posture/core';
import { SecretError, type Posture } from '@entra-posture/core/node';
import { setTimeout as delay } from 'node:timers/promises';
import type { z } from 'zod';
import type { beginInput } from './connectInput';
import type { ConnectIntent } from './signInStep';
import type { FinishedSignIn, SignInFlow } from './SignInFlow';

/** What came of a sign-in, as the page is told. */
export interface ConnectOutcome {
  outcome: 'connected' | 'refused';
  connection?: string;
  title?: string;
  account?: string;
  granted?: string[];
  withheld?: string[];
  problem?: string;
}

/**
 * A consent reaches Microsoft's token service some seconds after the page has said so.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
const CONSENT_SETTLES_MS = [0, 2_000, 5_000, 10_000];

/** What anything here could ask for. */
const described = new Map(permissions.map(each => [each.name, each]));

/** Permissions of the sign-in itself, which no token lists as scopes of Graph. */
const ofTheSignIn = new Set(['openid', 'profile', 'email', 'offline_access']);

/** Turns what was asked for into a sign-in, and a finished sign-in into a connection. */
export class Connecting {
  constructor(
    private readonly deps: {
      posture: () => Posture;
      flow: SignInFlow;
      settlesMs?: readonly number[];
    },
  ) {}

  /** @returns where the browser goes */
  async begin(
    userRef: string,
    input: z.infer<typeof beginInput>,
  ): Promise<string> {
    const known = input.connection
      ? await this.#connection(input.connection)
      : undefined;
    const intent: ConnectIntent = {
      mode: input.mode,
      cloud: known?.cloud ?? input.cloud,
      tenant: known?.tenantId ?? input.tenant,
      title: known?.title ?? input.title,
      asked: askedBy(input, known),
      connection: known?.id,
      claims:
        known && input.mode === 'signIn'
          ? await this.#challenge(known)
          : undefined,
    };
    return this.deps.flow.begin(userRef, intent);
  }

  /** Stores what the sign-in brought, for the person who began it. */
  async finish(
    userRef: string,
    finished: FinishedSignIn | undefined,
    clientId: string,
  ): Promise<ConnectOutcome> {
    if (!finished) {
      return {
        outcome: 'refused',
        problem:
          'This sign-in has expired or was used already. Start it again.',
      };
    }
    const { intent, result } = finished;
    switch (result.outcome) {
      case 'refused':
        return { outcome: 'refused', problem: result.problem };
      case 'signedIn': {
        const { tenantId, username, scopes, cache, homeAccountId } = result;
        const connection = await this.#store(userRef, intent, {
          cloud: intent.cloud,
          tenantId,
          clientId,
          credential: {
            kind: 'signIn',
            cache,
            homeAccountId,
            account: username,
          },
        });
        return connected(connection, scopes, intent.asked);
      }
      case 'consented':
        return this.#consented(userRef, intent, result, clientId);
      default:
        throw new Error(`Unknown result ${result satisfies never}`);
    }
  }

  async #consented(
    userRef: string,
    intent: ConnectIntent,
    { tenantId }: { tenantId: string },
    clientId: string,
  ): Promise<ConnectOutcome> {
    const { posture, settlesMs = CONSENT_SETTLES_MS } = this.deps;
    const target = {
      cloud: intent.cloud,
      tenantId,
      clientId,
      credential: { kind: 'application' as const },
    };
    let problem: string | undefined;
    for (const ms of settlesMs) {
      await delay(ms);
      const report = await posture().connections.test(target);
      if (!report.problem) {
        const connection = await this.#store(userRef, intent, target);
        return connected(connection, report.claimed ?? [], intent.asked);
      }
      problem = report.problem;
    }
    return { outcome: 'refused', problem };
  }

  #store(
    userRef: string,
    intent: ConnectIntent,
    target: Parameters<Posture['connections']['test']>[0],
  ): Promise<Connection> {
    const { connections } = this.deps.posture();
    return intent.connection
      ? connections.reconnect(intent.connection, {
          credential: target.credential,
          tenantId: target.tenantId,
          asked: intent.asked,
          connectedBy: userRef,
        })
      : connections.add({
          ...target,
          title: intent.title ?? 'Microsoft Entra ID',
          asked: intent.asked,
          connectedBy: userRef,
        });
  }

  async #challenge({ id, source }: Connection): Promise<string | undefined> {
    if (source === 'config') return undefined;
    try {
      return await this.deps.posture().connections.challenge(id);
    } catch (error) {
      // A credential that no key opens is what the sign-in is there to replace.
      if (error instanceof SecretError) return undefined;
      throw error;
    }
  }

  async #connection(id: string): Promise<Connection> {
    const all = await this.deps.posture().stores.connections.list();
    const found = all.find(each => each.id === id);
    if (!found) {
      throw new NotFoundError(
        `There is no connection ${JSON.stringify(id.slice(0, 70))}; there are ${all.map(each => each.id).join(', ') || 'none'}.`,
      );
    }
    return found;
  }
}

/**
 * Asking for more keeps what was asked before: a sign-in's token holds what this sign-in asked, and would lose the rest.
 */
function askedBy(
  { set, permissions: custom = [], mode }: z.infer<typeof beginInput>,
  known: Connection | undefined,
): string[] {
  const chosen =
    set === 'custom'
      ? custom
      : consentFor(set, [], datasets, consentMode({ credential: mode }));
  const unknown = chosen.filter(name => !described.has(name));
  if (unknown.length) {
    throw new InputError(
      `permissions names ${unknown.length} that nothing here uses; choose from docs/permissions.md.`,
    );
  }
  if (!chosen.length && mode === 'signIn') {
    throw new InputError('Choose at least one feature to ask permissions for.');
  }
  const asked = new Set([...(known?.asked ?? []), ...chosen]);
  return mode === 'signIn'
    ? [...asked, ...ofTheSignIn].filter(unique)
    : // An application is never granted what only a person can be.
      [...asked].filter(name => !described.get(name)?.signInOnly);
}

function unique<T>(each: T, index: number, all: T[]): boolean {
  return all.indexOf(each) === index;
}

function connected(
  { id, title, account }: Connection,
  granted: readonly string[],
  asked: readonly string[],
): ConnectOutcome {
  const names = granted.map(name => name.split('/').pop()!);
  return {
    outcome: 'connected',
    connection: id,
    title,
    ...(account ? { account } : {}),
    granted: names,
    withheld: asked.filter(
      name => !ofTheSignIn.has(name) && !names.includes(name),
    ),
  };
}
