import { readFilters, writeFilters } from './useFindingFilters';

describe('filters in the address', () => {
  it('come back as they were written', () => {
    const filters = {
      connection: 'demo',
      area: 'ca',
      minSeverity: 'high',
      status: 'resolved',
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
      writeFilters({ status: 'open', sort: 'severity', query: '' }).toString(),
    ).toBe('');
  });

  it('are not misled by an address that somebody typed', () => {
    expect(
      readFilters(
        new URLSearchParams(
          'area=nonsense&severity=awful&status=maybe&sort=up',
        ),
      ),
    ).toMatchObject({
      area: undefined,
      minSeverity: undefined,
      status: 'open',
      sort: 'severity',
    });
  });
});
