import type {
  AuditorService,
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { type Connection, QuestionError } from '@entra-posture/core';
import type { PostureLogger, Stores } from '@entra-posture/core/node';
import type { PortalCaller } from '../access/PortalCaller';
import { audited } from '../answer/audited';
import type { PostureHolder } from '../posture/PostureHolder';
import { readEntities } from './readEntities';
import { type SuggestedMatches, shownOf } from './suggestedMatch';
import type { Suggestion } from './suggestMatches';
import { compared, comparedAsOf, suggestionsIn } from './suggestionsIn';

/** How long what was read of the catalog is taken for what is so: who has annotated an entity soon looks again. */
const FRESH_MS = 60_000;
/** More are for nobody to go through; those that leave no choice come first. */
const MOST = 1000;
const ASKED = 200;

/** What entities of the catalog may be in a tenant, for people to confirm by annotating them: the catalog is not written to. */
export class MatchSuggestions {
  #entities: { read: Promise<Entity[]>; at: number } | undefined;
  readonly #found = new Map<
    string,
    { stamp: string; of: Promise<Suggestion[]> }
  >();

  constructor(
    private readonly deps: {
      catalog: CatalogService;
      auth: AuthService;
      postures: PostureHolder;
      auditor: AuditorService;
      logger: PostureLogger;
      now?: () => number;
    },
  ) {}

  /**
   * All entities are compared, so that nothing looks clear that is not; the caller gets those they may see.
   * @throws QuestionError
   */
  of(
    input: { connection: string; limit: number; offset: number },
    caller: PortalCaller,
    credentials: BackstageCredentials,
  ): Promise<SuggestedMatches> {
    return audited('catalog_suggestions', caller, this.deps, async () => {
      const context = this.deps.postures.get().context(caller);
      const connection = (await context.connections()).find(
        ({ id }) => id === input.connection,
      );
      if (!connection) {
        throw new QuestionError(
          'notFound',
          `There is no connection ${JSON.stringify(input.connection)}.`,
        );
      }
      const { stores } = context;
      const all = await this.#suggestions(connection, stores);
      const shown = await this.#visible(all.slice(0, MOST), credentials);
      const end = input.offset + input.limit;
      return {
        asOf: await comparedAsOf(connection, stores),
        total: shown.length,
        items: shown.slice(input.offset, end).map(shownOf),
        ...(end < shown.length ? { nextCursor: String(end) } : {}),
      };
    });
  }

  async #suggestions(
    connection: Connection,
    stores: Stores,
  ): Promise<Suggestion[]> {
    const { read, at } = this.#read();
    const entities = await read.catch(error => this.#noCatalog(error));
    const states = await Promise.all(
      compared.map(each => stores.collections.state(connection.id, each)),
    );
    const stamp = [at, ...states.map(({ sequence }) => sequence)].join('.');
    const known = this.#found.get(connection.id);
    if (known?.stamp === stamp) return known.of;
    const of = suggestionsIn(connection, entities, stores);
    this.#found.set(connection.id, { stamp, of });
    // What could not be read is read again by the next who asks.
    of.catch(() => this.#found.delete(connection.id));
    return of;
  }

  #read() {
    const now = (this.deps.now ?? Date.now)();
    if (this.#entities && now - this.#entities.at < FRESH_MS) {
      return this.#entities;
    }
    const read = this.deps.auth.getOwnServiceCredentials().then(credentials =>
      readEntities(
        this.deps.catalog,
        {
          filter: { kind: ['Component', 'Resource', 'System', 'API', 'Group'] },
          fields: [
            'kind',
            'metadata.name',
            'metadata.namespace',
            'metadata.title',
            'metadata.annotations',
            'metadata.links',
            'spec.owner',
            'spec.profile',
            'relations',
          ],
        },
        credentials,
      ),
    );
    this.#entities = { read, at: now };
    read.catch(() => {
      this.#entities = undefined;
    });
    return this.#entities;
  }

  async #visible(
    suggestions: Suggestion[],
    credentials: BackstageCredentials,
  ): Promise<Suggestion[]> {
    const seen: Suggestion[] = [];
    for (let from = 0; from < suggestions.length; from += ASKED) {
      const asked = suggestions.slice(from, from + ASKED);
      const { items } = await this.deps.catalog
        .getEntitiesByRefs(
          {
            entityRefs: asked.map(({ entityRef }) => entityRef),
            fields: ['kind'],
          },
          { credentials },
        )
        .catch(error => this.#noCatalog(error));
      seen.push(...asked.filter((_, index) => items[index]));
    }
    return seen;
  }

  #noCatalog(error: Error): never {
    this.deps.logger.warn(
      `The catalog could not be asked for entities: ${error.message}`,
    );
    throw new QuestionError(
      'unavailable',
      'The catalog does not answer, so it is not known what could be matched. Try again later.',
    );
  }
}
