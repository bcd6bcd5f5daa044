/** What a check's last verdict stood on, in the judge's own words, opaque to the store. */
export interface VerdictBasisStore {
  /** By check. */
  load(connectionId: string): Promise<Map<string, unknown>>;
  keep(connectionId: string, checkId: string, basis: unknown): Promise<void>;
  /** Notes that these checks would say what they said: their results and findings are as of now. */
  confirm(
    connectionId: string,
    checkIds: readonly string[],
    now: string,
  ): Promise<void>;
}
