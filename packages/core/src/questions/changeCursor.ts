import type { DatasetId } from '../model';
import type { ChangePosition } from '../store/ports';
import { QuestionError } from './questionError';

/** What separates the parts; no id of Graph has it. */
const SEPARATOR = '|';

export function writeChangeCursor(
  mark: string,
  { dataset, sequence, part, key }: ChangePosition,
): string {
  return [mark, dataset, sequence, part, ...key].join(SEPARATOR);
}

/** @throws QuestionError staleCursor when the cursor is one of other filters, or none of this question */
export function readChangeCursor(mark: string, cursor: string): ChangePosition {
  const [its, dataset, sequence, part, ...key] = cursor.split(SEPARATOR);
  const position = {
    dataset: dataset as DatasetId,
    sequence: Number(sequence),
    part: Number(part),
    key,
  };
  const whole =
    its === mark &&
    Number.isSafeInteger(position.sequence) &&
    position.part >= 0 &&
    position.part <= 3 &&
    Number.isInteger(position.part) &&
    key.length === (position.part < 2 ? 1 : 3);
  if (!whole) {
    throw new QuestionError(
      'staleCursor',
      'The cursor is not one of this list. Ask again without a cursor.',
    );
  }
  return position;
}
