/**
 * What of a dataset's rows changes without meaning (times of use, counters). `none`: only that an object came or went is
 * history. Such values are kept up to date; they make no version. Paths have dots: `signInActivity.lastSignInDateTime`.
 */
export type HistoryRule = 'none' | { ignores: readonly string[] };
