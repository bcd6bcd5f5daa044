import { areaTitles } from '../../model';
import { csvLine } from './csvLine';
import type { ExportedFinding } from './exported';
import type { FindingFormat } from './format';

const columns: readonly [
  string,
  (finding: ExportedFinding) => string | number | undefined,
][] = [
  ['finding', ({ item }) => item.finding],
  ['connection', ({ item }) => item.connection],
  ['tenantId', ({ tenantId }) => tenantId],
  ['check', ({ item }) => item.check],
  ['title', ({ item }) => item.title],
  ['area', ({ check }) => check && areaTitles[check.family]],
  ['severity', ({ item }) => item.severity],
  ['state', ({ item }) => item.state],
  ['statement', ({ item }) => item.statement],
  ['affected', ({ item }) => item.affected],
  ['firstSeen', ({ item }) => item.firstSeen],
  ['lastSeen', ({ item }) => item.lastSeen],
  ['happened', ({ eventAt }) => eventAt],
  ['reopened', ({ reopenedAt }) => reopenedAt],
  ['resolved', ({ resolvedAt }) => resolvedAt],
  ['owner', ({ item }) => item.owner],
  ['until', ({ item }) => item.until],
  ['reason', ({ decisions }) => reasonOf(decisions)],
  [
    'affectedEntities',
    ({ affected }) =>
      affected
        .map(({ label, entity }) =>
          label === entity ? label : `${label} (${entity})`,
        )
        .join('; '),
  ],
];

/** RFC 4180, in UTF-8. */
export const csv: FindingFormat = {
  contentType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  async *render(findings) {
    yield csvLine(columns.map(([name]) => name));
    for await (const finding of findings) {
      yield csvLine(columns.map(([, valueOf]) => valueOf(finding)));
    }
  },
};

function reasonOf({
  accepted,
  snoozed,
}: ExportedFinding['decisions']): string | undefined {
  return (accepted ?? snoozed)?.reason;
}
