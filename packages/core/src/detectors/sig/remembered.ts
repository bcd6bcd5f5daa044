/** Enough for the agents and addresses of a large tenant; then all are forgotten and worked out anew. */
const KEPT = 20_000;

/** A function of a text whose answers are remembered: the same few thousand texts come again and again. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  // Several detections ask the same of one record.
  let last: string | undefined;
  let answer: T;
  return text => {
    if (text === last) return answer;
    let found = known.get(text);
    if (found === undefined && !known.has(text)) {
      found = work(text);
      if (known.size >= KEPT) known.clear();
      known.set(text, found);
    }
    last = text;
    answer = found as T;
    return answer;
  };
}
