import type {
  CaAudience,
  CaExplainInput,
  CaPolicyItem,
  CaRequirement,
} from '@entra-posture/core';
import { LONGEST_QUERY } from '../routing/useFindingFilters';
import { audiences } from './audiences';
import { requirements } from './requirements';
import { choices } from './whatIf/choices';

export type CaView = 'coverage' | 'policies' | 'whatIf';

/** One thing to assume of the policy that is open. */
export type Hypothesis =
  | { kind: 'enable' }
  | { kind: 'disable' }
  /** Without one exclusion, named as the policy names it. */
  | { kind: 'without'; object: string };

/** The details of a sign-in; which tenant it is asked of stands beside it. */
export type SignInDraft = Omit<CaExplainInput, 'connection' | 'user'> & {
  user?: string;
};

/** What the page shows, as its address says it. */
export interface CaAddress {
  connection?: string;
  view: CaView;
  audience?: CaAudience;
  requirement?: CaRequirement;
  /** The gap whose details are open. */
  gap?: string;
  state?: CaPolicyItem['state'];
  query?: string;
  /** The policy whose details are open. */
  policy?: string;
  assume?: Hypothesis;
  signIn: SignInDraft;
}

const views: readonly CaView[] = ['coverage', 'policies', 'whatIf'];
const states: readonly CaPolicyItem['state'][] = [
  'enabled',
  'reportOnly',
  'disabled',
];
/** The server refuses longer ones. */
const texts = { user: 200, app: 200, ip: 64, country: 2 } as const;

function oneOf<T extends string>(
  value: string | null,
  allowed: readonly T[],
): T | undefined {
  return allowed.find(each => each === value);
}

const keysOf = <T extends object>(names: T) =>
  Object.keys(names) as (keyof T & string)[];

/** Reads an address; what is not one of ours is as if it were not there. */
export function readAddress(search: URLSearchParams): CaAddress {
  return {
    connection: search.get('connection') ?? undefined,
    view: oneOf(search.get('view'), views) ?? 'coverage',
    audience: oneOf(search.get('who'), audiences),
    requirement: oneOf(search.get('requirement'), requirements),
    gap: search.get('gap') ?? undefined,
    state: oneOf(search.get('state'), states),
    query: search.get('q')?.slice(0, LONGEST_QUERY) || undefined,
    policy: search.get('policy') ?? undefined,
    assume: readHypothesis(search.get('assume')),
    signIn: readSignIn(search),
  };
}

/** Writes what its view shows; another view's filters and defaults are left out. */
export function writeAddress(address: CaAddress): URLSearchParams {
  const { connection, view } = address;
  const written = new URLSearchParams();
  const put = (name: string, value: string | undefined) =>
    value && written.set(name, value);
  put('connection', connection);
  put('view', view === 'coverage' ? undefined : view);
  if (view === 'coverage') {
    put('who', address.audience);
    put('requirement', address.requirement);
    put('gap', address.gap);
  }
  if (view === 'policies') {
    put('state', address.state);
    put('q', address.query);
    put('policy', address.policy);
    put('assume', address.policy && hypothesisText(address.assume));
  }
  if (view === 'whatIf') {
    for (const [name, value] of Object.entries(address.signIn))
      put(name, value);
  }
  return written;
}

/** The address of a sign-in's explanation, to be opened or sent. */
export function signInPath(page: string, explain: CaExplainInput): string {
  const { connection, ...signIn } = explain;
  return `${page}?${writeAddress({ connection, view: 'whatIf', signIn })}`;
}

const WITHOUT = 'without:';

function hypothesisText(assume?: Hypothesis): string | undefined {
  return assume?.kind === 'without' ? WITHOUT + assume.object : assume?.kind;
}

function readHypothesis(text: string | null): Hypothesis | undefined {
  if (text === 'enable' || text === 'disable') return { kind: text };
  const object = text?.startsWith(WITHOUT) && text.slice(WITHOUT.length);
  return object ? { kind: 'without', object } : undefined;
}

function readSignIn(search: URLSearchParams): SignInDraft {
  const draft: Record<string, string> = {};
  for (const [name, longest] of Object.entries(texts)) {
    const value = search.get(name)?.slice(0, longest);
    if (value) draft[name] = value;
  }
  for (const name of keysOf(choices)) {
    const value = oneOf<string>(search.get(name), choices[name]);
    if (value) draft[name] = value;
  }
  return draft as SignInDraft;
}
