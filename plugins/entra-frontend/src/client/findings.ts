import type { FindingActInput, FindingState } from '@entra-posture/core';
import type { CheckFamily, Severity } from '@entra-posture/core';

export type FindingAct = FindingActInput['act'];

/** What the person may do with findings here. */
export interface FindingOptions {
  may: { decide: boolean };
  /** The person, as an owner. */
  subject: string;
  longestExceptionDays: number;
  mostAtOnce: number;
  formats: string[];
}

/** The filter of the list; what is left out is the server's choice. */
export interface FindingSelectionInput {
  area?: CheckFamily;
  /** The id of a check. */
  check?: string;
  minSeverity?: Severity;
  /** What asks for work, when left out. */
  state?: FindingState[];
  owner?: string;
  query?: string;
}

/** A file that the browser can save. */
export interface DownloadedFile {
  name: string;
  content: Blob;
}

/** The address of an export. */
export function exportPath(
  format: string,
  connection: string,
  { state, ...filter }: FindingSelectionInput,
): string {
  const entries = Object.entries({
    format,
    connection,
    ...filter,
    state: state?.join(','),
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `v1/findings/export?${new URLSearchParams(entries)}`;
}

/** What the server calls a file. */
export function fileNameOf(response: Response, otherwise: string): string {
  const header = response.headers.get('content-disposition') ?? '';
  return header.match(/filename="([^"]+)"/)?.[1] ?? otherwise;
}
