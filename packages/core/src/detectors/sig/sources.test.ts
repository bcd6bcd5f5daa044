import { addSource, isElsewhere, networkOf, Source, sourceOf } from './sources';

const v4: Source = { near: '198.18.1.0/24' };
const v6: Source = { near: '2001:db8:1:2::/64' };

describe('where a sign-in came from', () => {
  it.each<[string, Source, Source, boolean]>([
    ['one network', { asn: 1, ...v4 }, { asn: 1, ...v6 }, false],
    ['two networks', { asn: 1, ...v4 }, { asn: 2, ...v4 }, true],
    ['one neighbourhood', v4, v4, false],
    ['two neighbourhoods', v4, { near: '198.18.2.0/24' }, true],
    ['two families of addresses', v4, v6, false],
    ['a network and an address', { asn: 1 }, v4, false],
    ['the own network twice', { own: true }, { own: true }, false],
    ['the own network and another', { own: true }, v6, true],
  ])('is told apart: %s', (_, a, b, elsewhere) => {
    expect(isElsewhere(a, b)).toBe(elsewhere);
    expect(isElsewhere(b, a)).toBe(elsewhere);
  });

  it('is the network’s number and the neighbourhood, as far as they are said', () => {
    const ipAddress = '198.18.1.7';
    expect(sourceOf({ id: 's', ipAddress, autonomousSystemNumber: 7 })).toEqual(
      {
        asn: 7,
        near: '198.18.1.0/24',
      },
    );
    expect(sourceOf({ id: 's', ipAddress })).toEqual(v4);
    expect(sourceOf({ id: 's', ipAddress: 'no address' })).toBeUndefined();
    expect(sourceOf({ id: 's' })).toBeUndefined();
    expect(sourceOf({ id: 's', ipAddress }, true)).toEqual({ own: true });
    expect(networkOf({ id: 's', autonomousSystemNumber: 7 })).toBe('AS7');
    expect(networkOf({ id: 's', autonomousSystemNumber: 0 })).toBeUndefined();
  });

  it('is added where it certainly is another, up to two', () => {
    const second: Source = { near: '198.18.2.0/24' };
    const third: Source = { near: '198.18.3.0/24' };
    expect(addSource([], undefined)).toEqual([]);
    expect(addSource([v4], v6)).toEqual([v4]);
    expect(addSource([v4], second)).toEqual([v4, second]);
    expect(addSource([v4, second], third)).toEqual([v4, second]);
  });
});
