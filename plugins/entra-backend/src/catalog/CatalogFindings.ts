import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  FindingState,
  FindingsTouching,
  findingsTouching,
  QuestionError,
} from '@entra-posture/core';
import type { PostureLogger } from '@entra-posture/core/node';
import type { PortalCaller } from '../access/PortalCaller';
import { audited } from '../answer/audited';
import type { PostureHolder } from '../posture/PostureHolder';
import type { AppIds } from './AppIds';
import { claimsAnything, claimsOf } from './matchEntity';
import { thingsOf } from './thingsOf';

/** Which of them: those that ask for work, worst first, when nothing else is said. */
export interface EntityFindingsPage {
  limit: number;
  cursor?: string;
  state?: FindingState[];
}

export interface EntityFindings extends FindingsTouching {
  entityRef: string;
  /** Whether it is annotated with anything of a tenant. */
  annotated: boolean;
  /** The tenants in which it was looked. */
  connections: string[];
  /** Findings about people are there for who may see personal data only. */
  withheld: boolean;
}

/** Findings of what an entity of the catalog is in the tenants, for cards on its page. */
export class CatalogFindings {
  constructor(
    private readonly deps: {
      catalog: CatalogService;
      postures: PostureHolder;
      auditor: AuditorService;
      appIds: AppIds;
      logger: PostureLogger;
    },
  ) {}

  /**
   * Who may not see the entity gets no findings of it: the catalog is asked in the caller's name.
   * @throws QuestionError
   */
  async of(
    entityRef: string,
    page: EntityFindingsPage,
    caller: PortalCaller,
    credentials: BackstageCredentials,
  ): Promise<EntityFindings> {
    const ref = fullRef(entityRef);
    return audited('catalog_findings', caller, this.deps, () =>
      this.#answer(ref, page, caller, credentials),
    );
  }

  async #answer(
    entityRef: string,
    page: EntityFindingsPage,
    caller: PortalCaller,
    credentials: BackstageCredentials,
  ): Promise<EntityFindings> {
    const entity = await this.#entity(entityRef, credentials);
    const claims = claimsOf(entity);
    const context = this.deps.postures.get().context(caller);
    const connections = await context.connections();
    const things = await Promise.all(
      connections.map(async connection => ({
        connection: connection.id,
        things: await thingsOf(claims, connection, {
          stores: context.stores,
          appIds: this.deps.appIds,
          people: caller.personalData,
        }),
      })),
    );
    return {
      entityRef,
      annotated: claimsAnything(claims),
      connections: connections.map(({ id }) => id),
      withheld:
        !caller.personalData &&
        claims.userIds.length + claims.emails.length > 0,
      ...(await findingsTouching(things, page, context)),
    };
  }

  async #entity(entityRef: string, credentials: BackstageCredentials) {
    const entity = await this.deps.catalog
      .getEntityByRef(entityRef, { credentials })
      .catch(error => {
        this.deps.logger.warn(
          `The catalog could not be asked for an entity: ${error.message}`,
        );
        throw new QuestionError(
          'unavailable',
          'The catalog does not answer, so it is not known what this entity is in Entra ID. Try again later; all findings are on the page of Entra posture.',
        );
      });
    if (!entity) {
      throw new QuestionError(
        'notFound',
        `There is no entity ${entityRef} in the catalog, or you may not see it.`,
      );
    }
    return entity;
  }
}

function fullRef(entityRef: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef));
  } catch {
    throw new QuestionError(
      'invalidInput',
      'entityRef must be a full reference such as component:default/payments.',
    );
  }
}
