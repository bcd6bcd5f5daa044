import type { Severity } from './verdict';

/** A number by which a check judges and that an organisation may want otherwise. */
export interface Threshold {
  /** What holds as long as nobody configures another. */
  value: number;
  /** The least and the most that may be configured. Whole numbers where all three of them are. */
  min: number;
  max: number;
  /** What is counted: `days`, `people`, `percent`. */
  unit: string;
  /** What the number is, in a few words. */
  title: string;
}

/** What an organisation has configured of one check. */
export interface CheckSettings {
  /** It is not run: nobody wants to know. */
  mute?: { reason: string };
  /**
   * The severity of its worst causes, in place of the check's own. A cause that the check itself holds for less bad keeps
   * its severity, unless that is above this one: what a check tells apart is not made alike by raising it.
   */
  severity?: Severity;
  /** By the names that the check declares. */
  thresholds?: Readonly<Record<string, number>>;
}

/** What a muted check says in place of a verdict, everywhere. */
export function mutedBecause({ reason }: { reason: string }): string {
  return `Muted by configuration: ${reason}`;
}
