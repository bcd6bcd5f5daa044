import type { SignIn } from '../../model';
import { neighbourhood } from './network';

/**
 * Microsoft's own network. Its services sign in there in people's names, from wherever its datacentre is: no place of a
 * person, and no source that is new.
 *
 * @see https://www.peeringdb.com/asn/8075
 */
const MICROSOFT = 8075;

/**
 * Where servers are rented and nobody lives. Only the largest: to leave one out says nothing of it.
 *
 * @see https://github.com/X4BNet/lists_vpn, input/datacenter/ASN.txt
 */
const hosting: ReadonlySet<number> = new Set([
  8100, // QuadraNet
  12876, // Scaleway
  14061, // DigitalOcean
  14618, // Amazon
  16276, // OVH
  16509, // Amazon
  20473, // Vultr
  24940, // Hetzner
  29802, // Hivelocity
  36352, // ColoCrossing
  45102, // Alibaba
  51167, // Contabo
  53667, // FranTech
  54290, // Hostwinds
  57043, // Hostkey
  60068, // Datacamp
  60117, // Host Sailor
  60781, // Leaseweb
  62240, // Clouvider
  63949, // Linode
]);

export function isMicrosoftNetwork({ autonomousSystemNumber }: SignIn) {
  return autonomousSystemNumber === MICROSOFT;
}

export function isHostingNetwork({ autonomousSystemNumber }: SignIn) {
  return hosting.has(autonomousSystemNumber ?? 0);
}

/** There are some eighty thousand networks in all. */
const names = new Map<number, string>();

/** The network by its number, such as AS64496. */
export function networkOf({
  autonomousSystemNumber,
}: SignIn): string | undefined {
  if (!autonomousSystemNumber) return undefined;
  let name = names.get(autonomousSystemNumber);
  if (name === undefined) {
    name = `AS${autonomousSystemNumber}`;
    names.set(autonomousSystemNumber, name);
  }
  return name;
}

/** Where a sign-in came from, as far as two of them can be told apart. */
export interface Source {
  /** Out of the organisation's own network, which is one place wherever it leaves. */
  own?: true;
  asn?: number;
  /** The /24 or /64 of the address. */
  near?: string;
}

export function sourceOf(
  { autonomousSystemNumber, ipAddress }: SignIn,
  own = false,
): Source | undefined {
  if (own) return { own };
  const near = ipAddress ? neighbourhood(ipAddress) : undefined;
  if (!autonomousSystemNumber && !near) return undefined;
  return {
    ...(autonomousSystemNumber ? { asn: autonomousSystemNumber } : {}),
    ...(near ? { near } : {}),
  };
}

/**
 * Whether two sign-ins certainly come from two places. One person's computer has an IPv4 and an IPv6 address at once:
 * without the networks' numbers, addresses of two families do not tell.
 */
export function isElsewhere(a: Source, b: Source): boolean {
  if (a.own || b.own) return a.own !== b.own;
  if (a.asn && b.asn) return a.asn !== b.asn;
  if (!a.near || !b.near) return false;
  return a.near.includes(':') === b.near.includes(':') && a.near !== b.near;
}

/** The sources with one more where it is certainly another; two are enough to know. */
export function addSource(
  sources: readonly Source[],
  source: Source | undefined,
): readonly Source[] {
  return source &&
    sources.length < 2 &&
    sources.every(each => isElsewhere(each, source))
    ? [...sources, source]
    : sources;
}
