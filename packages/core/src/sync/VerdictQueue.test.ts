import type { Verdict, Witness } from '../model';
import type { Judged } from '../store/ports';
import { VerdictQueue } from './VerdictQueue';

function judged(id: string, affected = 0): Judged {
  const witness: Witness = {
    key: id,
    statement: id,
    facts: {},
    affected: Array.from({ length: affected }, (_, n) => ({
      kind: 'user',
      id: `${n}`,
      label: `${n}`,
    })),
  };
  const verdict: Verdict = affected
    ? { outcome: 'fail', witnesses: [witness] }
    : { outcome: 'pass', evidence: {} };
  return { check: { id, severity: 'low' }, verdict };
}

function linesOf({ verdict }: Judged): number {
  return verdict.outcome === 'fail' ? verdict.witnesses[0].affected.length : 0;
}

describe('VerdictQueue', () => {
  const written: string[][] = [];
  let refuse = (_: readonly Judged[]) => false;
  let atOnce = 0;

  const queue = () =>
    new VerdictQueue(async some => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await new Promise(resolve => setTimeout(resolve, 0));
      atOnce -= 1;
      if (refuse(some)) throw new Error('database is full');
      written.push(some.map(({ check }) => check.id));
      return { opened: some.length, resolved: 1, reopened: 0 };
    }, linesOf);

  beforeEach(() => {
    written.length = 0;
    refuse = () => false;
  });

  it('writes together what came together, and what came meanwhile, and adds up what that changed', async () => {
    const verdicts = queue();
    const first = ['a', 'b'].map(id => verdicts.write(judged(id)));
    await Promise.resolve();
    await Promise.resolve();
    const second = ['c', 'd'].map(id => verdicts.write(judged(id)));
    await Promise.all([...first, ...second]);
    await verdicts.write(judged('e'));
    expect(written).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(verdicts.applied).toEqual({ opened: 5, resolved: 3, reopened: 0 });
  });

  it('waits for those who are judging still, whatever they come to', async () => {
    const verdicts = queue();
    const judging = (id: string, turns: number, affected?: number) =>
      new Promise<Judged>(resolve => {
        setTimeout(() => resolve(judged(id, affected)), turns);
      });
    const failing = new Promise<Judged>((_, reject) => {
      setTimeout(() => reject(new Error('logged out')), 15);
    });
    const ends = await Promise.allSettled(
      [judging('a', 0), judging('b', 5), judging('c', 10, 90_000), failing].map(
        each => verdicts.write(each),
      ),
    );
    // What names many is written as soon as it is there.
    expect(written).toEqual([['a', 'b'], ['c']]);
    expect(ends.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    await Promise.allSettled([
      verdicts.write(judged('d')),
      verdicts.write(judging('e', 5)),
      verdicts.write(Promise.reject(new Error('logged out'))),
    ]);
    expect(written).toEqual([['a', 'b'], ['c'], ['d', 'e']]);
  });

  it('keeps what names many people apart', async () => {
    const verdicts = queue();
    await Promise.all(
      [
        judged('a', 90_000),
        judged('b', 150_000),
        judged('c', 10_000),
        judged('d'),
      ].map(each => verdicts.write(each)),
    );
    expect(written).toEqual([['a'], ['b'], ['c', 'd']]);
  });

  it('tells those whose verdict was not stored, and stores the others', async () => {
    refuse = some => some.some(({ check }) => check.id === 'b');
    const verdicts = queue();
    const ends = await Promise.allSettled(
      [judged('a', 50_000), judged('b', 50_000), judged('c')].map(each =>
        verdicts.write(each),
      ),
    );
    expect(ends.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(written).toEqual([['a'], ['c']]);
  });
});
