import type { CaCell, CaReading } from '@entra-posture/core';
import type { EntraTranslate } from '../../translation';
import type { Column } from '../requirements';

/** How many people a cell's state is about. */
export function cellCount(
  t: EntraTranslate,
  { state, open, doubtful }: CaReading,
  people: number,
): string {
  switch (state) {
    case 'proved':
      return people ? t('conditionalAccess.gaps.cell.proved', { people }) : '';
    case 'gap':
      return doubtful
        ? t('conditionalAccess.gaps.cell.gapDoubtful', {
            open,
            people,
            doubtful,
          })
        : t('conditionalAccess.gaps.cell.gap', { open, people });
    case 'unknown':
      return doubtful
        ? t('conditionalAccess.gaps.cell.unknown', { doubtful, people })
        : '';
    default:
      return '';
  }
}

/** Why it is not told, where this reading is the one that is not. */
export function cellWhy(cell: CaCell, column: Column): string | undefined {
  const { state, doubtful } = cell[column.reading]!;
  const isTold = state === 'proved' || (state === 'gap' && !doubtful);
  return isTold ? undefined : cell.why;
}
