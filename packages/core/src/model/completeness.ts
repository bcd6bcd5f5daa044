/**
 * How much of a dataset a reader may rely on. Anything but `complete` keeps a check from saying pass or fail.
 * Times are ISO 8601 in UTC.
 */
export type Completeness =
  | { state: 'complete'; asOf: string }
  | { state: 'partial'; asOf?: string; seen: number; why: string }
  | { state: 'denied'; permission: string; why: string }
  | { state: 'unlicensed'; plan: string; why: string }
  | { state: 'roleMissing'; role: string; why: string }
  | { state: 'stale'; asOf: string; why: string }
  /** `why` is empty as long as nothing went wrong: no sync has come to it yet. */
  | { state: 'never'; why: string };

export type CompletenessState = Completeness['state'];

/** The states in which the rows are those of a finished read. */
export function isComplete(
  completeness: Completeness,
): completeness is { state: 'complete'; asOf: string } {
  return completeness.state === 'complete';
}

/** One sentence a person can act on, for the page, the log and the MCP answer. */
export function explainCompleteness(
  title: string,
  completeness: Completeness,
): string {
  switch (completeness.state) {
    case 'complete':
      return `${title}: complete as of ${completeness.asOf}.`;
    case 'partial':
      return completeness.seen
        ? `${title}: only ${completeness.seen} read so far. ${completeness.why}`
        : `${title}: ${completeness.why}`;
    case 'denied':
      return `${title}: not readable, ${completeness.permission} is not granted. ${completeness.why}`;
    case 'unlicensed':
      return `${title}: not readable, the tenant has no ${completeness.plan} licence. ${completeness.why}`;
    case 'roleMissing':
      return `${title}: not readable, the signed-in account lacks the role ${completeness.role}. ${completeness.why}`;
    case 'stale':
      return `${title}: last read ${completeness.asOf}. ${completeness.why}`;
    case 'never':
      return `${title}: never read. ${completeness.why || 'No sync has come to it yet.'}`;
    default:
      throw new Error(
        `Unknown completeness ${JSON.stringify(completeness satisfies never)}`,
      );
  }
}
