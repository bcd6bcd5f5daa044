import { createHash } from 'node:crypto';
import { GraphError } from '../graph/graphError';
import type { GraphPage } from '../graph/ports';

/** No tenant's collection has this many pages, whatever their links are called. */
const MAX_PAGES = 1_000_000;
/** Pages in a row that were there before. One may come twice; more are one page under ever new links. */
const MAX_REPEATED = 20;
/** Empty pages in a row, of which a delta query over much that it leaves out has many. */
const MAX_EMPTY = 1_000;

/**
 * The pages that one round has read, so that it is noticed when they lead nowhere: by a link that comes again, or by
 * content that does, for Graph may name the same page by a new link each time.
 */
export class SeenPages {
  // Links are a kilobyte long and more; a large tenant's round has thousands.
  readonly #links = new Set<string>();
  readonly #contents = new Set<string>();
  #repeated = 0;
  #empty = 0;

  constructor(
    private readonly title: string,
    private readonly most = MAX_PAGES,
  ) {}

  /** @throws GraphError when the pages lead in a circle or never end */
  note({ value, nextLink }: Pick<GraphPage, 'value' | 'nextLink'>): void {
    if (!nextLink) return;
    if (!added(this.#links, nextLink)) {
      throw this.#endless('named a page as the next one that was read before');
    }
    if (this.#links.size > this.most) {
      throw this.#endless(`still named a next page after ${this.most}`);
    }
    this.#noteContent(value);
  }

  #noteContent(value: readonly unknown[]): void {
    if (!value.length) {
      this.#empty += 1;
      if (this.#empty > MAX_EMPTY) {
        throw this.#endless(`sent ${this.#empty} empty pages in a row`);
      }
      return;
    }
    this.#empty = 0;
    // Whole pages would cost a second for each million people; two that agree in this are the same.
    const sample = JSON.stringify([value.length, value[0], value.at(-1)]);
    this.#repeated = added(this.#contents, sample) ? 0 : this.#repeated + 1;
    if (this.#repeated > MAX_REPEATED) {
      throw this.#endless(
        `sent ${this.#repeated} pages in a row that were read before, each by a new link`,
      );
    }
  }

  #endless(what: string): GraphError {
    return new GraphError(
      'endless',
      `${this.title}: Microsoft Graph ${what}, so the read would never end and was stopped. The last data stays; please report it if it lasts.`,
    );
  }
}

/** Whether it is new. */
function added(digests: Set<string>, text: string): boolean {
  const digest = createHash('sha1').update(text).digest('base64');
  const known = digests.has(digest);
  digests.add(digest);
  return !known;
}
