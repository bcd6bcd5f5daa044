import type { FindingEvent, Severity } from '../model';
import type { EventWrite } from './findingEvents';
import type { FindingRow } from './findingRow';

type Known = Pick<FindingRow, 'id' | 'status' | 'severity' | 'affected_count'>;

const byProduct = { kind: 'product' } as const;

/** What a judgement saw of a known finding that is otherwise than it was. */
export function sightingEvents(
  known: Known,
  seen: { severity: Severity; affected_count: number },
  { now, notBefore }: { now: string; notBefore?: string },
): EventWrite[] {
  const line = (kind: FindingEvent['kind'], more: Partial<EventWrite>) => ({
    finding: known.id,
    kind,
    at: now,
    ...more,
  });
  const size = { from: known.affected_count, to: seen.affected_count };
  return [
    ...(known.status === 'resolved' ? [line('reopened', { notBefore })] : []),
    ...(known.severity === seen.severity
      ? []
      : [
          line('severityChanged', {
            by: byProduct,
            detail: { from: known.severity, to: seen.severity },
          }),
        ]),
    ...(size.from === size.to
      ? []
      : [
          line(size.to > size.from ? 'grew' : 'shrank', {
            by: byProduct,
            detail: size,
          }),
        ]),
  ];
}
