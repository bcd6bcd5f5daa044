import type { AnswerBody } from '../graph/answer';
import type { Fault } from './fault';

/** Marks a link that leads to the same page again; it is taken off before the request is answered. */
const AGAIN = 'emulatedAgain';
const RECORDS = 3;

/** The request as it was before a fault marked its link. */
export function unmarked(target: string): string {
  return target.replace(new RegExp(`[?&]${AGAIN}=\\d+$`), '');
}

/** The same page as it may come as well: with records twice or not yet, or followed by itself. Other faults change nothing. */
export function disturb(fault: Fault, url: URL, body: AnswerBody): AnswerBody {
  const { value } = body;
  if (!Array.isArray(value)) return body;
  const turn = Number(url.searchParams.get(AGAIN) ?? 0);
  // A link of Graph's stands for a place in a round. The address that begins a round does not: followed an hour later it
  // would begin another one, and nobody would tell who has left in between.
  const begins = url.pathname.endsWith('/delta') && !/token=/.test(url.search);
  switch (fault.kind) {
    case 'duplicates':
      // Told again in their order: a change may come twice, but no older one of an object after a newer one.
      return { ...body, value: [...value, ...value.slice(-RECORDS)] };
    case 'late':
      return { ...body, value: value.slice(RECORDS) };
    case 'pageTwice':
      return turn || begins ? body : followedBy(url, 1, body);
    case 'loop':
      return begins ? body : followedBy(url, turn === 1 ? 2 : 1, body);
    case 'endless':
      return begins ? body : followedBy(url, turn + 1, body);
    default:
      return body;
  }
}

function followedBy(url: URL, turn: number, body: AnswerBody): AnswerBody {
  const { '@odata.deltaLink': _, ...rest } = body;
  const target = unmarked(`${url.origin}${url.pathname}${url.search}`);
  return {
    ...rest,
    '@odata.nextLink': `${target}${target.includes('?') ? '&' : '?'}${AGAIN}=${turn}`,
  };
}
