import type { Declarations, DetectorContext, SignIn } from '../../model';
import { inRanges } from './network';

type Known = Pick<DetectorContext, 'declarations' | 'namedLocations'>;

/** Of one run all events are told the same ranges: they are gathered once, and a way out is looked up once. */
const known = new WeakMap<
  object,
  WeakMap<Declarations, Map<string, boolean>>
>();
const KEPT_ADDRESSES = 20_000;

/** Whether a sign-in comes out of the organisation's own network: declared egress, or a named location that it trusts. */
export function isOwnNetwork(
  { ipAddress }: SignIn,
  { declarations, namedLocations }: Known,
): boolean {
  if (!ipAddress) return false;
  if (!declarations.trustedEgress.length && !namedLocations.length)
    return false;
  const ofLocations = known.get(namedLocations) ?? new WeakMap();
  known.set(namedLocations, ofLocations);
  const answers: Map<string, boolean> =
    ofLocations.get(declarations) ?? new Map();
  ofLocations.set(declarations, answers);
  const before = answers.get(ipAddress);
  if (before !== undefined) return before;
  const trusted = namedLocations
    .filter(({ isTrusted }) => isTrusted)
    .flatMap(({ ipRanges }) =>
      (ipRanges ?? []).map(({ cidrAddress }) => cidrAddress ?? ''),
    );
  const own = inRanges(ipAddress, [...declarations.trustedEgress, ...trusted]);
  if (answers.size >= KEPT_ADDRESSES) answers.clear();
  answers.set(ipAddress, own);
  return own;
}
