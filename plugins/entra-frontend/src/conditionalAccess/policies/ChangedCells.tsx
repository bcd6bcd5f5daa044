import type { CaGapReport } from '@entra-posture/core';
import { type EntraTranslate, useEntraTranslation } from '../../translation';
import { columnsOf } from '../requirements';
import styles from './Consequences.module.css';

type Changed = NonNullable<CaGapReport['change']>['cells'][number];

/** Who would be protected who is not now, and the other way round. */
export function ChangedCells({ cells }: { cells: readonly Changed[] }) {
  const { t } = useEntraTranslation();
  const changed = cells.filter(cell => cell.protected || cell.exposed);
  if (!changed.length) return null;
  // On a narrow screen a column that stands empty pushes out the last one.
  const isProtected = changed.some(cell => cell.protected > 0);
  const isExposed = changed.some(cell => cell.exposed > 0);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('conditionalAccess.policies.change.who')}</th>
          {isProtected && (
            <th scope="col">
              {t('conditionalAccess.policies.change.protected')}
            </th>
          )}
          {isExposed && (
            <th scope="col">
              {t('conditionalAccess.policies.change.exposed')}
            </th>
          )}
          <th scope="col">{t('conditionalAccess.policies.change.then')}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map(cell => (
          <tr key={`${cell.audience} ${cell.requirement} ${cell.reading}`}>
            <th scope="row">
              {t(`conditionalAccess.audience.${cell.audience}`)}
              <span className={styles.secondary}>{columnTitle(t, cell)}</span>
            </th>
            {isProtected && (
              <td>
                {cell.protected > 0 && (
                  <span className={styles.protected}>
                    {t('table.number', { value: cell.protected })}
                  </span>
                )}
              </td>
            )}
            {isExposed && (
              <td>
                {cell.exposed > 0 && (
                  <span className={styles.exposed}>
                    {t('table.number', { value: cell.exposed })}
                  </span>
                )}
              </td>
            )}
            <td>
              {readingText(t, cell.before)}
              <span className={styles.secondary}>
                → {readingText(t, cell.after)}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnTitle(
  t: EntraTranslate,
  { requirement, reading }: Changed,
): string {
  return (
    columnsOf(t).find(
      column =>
        column.requirement === requirement && column.reading === reading,
    )?.title ?? requirement
  );
}

function readingText(t: EntraTranslate, reading: Changed['before']): string {
  const { state, open, doubtful } = reading;
  if (state !== 'gap') return t(`conditionalAccess.gaps.state.${state}`);
  return doubtful
    ? t('conditionalAccess.policies.change.gapDoubtful', { open, doubtful })
    : t('conditionalAccess.policies.change.gap', { open });
}
