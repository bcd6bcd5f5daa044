import type { Connection } from '../model';
import type { SecretBox } from '../secret';
import type { PageConnectionStore } from '../store/connectPorts';
import type { ConnectionStore, RowStore } from '../store/ports';
import { checkTarget, checkTitle, isGuid } from './checkTarget';
import { ConnectionError } from './connectionError';
import { connectionId } from './connectionId';
import { describeTarget } from './describeTarget';
import type {
  AppRegistration,
  ConnectionAdmin,
  NewTarget,
  TestReport,
} from './ports';
import { reach, type Reach } from './reach';
import {
  openCredential,
  resealCredential,
  sealCredential,
} from './sealedCredential';
import { tenantNames } from './tenantNames';
import { testTarget, type Probed } from './testTarget';

export interface PageConnectionsDeps {
  pages: PageConnectionStore;
  connections: ConnectionStore;
  rows: Pick<RowStore, 'stream'>;
  /** Absent when no key is configured. */
  box?: SecretBox;
  app?: AppRegistration;
  /** What a test asks for. */
  probed: Probed;
  /** Ends a sync of this connection, when one is under way. */
  stop(connectionId: string): Promise<void>;
  now: () => Date;
}

type Stored = NonNullable<Awaited<ReturnType<PageConnectionStore['get']>>>;

const noKey =
  'Nothing can be connected on the page, because there is no key to keep secrets with: set entra.secrets.keys to a list with the output of `openssl rand -base64 32`.';

/**
 * Connections that are set up on the page. Everything is read from the store when it is asked for: another replica may
 * have added, changed or removed a connection a moment ago.
 */
export class PageConnections implements ConnectionAdmin {
  constructor(private readonly deps: PageConnectionsDeps) {}

  get storageProblem(): string | undefined {
    return this.deps.box ? undefined : noKey;
  }

  async test(target: NewTarget, signal?: AbortSignal): Promise<TestReport> {
    const checked = checkTarget(target);
    const reached = reach(checked, this.deps.app, async () => {});
    return testTarget(reached, this.deps.probed, signal);
  }

  async add(
    input: NewTarget & { title: string; connectedBy: string; asked?: string[] },
    now = this.deps.now(),
  ): Promise<Connection> {
    const { pages } = this.deps;
    const box = this.#box();
    const target = checkTarget(input);
    const title = checkTitle(input.title);
    await this.#refuseTwice(target.tenantId);
    // The data of a tenant that was disconnected and kept is its history: it goes on under the same id.
    const id =
      (await pages.removed(target.tenantId)) ??
      connectionId(title, await pages.ids());
    const connection = describeTarget(
      target,
      { id, title, paused: false },
      { ...input, now, app: this.deps.app },
    );
    if (!(await pages.insert(connection, sealCredential(box, id, target)))) {
      await this.#refuseTwice(target.tenantId);
      throw new ConnectionError(
        'exists',
        `Another connection was set up as ${id} at the same moment. Try again, or under another name.`,
      );
    }
    await this.#forgetTrouble(id);
    return connection;
  }

  async reconnect(
    id: string,
    input: Parameters<ConnectionAdmin['reconnect']>[1],
    now = this.deps.now(),
  ): Promise<Connection> {
    const box = this.#box();
    const { connection: known } = await this.#stored(id);
    const target = checkTarget({
      cloud: known.cloud,
      tenantId: input.tenantId,
      clientId: this.#clientId(known, input),
      credential: input.credential,
    });
    const names = await tenantNames(known, this.deps.rows);
    if (!names.has(target.tenantId)) {
      throw new ConnectionError(
        'otherTenant',
        `The sign-in was to another tenant than that of ${known.title}. Sign in with an account of ${known.tenantId}, or connect the other tenant as a new connection.`,
      );
    }
    await this.deps.stop(id);
    // A domain can be moved to another tenant, an id cannot: once it is known it is kept.
    const same = isGuid(target.tenantId)
      ? target
      : { ...target, tenantId: known.tenantId };
    const connection = describeTarget(same, known, {
      ...input,
      now,
      app: this.deps.app,
    });
    this.#found(
      id,
      await this.deps.pages.update(connection, sealCredential(box, id, same)),
    );
    await this.#forgetTrouble(id);
    return connection;
  }

  async rename(id: string, title: string): Promise<Connection> {
    return this.#change(id, { title: checkTitle(title) });
  }

  async pause(id: string, paused: boolean): Promise<Connection> {
    const changed = await this.#change(id, { paused });
    if (paused) await this.deps.stop(id);
    return changed;
  }

  async remove(id: string, options: { data: boolean }): Promise<void> {
    await this.#stored(id);
    // The credential goes first, so that no replica starts a sync of it any more; then what runs here is ended, or it
    // would write rows of a tenant that nobody is connected to.
    await this.deps.connections.remove(id, { data: false });
    await this.deps.stop(id);
    if (options.data) await this.deps.connections.remove(id, options);
  }

  async rotate(): Promise<number> {
    const box = this.#box();
    let sealedAnew = 0;
    let unreadable: unknown;
    for (const { connection, sealed } of await this.deps.pages.list()) {
      try {
        const next = resealCredential(box, connection.id, sealed);
        // One that changed in between was sealed with the first key by whoever changed it.
        if (
          next &&
          (await this.deps.pages.replaceSealed(connection.id, sealed, next))
        ) {
          sealedAnew += 1;
        }
      } catch (error) {
        // One that cannot be read must not keep the others under a key that is to be given up.
        unreadable ??= error;
      }
    }
    if (unreadable) throw unreadable;
    return sealedAnew;
  }

  /**
   * How to read a connection's tenant; undefined when there is no such connection of the page.
   * @throws SecretError, ConnectionError when only a person can mend it
   */
  async reach(id: string): Promise<Reach | undefined> {
    const stored = await this.deps.pages.get(id);
    if (!stored) return undefined;
    const box = this.#box();
    const { connection } = stored;
    const credential = openCredential(box, connection, stored.sealed);
    let { sealed } = stored;
    const reached = (save: (cache: string) => Promise<void>) =>
      reach({ ...connection, credential }, this.deps.app, save);
    if (credential.kind !== 'signIn') return reached(async () => {});
    let kept = credential;
    const keep = async (change: Partial<typeof kept>) => {
      kept = { ...kept, ...change };
      const next = sealCredential(box, id, { ...connection, credential: kept });
      // Only what was read is replaced. When another replica refreshed meanwhile, its tokens are as good as these, for
      // a refresh does not revoke the token before; when someone reconnected or removed it, theirs is what counts.
      if (await this.deps.pages.replaceSealed(id, sealed, next)) {
        sealed = next;
      }
    };
    return {
      ...reached(cache => keep({ cache })),
      keepChallenge: claims => keep({ claims }),
    };
  }

  async challenge(id: string): Promise<string | undefined> {
    const { connection, sealed } = await this.#stored(id);
    const credential = openCredential(this.#box(), connection, sealed);
    return credential.kind === 'signIn' ? credential.claims : undefined;
  }

  async #stored(id: string): Promise<Stored> {
    const stored = await this.deps.pages.get(id);
    if (stored) return stored;
    const all = await this.deps.connections.list();
    const known = all.find(each => each.id === id);
    if (known) {
      throw new ConnectionError(
        'configured',
        `${known.title} is connected by the configuration file: change entra.connections.${id} there.`,
      );
    }
    throw missing(id);
  }

  async #change(id: string, change: Partial<Connection>): Promise<Connection> {
    const { connection } = await this.#stored(id);
    const changed = { ...connection, ...change };
    this.#found(id, await this.deps.pages.update(changed));
    return changed;
  }

  #found(id: string, found: boolean): void {
    if (!found) throw missing(id);
  }

  #box(): SecretBox {
    if (!this.deps.box) throw new ConnectionError('noKey', noKey);
    return this.deps.box;
  }

  /** A sign-in is always to the portal's own app; a credential is of the app it was typed in for. */
  #clientId(
    known: Connection,
    input: Parameters<ConnectionAdmin['reconnect']>[1],
  ): string {
    const { kind } = input.credential;
    const own = kind === 'application' || kind === 'signIn';
    return (
      (own ? this.deps.app?.clientId : undefined) ??
      input.clientId ??
      known.clientId
    );
  }

  /** One tenant is read once: two connections would double its findings and share its quota. */
  async #refuseTwice(tenantId: string): Promise<void> {
    for (const { connection } of await this.deps.pages.list()) {
      const names = await tenantNames(connection, this.deps.rows);
      if (names.has(tenantId)) {
        throw new ConnectionError(
          'exists',
          `This tenant is connected already, as ${connection.title}. Reconnect that one instead.`,
        );
      }
    }
  }

  /** What the last login said is of the credential before. */
  async #forgetTrouble(id: string): Promise<void> {
    const { reconnect, problem, ...status } =
      await this.deps.connections.status(id);
    if (!reconnect && !problem) return;
    await this.deps.connections.setStatus({
      ...status,
      state: status.finishedAt ? 'idle' : 'never',
    });
  }
}

function missing(id: string): ConnectionError {
  return new ConnectionError(
    'notFound',
    `There is no connection ${id}; it may have been disconnected meanwhile.`,
  );
}
