import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { PostureLogger } from '@entra-posture/core/node';
import { annotations } from './annotations';
import { KeptRead } from './KeptRead';
import { PersonMatcher } from './PersonMatcher';
import { readEntities } from './readEntities';

const filter = [
  `metadata.annotations.${annotations.userId}`,
  `metadata.annotations.${annotations.email}`,
  'spec.profile.email',
].map(name => ({ kind: 'User', [name]: CATALOG_FILTER_EXISTS }));

/** Nothing is known of people of the catalog, and it has been said why. */
export class PeopleUnknown extends Error {
  constructor() {
    super('The catalog has not told who is in it');
    this.name = 'PeopleUnknown';
  }
}

/** The people of the catalog, read with the plugin's own credentials, when somebody asks, and kept for a while. */
export class PeopleReader {
  readonly #kept: KeptRead<PersonMatcher>;

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
      read: () => this.#readAll(),
      away: known =>
        `managers are ${known ? 'those read before' : 'not known and told of nothing'}`,
    });
  }

  /** @throws PeopleUnknown when the catalog has not answered yet */
  async matcher(): Promise<PersonMatcher> {
    const matcher = await this.#kept.get();
    if (!matcher) throw new PeopleUnknown();
    return matcher;
  }

  async #readAll(): Promise<PersonMatcher> {
    return new PersonMatcher(
      await readEntities(
        this.deps.catalog,
        {
          filter,
          fields: [
            'kind',
            'metadata.name',
            'metadata.namespace',
            'metadata.annotations',
            'spec.profile.email',
          ],
        },
        await this.deps.auth.getOwnServiceCredentials(),
      ),
    );
  }
}
