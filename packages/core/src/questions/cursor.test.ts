import { nextCursor, openCursor } from './cursor';

const scope = {
  question: 'list_findings',
  filters: { area: 'ca' },
  stamp: '1',
};

describe('cursors', () => {
  it('lead through a list to its end', () => {
    const first = openCursor(undefined, 10, scope);
    const second = openCursor(nextCursor(first, 25, scope), 10, scope);
    const third = openCursor(nextCursor(second, 25, scope), 10, scope);
    expect([first.offset, second.offset, third.offset]).toEqual([0, 10, 20]);
    expect(nextCursor(third, 25, scope)).toBeUndefined();
  });

  it.each([
    ['other filters', { ...scope, filters: { area: 'priv' } }],
    ['another question', { ...scope, question: 'search_entities' }],
    ['rows that were read anew', { ...scope, stamp: '2' }],
  ])('are refused for %s', (_, other) => {
    const cursor = nextCursor(openCursor(undefined, 10, scope), 25, scope)!;
    expect(() => openCursor(cursor, 10, other)).toThrow(
      'Ask again without a cursor',
    );
  });

  it.each(['', 'x', 'x.y.z', '🙂', '.', '1.-5'])(
    'are refused when made up: %j',
    cursor => {
      expect(() => openCursor(cursor, 10, scope)).toThrow(
        'Ask again without a cursor',
      );
    },
  );
});
