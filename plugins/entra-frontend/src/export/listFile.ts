import type { AsOf, CsvValue } from '@entra-posture/core';

export interface ListPage<Row> {
  asOf: AsOf;
  total: number;
  items: Row[];
  nextCursor?: string;
}

/** A list that can be taken away as a file: all of it, not only the page that is shown. */
export interface ListFile<Row> {
  /** What is listed, as files and addresses call it: `identities`. */
  what: string;
  connection: string;
  /** The question that the page asks, with its filters. */
  ask: (
    page: { limit: number; cursor?: string },
    signal: AbortSignal,
  ) => Promise<ListPage<Row>>;
  columns: FileColumns<Row>;
}

/** The columns of the spreadsheet: the name of each, as the answer has it, and its value. */
export type FileColumns<Row> = readonly (readonly [
  string,
  (row: Row) => CsvValue,
])[];
