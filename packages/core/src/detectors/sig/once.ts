/**
 * A function of a record whose last answer is remembered: dozens of detections ask the same of one record, one after the
 * other. Records are never changed.
 */
export function once<Event extends object, T>(
  work: (event: Event) => T,
): (event: Event) => T {
  let last: Event | undefined;
  let answer: T;
  return event => {
    if (event !== last) {
      answer = work(event);
      last = event;
    }
    return answer;
  };
}
