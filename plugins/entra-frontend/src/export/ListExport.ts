import { exportFileName } from '@entra-posture/core';
import type { DownloadedFile } from '../client/findings';
import { isStaleCursor } from '../client/serverError';
import type { ListFile, ListPage } from './listFile';
import { ListFormatId, listFormats, ListWriter } from './listFormats';

/** As much as a question answers at once. */
export const EXPORT_PAGE = 100;
/** A list that changes more often than that while it is read is not to be had whole. */
const MOST_RESTARTS = 3;
/** Text is handed to the browser in pieces of this many characters: a blob need not stay in memory, a string must. */
const PIECE = 1_000_000;

export interface ExportProgress {
  rows: number;
  total?: number;
  /** How often it began again because the list had become another. */
  restarts: number;
}

/**
 * A list on its way into a file, page by page. After a failure it goes on where it stopped; where a sync or a decision made
 * it another list, its beginning no longer belongs to its end, and it begins again.
 */
export class ListExport<Row> {
  readonly #writer: ListWriter<Row>;
  #pieces: Blob[] = [];
  #text = '';
  #rows = 0;
  #total?: number;
  #cursor?: string;
  #restarts = 0;

  constructor(
    private readonly file: ListFile<Row>,
    private readonly format: ListFormatId,
    private readonly onProgress: (progress: ExportProgress) => void,
  ) {
    this.#writer = listFormats[format].write(file.what, file.columns);
  }

  /** @throws when a page cannot be had, or `signal` is aborted; it can be called again */
  async finish(signal: AbortSignal): Promise<DownloadedFile> {
    for (;;) {
      const page = await this.#page(signal);
      signal.throwIfAborted();
      if (page) {
        this.#add(page);
        this.onProgress(this.#progress());
        if (!page.nextCursor) return this.#done();
      } else {
        this.#restart();
        this.onProgress(this.#progress());
      }
    }
  }

  /** Nothing when the list has become another. */
  async #page(signal: AbortSignal): Promise<ListPage<Row> | undefined> {
    try {
      return await this.file.ask(
        { limit: EXPORT_PAGE, cursor: this.#cursor },
        signal,
      );
    } catch (error) {
      if (this.#cursor === undefined || !isStaleCursor(error as Error))
        throw error;
      if (this.#restarts === MOST_RESTARTS) {
        // Asked for again, it may begin anew as often once more.
        this.#restart();
        this.#restarts = 0;
        throw new Error(
          'The list changed again and again while it was read. Try once the sync is done.',
          { cause: error },
        );
      }
      return undefined;
    }
  }

  #restart() {
    this.#pieces = [];
    this.#text = '';
    this.#rows = 0;
    this.#total = undefined;
    this.#cursor = undefined;
    this.#restarts += 1;
  }

  #add({ asOf, total, items, nextCursor }: ListPage<Row>) {
    if (this.#cursor === undefined) this.#text += this.#writer.before(asOf);
    for (const row of items) {
      this.#text += this.#writer.row(row, this.#rows === 0);
      this.#rows += 1;
    }
    this.#total = total;
    this.#cursor = nextCursor;
    if (this.#text.length >= PIECE) this.#handOver();
  }

  #handOver() {
    this.#pieces.push(new Blob([this.#text]));
    this.#text = '';
  }

  #done(): DownloadedFile {
    const { what, connection } = this.file;
    this.#text += this.#writer.after;
    this.#handOver();
    return {
      name: exportFileName(what, connection, new Date(), this.format),
      content: new Blob(this.#pieces, {
        type: listFormats[this.format].contentType,
      }),
    };
  }

  #progress(): ExportProgress {
    return {
      rows: this.#rows,
      total: this.#total,
      restarts: this.#restarts,
    };
  }
}
