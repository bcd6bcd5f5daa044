import { Readable } from 'node:stream';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import type { DocumentKind, DocumentSource } from './DocumentSource';

/** One kind of documents for the portal's search, read portion by portion as fast as they are indexed. */
export class EntraCollatorFactory implements DocumentCollatorFactory {
  readonly type: string;
  readonly visibilityPermission: BasicPermission;
  /** Every run has the same to say; the log needs it once. */
  #isSaid = false;

  constructor(
    private readonly options: {
      type: string;
      kind: DocumentKind;
      /** Who may find them. */
      visibilityPermission: BasicPermission;
      source: DocumentSource;
      /** Of more than these, the worst are indexed. */
      most: number;
      logger: LoggerService;
    },
  ) {
    this.type = options.type;
    this.visibilityPermission = options.visibilityPermission;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncIterable<IndexableDocument> {
    const { kind, source, most, logger } = this.options;
    let cursor: string | undefined;
    do {
      // What fails here fails the run: the index of the run before stays as it is.
      const {
        total = 0,
        items,
        nextCursor,
      } = await source.portion(kind, { cursor, most });
      if (total > most && !this.#isSaid) {
        this.#isSaid = true;
        logger.warn(
          `Of the ${total.toLocaleString('en')} ${kind} of Entra posture only the worst are in the portal's search: there are more than search.collators.entra.most (${most.toLocaleString('en')}). Raise it with a search engine that is made for so many, such as PostgreSQL or Elasticsearch; the page of Entra posture searches them all.`,
        );
      }
      yield* items;
      cursor = nextCursor;
    } while (cursor !== undefined);
  }
}
