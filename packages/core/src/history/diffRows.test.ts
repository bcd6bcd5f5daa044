import { diffRows } from './diffRows';

describe('the difference of two versions', () => {
  it('is empty for the same and names only what differs', () => {
    const row = { id: 'a', nested: { on: true, list: [1, 2] } };
    expect(diffRows(row, structuredClone(row))).toEqual([]);
    expect(
      diffRows(
        { id: 'a', state: 'enabled', users: { include: 'All', count: 1 } },
        { id: 'a', state: 'disabled', users: { include: 'All', count: 2 } },
      ),
    ).toEqual([
      { property: 'state', before: 'enabled', after: 'disabled' },
      { property: 'users.count', before: 1, after: 2 },
    ]);
  });

  it('tells what is absent from what is null', () => {
    expect(diffRows({ mail: null }, {})).toEqual([
      { property: 'mail', before: null },
    ]);
    expect(diffRows({}, { mail: null })).toEqual([
      { property: 'mail', after: null },
    ]);
    expect(diffRows({ conditions: null }, { conditions: { a: 1 } })).toEqual([
      { property: 'conditions', before: null, after: { a: 1 } },
    ]);
  });

  it('says of a list what came and went', () => {
    expect(
      diffRows({ excludeUsers: ['a', 'b'] }, { excludeUsers: ['b', 'c'] }),
    ).toEqual([{ property: 'excludeUsers', added: ['c'], removed: ['a'] }]);
    expect(diffRows({ tags: ['a', 'b'] }, { tags: ['b', 'a'] })).toEqual([
      { property: 'tags', added: [], removed: [] },
    ]);
  });

  it('follows the elements of a list by what identifies them', () => {
    const secret = (keyId: string, endDateTime: string) => ({
      keyId,
      endDateTime,
    });
    expect(
      diffRows(
        { passwordCredentials: [secret('k1', '2026'), secret('k2', '2026')] },
        { passwordCredentials: [secret('k2', '2028')] },
      ),
    ).toEqual([
      {
        property: 'passwordCredentials',
        added: [],
        removed: [secret('k1', '2026')],
      },
      {
        property: 'passwordCredentials[k2].endDateTime',
        before: '2026',
        after: '2028',
      },
    ]);
  });
});
