import type { CaGapReport } from '@entra-posture/core';
import { audienceNames } from '../audiences';
import { stateNames } from '../gaps/cellWords';
import { columns } from '../requirements';
import styles from './Consequences.module.css';

type Changed = NonNullable<CaGapReport['change']>['cells'][number];

/** Who would be protected who is not now, and the other way round. */
export function ChangedCells({ cells }: { cells: readonly Changed[] }) {
  const changed = cells.filter(cell => cell.protected || cell.exposed);
  if (!changed.length) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Who and what</th>
          <th scope="col">People protected</th>
          <th scope="col">People exposed</th>
          <th scope="col">Now, and then</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(cell => (
          <tr key={`${cell.audience} ${cell.requirement} ${cell.reading}`}>
            <th scope="row">
              {audienceNames[cell.audience]}
              <span className={styles.secondary}>{columnTitle(cell)}</span>
            </th>
            <td>
              {cell.protected > 0 && (
                <span className={styles.protected}>
                  {cell.protected.toLocaleString('en')}
                </span>
              )}
            </td>
            <td>
              {cell.exposed > 0 && (
                <span className={styles.exposed}>
                  {cell.exposed.toLocaleString('en')}
                </span>
              )}
            </td>
            <td>
              {readingText(cell.before)}
              <span className={styles.secondary}>
                → {readingText(cell.after)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnTitle({ requirement, reading }: Changed): string {
  return (
    columns.find(
      column =>
        column.requirement === requirement && column.reading === reading,
    )?.title ?? requirement
  );
}

function readingText(reading: Changed['before']): string {
  const { state, open, doubtful } = reading;
  if (state === 'gap')
    return `${stateNames.gap}: ${open.toLocaleString('en')}${doubtful ? `, maybe ${doubtful.toLocaleString('en')} more` : ''}`;
  return stateNames[state];
}
