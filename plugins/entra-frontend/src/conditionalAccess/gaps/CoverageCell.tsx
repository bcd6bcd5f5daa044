import type { CaCell } from '@entra-posture/core';
import { Tooltip, TooltipTrigger, ToggleButton } from '@backstage/ui';
import type { Column } from '../requirements';
import { cellCount, cellSentence, cellWhy, stateNames } from './cellWords';
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
  const reading = cell[column.reading];
  if (!reading) return null;
  const { state } = reading;
  const why = cellWhy(cell, column);
  return (
    <TooltipTrigger delay={300} isDisabled={!why}>
      <ToggleButton
        className={styles.cell}
        data-state={state}
        aria-label={cellSentence(cell, column)}
        isSelected={isChosen}
        onChange={onChoose}
      >
        <span className={styles.text}>
          <span className={styles.state}>{stateNames[state]}</span>
          <span className={styles.count}>
            {cellCount(reading, cell.people)}
          </span>
        </span>
      </ToggleButton>
      <Tooltip>{why}</Tooltip>
    </TooltipTrigger>
  );
}
