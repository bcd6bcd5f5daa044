import { mergeRecord } from './mergeRecord';

describe('two tellings of one record', () => {
  it('keep what only one of them says, whichever comes first', () => {
    const graph = {
      id: 'a',
      riskState: 'remediated',
      deviceDetail: { deviceId: 'd', browser: null },
      appliedConditionalAccessPolicies: [],
    };
    const exported = {
      id: 'a',
      deviceDetail: { browser: 'Edge' },
      appliedConditionalAccessPolicies: [{ id: 'p', result: 'success' }],
    };
    const both = {
      id: 'a',
      riskState: 'remediated',
      deviceDetail: { deviceId: 'd', browser: 'Edge' },
      appliedConditionalAccessPolicies: [{ id: 'p', result: 'success' }],
    };
    expect(mergeRecord(graph, exported)).toEqual(both);
    expect(mergeRecord(exported, graph)).toEqual(both);
  });

  it('let the later one hold where both speak, false and zero included', () => {
    expect(
      mergeRecord(
        { flag: true, count: 3, risk: 'atRisk', list: [1, 2] },
        { flag: false, count: 0, risk: 'dismissed', list: [3] },
      ),
    ).toEqual({ flag: false, count: 0, risk: 'dismissed', list: [3] });
  });

  it('is the same record when it comes twice', () => {
    const record = { id: 'a', nothing: null, nested: { empty: '' } };
    expect(mergeRecord(record, record)).toEqual(record);
  });
});
