/** Texts and numbers, such as the days by which a person is known. */
type List = readonly (string | number)[];

/** What is kept of one subject, as it is written: one list where several states have the same. */
export interface KeptOnce {
  states: unknown[];
  /** Absent where no two states have one alike. */
  lists?: List[];
}

/** Stands for the first list; the next character for the next. Nobody's text begins and ends with one of them. */
const FIRST_MARK = 0xe000;
/** More than a dozen detections ever have in common. */
const MOST_LISTS = 64;
/** A shorter one is no longer than what stands for it. */
const LEAST = 2;

/**
 * Takes lists that several states have alike out of them: half a dozen detections know a person by the same days, and what
 * is kept of a million people would be a tenth of that. The states that it is given stay as they are.
 */
export function keepOnce(states: readonly unknown[]): KeptOnce {
  const seen: List[] = [];
  const counts: number[] = [];
  let isMarked = false;
  const look = (_: Properties, __: string, value: unknown) => {
    if (markOf(value) !== undefined) isMarked = true;
    if (!isList(value)) return;
    const place = placeOf(seen, value);
    if (place >= 0) counts[place] += 1;
    else counts[seen.push(value) - 1] = 1;
  };
  for (const state of states) visit(state, look);
  const lists = seen
    .filter((_, place) => counts[place] > 1)
    .slice(0, MOST_LISTS);
  // A text that could be taken for a mark: whoever reads it must not.
  if (!lists.length || isMarked) return { states: [...states] };
  return { states: states.map(state => marked(state, lists)), lists };
}

/** Puts the lists back where they were, into the states that it is given: to each its own. */
export function restore({ states, lists }: KeptOnce): void {
  if (!lists) return;
  const put = (of: Properties, name: string, value: unknown) => {
    const place = markOf(value);
    if (place !== undefined) of[name] = [...lists[place]];
  };
  for (const state of states) visit(state, put);
}

type Properties = Record<string, unknown>;

/** Tells the properties of a state, and of what stands in it; no deeper. */
function visit(
  state: unknown,
  tell: (of: Properties, name: string, value: unknown) => void,
): void {
  if (!isObject(state)) return;
  for (const name of Object.keys(state)) {
    const value = state[name];
    tell(state, name, value);
    if (isObject(value))
      for (const inner of Object.keys(value)) tell(value, inner, value[inner]);
  }
}

function marked(state: unknown, lists: readonly List[]): unknown {
  if (!isObject(state)) return state;
  let next: Properties | undefined;
  for (const name of Object.keys(state)) {
    const value = state[name];
    const other = isObject(value)
      ? markedInner(value, lists)
      : markFor(value, lists);
    if (other === value) continue;
    next ??= { ...state };
    next[name] = other;
  }
  return next ?? state;
}

function markedInner(of: Properties, lists: readonly List[]): Properties {
  let next: Properties | undefined;
  for (const name of Object.keys(of)) {
    const other = markFor(of[name], lists);
    if (other === of[name]) continue;
    next ??= { ...of };
    next[name] = other;
  }
  return next ?? of;
}

/** The mark of a list that is kept once; anything else as it is. */
function markFor(value: unknown, lists: readonly List[]): unknown {
  const place = isList(value) ? placeOf(lists, value) : -1;
  return place < 0 ? value : String.fromCharCode(FIRST_MARK + place);
}

function markOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length !== 1) return undefined;
  const place = value.charCodeAt(0) - FIRST_MARK;
  return place >= 0 && place < MOST_LISTS ? place : undefined;
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is List {
  return (
    Array.isArray(value) && value.length >= LEAST && value.every(isTextOrNumber)
  );
}

function isTextOrNumber(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function placeOf(lists: readonly List[], list: List): number {
  for (let place = 0; place < lists.length; place += 1)
    if (isSame(lists[place], list)) return place;
  return -1;
}

function isSame(a: List, b: List): boolean {
  if (a.length !== b.length) return false;
  for (let place = 0; place < a.length; place += 1)
    if (a[place] !== b[place]) return false;
  return true;
}
