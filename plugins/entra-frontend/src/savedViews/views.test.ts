import {
  LONGEST_NAME,
  MOST_VIEWS,
  readViews,
  renamed,
  withoutView,
  withView,
} from './views';

const one = { name: 'One', search: 'kind=guests' };
const two = { name: 'Two', search: '' };

describe('saved views', () => {
  it.each([
    undefined,
    null,
    'broken',
    7,
    { One: one },
    [null, 7, 'One', {}, { name: 'One' }, { name: 7, search: '' }],
    [{ name: '  ', search: '' }],
    [{ name: 'x'.repeat(LONGEST_NAME + 1), search: '' }],
    [{ name: 'One', search: { kind: 'guests' } }],
  ])('are none where %j is stored', stored => {
    expect(readViews(stored)).toEqual([]);
  });

  it('are read from among what is none, each name once', () => {
    expect(
      readViews([null, { ...one, more: 1 }, two, { ...one, search: 'mfa=no' }]),
    ).toEqual([one, two]);
    expect(
      readViews(
        Array.from({ length: MOST_VIEWS + 5 }, (_, each) => ({
          name: `${each}`,
          search: '',
        })),
      ),
    ).toHaveLength(MOST_VIEWS);
  });

  it('are added, replaced in their place, renamed and deleted', () => {
    expect(withView([one], two)).toEqual([one, two]);
    const other = { name: 'One', search: 'mfa=no' };
    expect(withView([one, two], other)).toEqual([other, two]);
    expect(renamed([one, two], 'One', 'Three')).toEqual([
      { ...one, name: 'Three' },
      two,
    ]);
    expect(withoutView([one, two], 'One')).toEqual([two]);
  });
});
