import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { PostureLogger } from '@entra-posture/core/node';
import { annotations } from './annotations';
import { KeptRead } from './KeptRead';
import { EntityMatcher } from './matchEntity';
import { readEntities } from './readEntities';

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
  readonly #kept: KeptRead<EntityMatcher>;

  constructor(
    private readonly deps: {
      catalog: CatalogService;
      auth: AuthService;
      logger: PostureLogger;
      now?: () => number;
    },
  ) {
    this.#kept = new KeptRead({
      ...deps,
      read: known => this.#readAll(known),
      away: known =>
        `owners of findings are ${known ? 'those read before' : 'not known and nobody is told of any'}`,
    });
  }

  /**
   * What is annotated now, or was a while ago when the catalog does not answer.
   * @param anew - for who waits for what is not in it yet
   * @returns undefined when it has not answered yet, or has loaded nothing yet: then nothing is known of any owner
   */
  matcher(anew = false): Promise<EntityMatcher | undefined> {
    return this.#kept.get(anew);
  }

  /** Whether the catalog has all of these. */
  async has(entityRefs: readonly string[]): Promise<boolean> {
    const { items } = await this.deps.catalog.getEntitiesByRefs(
      { entityRefs: [...entityRefs], fields: ['kind'] },
      { credentials: await this.deps.auth.getOwnServiceCredentials() },
    );
    return items.every(Boolean);
  }

  async #readAll(known: boolean): Promise<EntityMatcher | undefined> {
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
    if (!entities.length && !known) {
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
