import ipaddr from 'ipaddr.js';
import { remembered } from './remembered';

/** The neighbourhood of an address: /24, or /64 where people's addresses change by the hour. */
export const neighbourhood = remembered(read);

function read(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  const bits = parsed.kind() === 'ipv4' ? 24 : 64;
  const bytes = parsed
    .toByteArray()
    .map((byte, index) => (index < bits / 8 ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`;
}

/** Whether the address lies in one of the ranges; ranges that cannot be read match nothing. */
export function inRanges(address: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return ranges.some(range => {
    const cidr = range.includes('/')
      ? range
      : `${range}/${range.includes(':') ? 128 : 32}`;
    if (!ipaddr.isValidCIDR(cidr)) return false;
    const [network, bits] = ipaddr.parseCIDR(cidr);
    return network.kind() === parsed.kind() && parsed.match(network, bits);
  });
}
