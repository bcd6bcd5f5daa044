import { leastMissing } from './leastMissing';

describe('leastMissing', () => {
  it('takes the first of several sets, which is the least privileged', () => {
    expect(leastMissing([[['User.Read.All'], ['Directory.Read.All']]])).toEqual(
      [['User.Read.All']],
    );
  });

  it('asks for no narrow permission beside the broad one that something else forces', () => {
    expect(
      leastMissing([
        [['User.Read.All'], ['Directory.Read.All']],
        [['Directory.Read.All']],
      ]),
    ).toEqual([['Directory.Read.All'], ['Directory.Read.All']]);
  });

  it('drops what a later choice made needless', () => {
    const both = ['AuditLog.Read.All', 'Directory.Read.All'];
    expect(
      leastMissing([
        [['AuditLog.Read.All'], ['Directory.Read.All']],
        [['Directory.Read.All', 'X.Read'], ['Directory.Read.All']],
        [['Directory.Read.All']],
      ]).flat(),
    ).toEqual(Array(3).fill(both[1]));
  });

  it('names only the half of a pair that is not granted', () => {
    const pair = ['AuditLog.Read.All', 'User.Read.All'];
    expect(leastMissing([[pair]], new Set(['User.Read.All']))).toEqual([
      ['AuditLog.Read.All'],
    ]);
  });

  it('prefers the set of which most is granted', () => {
    expect(
      leastMissing([[['A', 'B'], ['C']], [['A', 'D']]], new Set(['A', 'D'])),
    ).toEqual([['B'], []]);
  });

  it('needs nothing for what is met or cannot be opened this way', () => {
    expect(leastMissing([[['A']], []], new Set(['A']))).toEqual([[], []]);
  });
});
