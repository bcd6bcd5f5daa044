import type { CaAudience, CaCell } from '@entra-posture/core';
import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import { useMemo } from 'react';
import { useEntraTranslation } from '../../translation';
import { audiences } from '../audiences';
import { Column as Requirement, columnsOf } from '../requirements';
import type { CaViewProps } from '../useCaAddress';
import { CoverageCell } from './CoverageCell';
import styles from './CoverageMatrix.module.css';

interface Line {
  id: CaAudience;
  people: number;
  cells: ReadonlyMap<string, CaCell>;
}

/** Who × what. One cell is one stop for the arrow keys, and the whole matrix one for Tab. */
export function CoverageMatrix({
  matrix,
  address,
  onChange,
}: Pick<CaViewProps, 'address' | 'onChange'> & { matrix: readonly CaCell[] }) {
  const { t } = useEntraTranslation();
  const lines = useMemo(() => linesOf(matrix), [matrix]);
  const asked = useMemo(
    () =>
      columnsOf(t).filter(({ requirement, reading }) =>
        matrix.some(cell => cell.requirement === requirement && cell[reading]),
      ),
    [t, matrix],
  );
  const { audience, requirement } = address;
  const head = [{ id: 'who' }, ...asked];
  return (
    <div className={styles.scroll}>
      <TableRoot
        aria-label={t('conditionalAccess.gaps.matrix.label')}
        className={styles.matrix}
      >
        <TableHeader columns={head}>
          {column => (
            <Column
              id={column.id}
              isRowHeader={!('title' in column)}
              className={styles.column}
            >
              {'title' in column ? (
                <span className={styles.head}>
                  <span>{column.title}</span>
                  <span className={styles.means}>{column.means}</span>
                </span>
              ) : (
                t('conditionalAccess.gaps.matrix.who')
              )}
            </Column>
          )}
        </TableHeader>
        <TableBody items={lines} dependencies={[asked, audience, requirement]}>
          {line => (
            <Row
              id={line.id}
              columns={head}
              dependencies={[audience, requirement]}
              className={styles.row}
            >
              {(column: { id: string } | Requirement) => (
                <Cell className={styles.cell}>
                  {'title' in column ? (
                    <MatrixCell
                      line={line}
                      column={column}
                      isChosen={
                        audience === line.id &&
                        requirement === column.requirement
                      }
                      onChoose={isChosen =>
                        onChange(
                          isChosen
                            ? {
                                audience: line.id,
                                requirement: column.requirement,
                              }
                            : { audience: undefined, requirement: undefined },
                        )
                      }
                    />
                  ) : (
                    <span className={styles.who}>
                      <span>{t(`conditionalAccess.audience.${line.id}`)}</span>
                      <span className={styles.people}>
                        {t('conditionalAccess.people', { count: line.people })}
                      </span>
                    </span>
                  )}
                </Cell>
              )}
            </Row>
          )}
        </TableBody>
      </TableRoot>
    </div>
  );
}

function MatrixCell({
  line,
  column,
  ...choice
}: {
  line: Line;
  column: Requirement;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  const cell = line.cells.get(column.requirement);
  if (!cell) return null;
  return <CoverageCell cell={cell} column={column} {...choice} />;
}

function linesOf(matrix: readonly CaCell[]): Line[] {
  return audiences.flatMap(id => {
    const cells = matrix.filter(({ audience }) => audience === id);
    return cells.length
      ? [
          {
            id,
            people: cells[0].people,
            cells: new Map(cells.map(cell => [cell.requirement, cell])),
          },
        ]
      : [];
  });
}
