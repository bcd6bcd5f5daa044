import type { DatasetRequest } from '../datasets/dataset';
import type { GraphPage } from '../graph/ports';
import type { SeenPages } from './SeenPages';

type At = DatasetRequest | string;

/** How many pages may wait to be written; each is a megabyte or so of memory. */
const AHEAD = 4;

/**
 * The pages of one round. Each is asked for as soon as the one before it has named it, not when that one is written:
 * links can only be followed one by one, and whatever is written meanwhile, of this dataset or of another, would hold up
 * all that come after.
 */
export class PagesAhead {
  readonly #pages: { coming: Promise<GraphPage>; come?: GraphPage }[] = [];
  /** The next one, while as many as may wait do so. */
  #held?: At;

  /** @param seen - notices pages that lead nowhere: such a page fails when its turn comes */
  constructor(
    private readonly read: (at: At) => Promise<GraphPage>,
    private readonly seen: SeenPages,
    first: At,
  ) {
    this.#ask(first);
  }

  /**
   * The next one, and with `all` those that have come after it by now.
   * @throws what reading it failed of, in its turn: all pages before it have been handed out
   */
  async next(all = false): Promise<GraphPage[]> {
    await this.#pages[0].coming;
    const waiting = this.#pages.findIndex(({ come }) => !come);
    const many = waiting < 0 ? this.#pages.length : waiting;
    const pages = this.#pages
      .splice(0, all ? many : 1)
      .map(({ come }) => come as GraphPage);
    const held = this.#held;
    this.#held = undefined;
    if (held) this.#ask(held);
    return pages;
  }

  /** Done when none is awaited any more, whatever became of them. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#pages.map(({ coming }) => coming));
  }

  #ask(at: At): void {
    const page: { coming: Promise<GraphPage>; come?: GraphPage } = {
      coming: this.read(at).then(read => {
        this.seen.note(read);
        page.come = read;
        return read;
      }),
    };
    this.#pages.push(page);
    page.coming.then(
      ({ nextLink }) => {
        if (!nextLink) return;
        if (this.#pages.length <= AHEAD) this.#ask(nextLink);
        else this.#held = nextLink;
      },
      // Met by whoever takes the page; until then it must not count as unhandled, which would end the process.
      () => {},
    );
  }
}
