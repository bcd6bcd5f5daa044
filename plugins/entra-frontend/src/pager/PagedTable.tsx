import type { AsOf } from '@entra-posture/core';
import type { ReactNode } from 'react';
import { ExportList } from '../export/ExportList';
import type { ListFile } from '../export/listFile';
import { Notices } from '../notice/Notices';
import { NamedColumn, NamedTable } from '../table/NamedTable';
import { PagedList } from './PagedList';
import type { Pages } from './usePages';

interface ListAnswer<Row> {
  asOf: AsOf;
  total: number;
  items: Row[];
  nextCursor?: string;
}

/** A list as a table, with what belongs above it. */
export function PagedTable<Row extends object>({
  name,
  pages,
  columns,
  keyOf,
  onOpen,
  notices = true,
  filters,
  file,
  empty,
}: {
  /** What is listed, such as `Apps`. */
  name: string;
  pages: Pages<ListAnswer<Row>>;
  columns: readonly NamedColumn<Row>[];
  keyOf: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** Off where the page shows them already. */
  notices?: boolean;
  filters?: ReactNode;
  /** How it is taken away as a file. */
  file?: ListFile<Row>;
  empty: ReactNode;
}) {
  const { value } = pages;
  return (
    <>
      {notices && value && <Notices asOf={value.asOf} />}
      {filters}
      {file && <ExportList file={file} isEmpty={!value?.total} />}
      <PagedList name={name} pages={pages} empty={empty}>
        {(page, isStale) => (
          <NamedTable
            name={name}
            columns={columns}
            rows={page?.items}
            keyOf={keyOf}
            pendingRows={8}
            isStale={isStale}
            onOpen={onOpen}
          />
        )}
      </PagedList>
    </>
  );
}
