import type { CaCell } from '@entra-posture/core';
import {
  ToggleButton,
  Tooltip,
  TooltipTrigger,
  VisuallyHidden,
} from '@backstage/ui';
import { useEntraTranslation } from '../../translation';
import type { Column } from '../requirements';
import { cellCount, cellWhy } from './cellWords';
import styles from './CoverageCell.module.css';

/** One cell: a shape, a word and a count; the colour only helps. Choosing it shows its gaps. */
export function CoverageCell({
  cell,
  column,
  isChosen,
  onChoose,
}: {
  cell: CaCell;
  column: Column;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  const { t } = useEntraTranslation();
  const reading = cell[column.reading];
  if (!reading) return null;
  const { state } = reading;
  const why = cellWhy(cell, column);
  return (
    <TooltipTrigger delay={300} isDisabled={!why}>
      <ToggleButton
        className={styles.cell}
        data-state={state}
        isSelected={isChosen}
        onChange={onChoose}
      >
        <span className={styles.text}>
          {/* The whole cell is one sentence to who hears it, its reason included: a tooltip is not read out. */}
          <VisuallyHidden>
            {t(`conditionalAccess.audience.${cell.audience}`)}, {column.title}
            :{' '}
          </VisuallyHidden>
          <span className={styles.state}>
            {t(`conditionalAccess.gaps.state.${state}`)}
          </span>{' '}
          <span className={styles.count}>
            {cellCount(t, reading, cell.people)}
          </span>
          {why && <VisuallyHidden>{why}</VisuallyHidden>}
        </span>
      </ToggleButton>
      <Tooltip>{why}</Tooltip>
    </TooltipTrigger>
  );
}
