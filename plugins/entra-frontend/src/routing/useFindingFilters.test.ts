import { readFilters, statesOf, writeFilters } from './useFindingFilters';

describe('filters in the address', () => {
  it('come back as they were written', () => {
    const filters = {
      connection: 'demo',
      area: 'ca',
      minSeverity: 'high',
      state: 'accepted',
      owner: 'group:default/identity',
      query: 'legacy & old',
      sort: 'lastSeen',
      finding: 'ca.disabled~1',
    } as const;
    expect(
      readFilters(new URLSearchParams(writeFilters(filters).toString())),
    ).toEqual(filters);
  });

  it('say only what was chosen', () => {
    expect(
      writeFilters({ state: 'active', sort: 'severity', query: '' }).toString(),
    ).toBe('');
  });

  it('are not misled by an address that somebody typed', () => {
    expect(
      readFilters(
        new URLSearchParams('area=nonsense&severity=awful&state=maybe&sort=up'),
      ),
    ).toMatchObject({
      area: undefined,
      minSeverity: undefined,
      state: 'active',
      sort: 'severity',
    });
  });

  it('leave to the server what asks for work', () => {
    expect(statesOf('active')).toBeUndefined();
    expect(statesOf('snoozed')).toEqual(['snoozed']);
    expect(statesOf('any')).toHaveLength(5);
  });
});
