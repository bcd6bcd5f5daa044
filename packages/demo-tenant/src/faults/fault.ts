/** How a request goes wrong. */
export const faultKinds = [
  /** An error: `status`, `code` and `retryAfterSeconds` say which. Told many `times`, it is a storm. */
  'status',
  /** The connection is reset without an answer. */
  'drop',
  /** The connection is reset in the middle of the body. */
  'cut',
  /** Half of the real body, as if it were the whole. */
  'truncate',
  /** A page of HTML, as a proxy sends it; its status is 200 unless `status` says otherwise. */
  'html',
  /** JSON that is not what the contract says. */
  'shape',
  /** Every token given out so far is refused from this request on. */
  'expireToken',
  /** The link of this request is refused, a delta link by 410. Requests without one pass by. */
  'gone',
  /** The last three records of the page are in it twice. */
  'duplicates',
  /** The next page is the same page again. */
  'pageTwice',
  /** The newest three records are left out, as those that a log has not got yet. */
  'late',
  /** The next links lead in a circle. Lasts until it is cleared, unless `times` says otherwise. */
  'loop',
  /** Each page names a next one by a link of its own, and it is always the same page. Lasts as a loop does. */
  'endless',
] as const;

/** What the next matching requests get: no answer, another one, or the answer as it may come as well. */
export interface Fault {
  /** Matched against the start of the path below the version, such as `/users`. */
  path: string;
  kind: (typeof faultKinds)[number];
  /** So many matching requests are answered first: what goes wrong in the middle of the pages. */
  after?: number;
  /** How many requests fail; default 1. */
  times?: number;
  status?: number;
  code?: string;
  retryAfterSeconds?: number;
}
