import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
  VisuallyHidden,
} from '@backstage/ui';
import { Placeholder } from '../states/Placeholder';
import { ReactNode, useMemo } from 'react';
import { useEntraTranslation } from '../translation';
import styles from './NamedTable.module.css';

/**
 * In pixels. A `wide` column takes what the others leave and never less than this: a table that has no room for it scrolls.
 * The fullest, of findings to be decided about, has room at a width of 1280.
 */
const widths = {
  mark: 76,
  tiny: 96,
  narrow: 108,
  middle: 140,
  name: 240,
  wide: 240,
} as const;

export interface NamedColumn<T> {
  id: string;
  label: string;
  cell: (row: T) => ReactNode;
  /** Says which row it is, to who hears the table. */
  isRowHeader?: boolean;
  /** `wide` when left out. `name`: of a table with so many columns that what is left would be too little for a name. */
  width?: keyof typeof widths;
  isNumber?: boolean;
}

function widthOf<T>({ width = 'wide' }: NamedColumn<T>) {
  return width === 'wide' ? undefined : { width: widths[width] };
}

/**
 * A table with a name for who hears it and with lines that wrap: Backstage UI's own `Table` calls every table "Data table"
 * and cuts sentences off.
 */
export function NamedTable<T extends object>({
  name,
  columns,
  rows,
  keyOf,
  pendingRows = 5,
  isStale = false,
  onOpen,
}: {
  name: string;
  columns: readonly NamedColumn<T>[];
  /** Absent while nothing is there yet: the table keeps its shape. */
  rows?: readonly T[];
  keyOf: (row: T) => string;
  pendingRows?: number;
  isStale?: boolean;
  onOpen?: (row: T) => void;
}) {
  const { t } = useEntraTranslation();
  const isPending = rows === undefined;
  const lines = useMemo<{ id: string; row?: T }[]>(
    () =>
      rows
        ? rows.map(row => ({ id: keyOf(row), row }))
        : Array.from({ length: pendingRows }, (_, line) => ({
            id: `pending ${line}`,
          })),
    [rows, keyOf, pendingRows],
  );
  return (
    <div className={styles.scroll} aria-busy={isPending || isStale}>
      <VisuallyHidden aria-live="polite">
        {isPending ? t('table.loading', { name }) : ''}
      </VisuallyHidden>
      <TableRoot
        aria-label={name}
        isPending={isPending}
        stale={isStale}
        style={{
          minWidth: columns.reduce(
            (sum, { width = 'wide' }) => sum + widths[width],
            0,
          ),
        }}
      >
        <TableHeader columns={columns}>
          {column => (
            <Column
              id={column.id}
              isRowHeader={column.isRowHeader}
              style={widthOf(column)}
            >
              {column.label}
            </Column>
          )}
        </TableHeader>
        <TableBody items={lines} dependencies={[columns]}>
          {({ id, row }) => (
            <Row
              id={id}
              columns={columns}
              onAction={row && onOpen ? () => onOpen(row) : undefined}
            >
              {(column: NamedColumn<T>) => (
                <Cell className={column.isNumber ? styles.number : styles.cell}>
                  {row ? column.cell(row) : <Placeholder width="70%" />}
                </Cell>
              )}
            </Row>
          )}
        </TableBody>
      </TableRoot>
    </div>
  );
}
