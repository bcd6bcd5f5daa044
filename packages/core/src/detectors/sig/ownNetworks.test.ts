import type { Declarations, NamedLocation } from '../../model';
import { isOwnNetwork } from './ownNetworks';

const from = (ipAddress?: string) => ({ id: 's', ipAddress });
const declared = (...trustedEgress: string[]): Declarations => ({
  breakGlassAccounts: [],
  trustedEgress,
});
const location = (isTrusted: boolean): NamedLocation[] => [
  { id: 'n', isTrusted, ipRanges: [{ cidrAddress: '198.18.0.0/16' }] },
];

describe('the own network', () => {
  it('is what is declared, and named locations that are trusted', () => {
    const egress = declared('203.0.113.0/24');
    const known = { declarations: egress, namedLocations: location(true) };
    // Asked again it answers the same.
    for (const _ of [1, 2]) {
      expect(isOwnNetwork(from('203.0.113.9'), known)).toBe(true);
      expect(isOwnNetwork(from('198.18.7.7'), known)).toBe(true);
      expect(isOwnNetwork(from('192.0.2.1'), known)).toBe(false);
    }
    expect(isOwnNetwork(from(), known)).toBe(false);
    expect(isOwnNetwork(from('no address'), known)).toBe(false);
  });

  it('is another of another tenant', () => {
    const namedLocations = location(false);
    const ask = (declarations: Declarations) =>
      isOwnNetwork(from('198.18.7.7'), { declarations, namedLocations });
    expect(ask(declared())).toBe(false);
    expect(ask(declared('198.18.7.7'))).toBe(true);
    expect(ask(declared('198.18.7.8'))).toBe(false);
    expect(
      isOwnNetwork(from('198.18.7.7'), {
        declarations: declared(),
        namedLocations: [],
      }),
    ).toBe(false);
  });
});
