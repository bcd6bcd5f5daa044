/**
 * What Graph calls the outcome of a policy that only reports, in words; one that this version does not know keeps its name.
 *
 * @see https://learn.microsoft.com/graph/api/resources/appliedconditionalaccesspolicy
 */
const names: Record<string, string> = {
  reportOnlySuccess: 'It is met already',
  reportOnlyInterrupted: 'It would ask for its control',
  reportOnlyFailure: 'It would block: its control cannot be met',
};

export function reportOnlyResult(result: string): string {
  return names[result] ?? result;
}
