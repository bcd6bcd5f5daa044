import { badRequest, notEmulated, unsupportedQuery } from './graphFault';

export type QueryOption =
  | '$select'
  | '$filter'
  | '$top'
  | '$count'
  | '$expand'
  | '$orderby'
  | '$search'
  | '$skip'
  | '$skiptoken'
  | '$deltatoken';

const known: readonly string[] = [
  '$select',
  '$filter',
  '$top',
  '$count',
  '$expand',
  '$orderby',
  '$search',
  '$skip',
  '$skiptoken',
  '$deltatoken',
];

/** Options Graph has for some collections and this emulator for none. */
const unbuilt: readonly string[] = ['$expand', '$orderby', '$search', '$skip'];

export interface QueryRules {
  /** What the documents grant the collection. */
  options: readonly QueryOption[];
  page: { default: number; max: number };
  /** A page that is too large: an error, or quietly made smaller. */
  overflow?: 'clamp';
  /** The only values of `$expand` that are emulated. */
  expansions?: readonly string[];
  filterRequired?: boolean;
}

export interface Query {
  select?: string[];
  filter?: string;
  expand?: string;
  top: number;
  count: boolean;
  raw: Record<string, string>;
}

/** Reads a query, and refuses whatever the collection is not documented to take. */
export function readQuery(
  search: URLSearchParams,
  rules: QueryRules,
  headers: { consistencyLevel?: string; prefer?: string },
): Query {
  const raw: Record<string, string> = {};
  for (const [name, value] of search) {
    const option = name.startsWith('$') ? name : `$${name}`;
    if (!known.includes(option))
      throw badRequest(`The query parameter '${name}' is not supported.`);
    if (option in raw)
      throw badRequest(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      );
    raw[option] = value;
  }
  for (const option of Object.keys(raw)) {
    if (unbuilt.includes(option)) {
      if (!rules.options.includes(option as QueryOption)) {
        throw unsupportedQuery(
          `The query option '${option}' is not supported for this resource.`,
        );
      }
      if (option === '$expand' && rules.expansions?.includes(raw.$expand))
        continue;
      throw notEmulated(`${option} here`);
    }
    if (!rules.options.includes(option as QueryOption)) {
      throw unsupportedQuery(
        `The query option '${option}' is not supported for this resource.`,
      );
    }
  }
  if (rules.filterRequired && !raw.$filter && !raw.$skiptoken)
    throw badRequest('The filter is required for this resource.');
  return {
    select: raw.$select?.split(',').map(name => name.trim()),
    filter: raw.$filter,
    expand: raw.$expand,
    top: pageSize(raw.$top, rules, headers.prefer),
    // Without the header Graph ignores it: documented, and a trap.
    count: raw.$count === 'true' && headers.consistencyLevel === 'eventual',
    raw,
  };
}

function pageSize(
  top: string | undefined,
  rules: QueryRules,
  prefer?: string,
): number {
  const { page } = rules;
  if (top === undefined) {
    const wanted = /odata\.maxpagesize=(\d+)/i.exec(prefer ?? '')?.[1];
    return wanted
      ? Math.max(1, Math.min(Number(wanted), page.max))
      : page.default;
  }
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1)
    throw badRequest(`Invalid value '${top}' for $top query option found.`);
  if (size <= page.max) return size;
  if (rules.overflow === 'clamp') return page.max;
  throw badRequest(
    `Invalid page size specified: '${size}'. Must be between 1 and ${page.max} inclusive.`,
  );
}
