import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { PostureLogger } from '@entra-posture/core/node';
import { annotations } from './annotations';
import { EntityMatcher } from './matchEntity';
import { readEntities } from './readEntities';

/** How long what was read is taken for what is so. */
const FRESH_MS = 5 * 60_000;

const filter = [
  ...[annotations.appId, annotations.objectId, annotations.groupId].map(
    name => ({ [`metadata.annotations.${name}`]: CATALOG_FILTER_EXISTS }),
  ),
  // Accounts of services. People have no owners, and there are many of them.
  {
    kind: ['Component', 'Resource', 'System', 'API'],
    [`metadata.annotations.${annotations.userId}`]: CATALOG_FILTER_EXISTS,
  },
];

/** The annotated entities of the catalog, read with the plugin's own credentials and kept for a while. */
export class EntityReader {
  #read: { matcher: EntityMatcher; at: number } | undefined;
  #reading: Promise<EntityMatcher | undefined> | undefined;
  #away = false;

  constructor(
    private readonly deps: {
      catalog: CatalogService;
      auth: AuthService;
      logger: PostureLogger;
      now?: () => number;
    },
  ) {}

  /**
   * What is annotated now, or was a while ago when the catalog does not answer.
   * @returns undefined when it has not answered yet, or has loaded nothing yet: then nothing is known of any owner
   */
  async matcher(): Promise<EntityMatcher | undefined> {
    const now = this.deps.now ?? Date.now;
    if (this.#read && now() - this.#read.at < FRESH_MS) {
      return this.#read.matcher;
    }
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
    });
    try {
      const matcher = await this.#reading;
      if (matcher) this.#read = { matcher, at: now() };
      if (this.#away) {
        this.deps.logger.info('The catalog answers again.');
      }
      this.#away = false;
      return matcher;
    } catch (error) {
      // Every look fails the same way; the log needs it once.
      if (!this.#away) {
        this.deps.logger.warn(
          `The catalog could not be read, so owners of findings are ${this.#read ? 'those read before' : 'not known and nobody is told of any'}; it is tried again. Check that the catalog plugin runs and lets the plugin entra read it: ${(error as Error).message}`,
        );
      }
      this.#away = true;
      return this.#read?.matcher;
    }
  }

  async #readAll(): Promise<EntityMatcher | undefined> {
    const credentials = await this.deps.auth.getOwnServiceCredentials();
    const entities = await readEntities(
      this.deps.catalog,
      {
        filter,
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'metadata.annotations',
          'spec.owner',
          'relations',
        ],
      },
      credentials,
    );
    if (!entities.length && !this.#read) {
      // A new portal reads its tenant while the catalog still loads. Its owners would miss what was found until then.
      const { items } = await this.deps.catalog.queryEntities(
        { fields: ['kind'], limit: 1 },
        { credentials },
      );
      if (!items.length) return undefined;
    }
    return new EntityMatcher(entities);
  }
}
