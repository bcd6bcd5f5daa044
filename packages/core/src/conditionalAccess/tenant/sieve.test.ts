import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Sieve } from './sieve';

const guid = (n: number) =>
  createHash('sha256')
    .update(`${n}`)
    .digest('hex')
    .slice(0, 32)
    .replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

describe('Sieve', () => {
  it('lets everything pass that was added, whatever it is and in whatever case', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 40 })), ids => {
        const sieve = new Sieve();
        sieve.add(ids);
        return ids.every(id => sieve.mayHave(id));
      }),
    );
    const sieve = new Sieve();
    sieve.add([guid(1).toUpperCase()]);
    expect(sieve.mayHave(guid(1))).toBe(true);
  });

  it('keeps back nearly all others', () => {
    const sieve = new Sieve();
    expect(sieve.mayHave(guid(0))).toBe(false);
    sieve.add(Array.from({ length: 10_000 }, (_, n) => guid(n)));
    const others = Array.from({ length: 10_000 }, (_, n) => guid(n + 10_000));
    expect(others.filter(id => sieve.mayHave(id)).length).toBeLessThan(1_000);
  });
});
