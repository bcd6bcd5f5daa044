/** How a read that is under way goes on. */
export interface CollectionProgress {
  /** Since this run took it up. */
  rowsPerSecond: number;
  /** What this run has waited for Microsoft Graph's quota. */
  waitedSeconds: number;
  /** How far it is, in rows or in persons; absent where nothing tells how much there is. */
  share?: { done: number; total: number };
  /** When it ends if it goes on like this; ISO 8601 in UTC. */
  expectedAt?: string;
}
