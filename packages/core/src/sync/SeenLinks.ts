import { createHash } from 'node:crypto';
import { GraphError } from '../graph/graphError';

/** No tenant's collection has this many pages, whatever their links are called. */
const MAX_PAGES = 1_000_000;

/** The links that one round has followed: one that comes again would be followed for ever. */
export class SeenLinks {
  // Links are a kilobyte long and more; a large tenant's round has thousands.
  readonly #digests = new Set<string>();

  constructor(
    private readonly title: string,
    private readonly most = MAX_PAGES,
  ) {}

  /** @throws GraphError when the pages lead in a circle or never end */
  note(link: string): void {
    const digest = createHash('sha1').update(link).digest('base64');
    const circle = this.#digests.has(digest);
    this.#digests.add(digest);
    if (circle || this.#digests.size > this.most) {
      throw new GraphError(
        'endless',
        `${this.title}: Microsoft Graph ${circle ? 'named a page as the next one that was read before' : `still named a next page after ${this.most}`}, so the read would never end and was stopped. The last data stays; please report it if it lasts.`,
      );
    }
  }
}
