import type { CaCell, CaReading, CaState } from '@entra-posture/core';
import type { Column } from '../requirements';

export const stateNames: Record<CaState, string> = {
  proved: 'Proved',
  gap: 'Gap',
  unknown: 'Unknown',
  notApplicable: 'Not applicable',
};

const number = (value: number) => value.toLocaleString('en');

/** How many people a cell's state is about. */
export function cellCount(
  { state, open, doubtful }: CaReading,
  people: number,
) {
  switch (state) {
    case 'proved':
      return people ? `for all ${number(people)}` : '';
    case 'gap':
      return `${number(open)} of ${number(people)}${doubtful ? `, maybe ${number(doubtful)} more` : ''}`;
    case 'unknown':
      return doubtful ? `for ${number(doubtful)} of ${number(people)}` : '';
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
