import { AsOf, csvLine } from '@entra-posture/core';
import type { FileColumns } from './listFile';

/** How a list is written: what comes before its rows, each of them, and what comes after. */
export interface ListWriter<Row> {
  before: (asOf: AsOf) => string;
  row: (row: Row, isFirst: boolean) => string;
  after: string;
}

export interface ListFormat {
  contentType: string;
  write<Row>(what: string, columns: FileColumns<Row>): ListWriter<Row>;
}

export type ListFormatId = 'csv' | 'json';

/** In the order in which they are offered. */
export const listFormatIds: readonly ListFormatId[] = ['csv', 'json'];

/** As the export of findings is written, so that one reader reads both. */
export const listFormats: Readonly<Record<ListFormatId, ListFormat>> = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    write: (_what, columns) => ({
      before: () => csvLine(columns.map(([name]) => name)),
      row: row => csvLine(columns.map(([, valueOf]) => valueOf(row))),
      after: '',
    }),
  },
  json: {
    contentType: 'application/json; charset=utf-8',
    // Its rows are the answer's own: a file to be read by programs leaves nothing out.
    write: what => ({
      before: asOf =>
        `{"product":{"name":"Entra posture"},"asOf":${JSON.stringify(asOf)},${JSON.stringify(what)}:[`,
      row: (row, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(row)}`,
      after: '\n]}\n',
    }),
  },
};
