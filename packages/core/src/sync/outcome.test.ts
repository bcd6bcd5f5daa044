import type { Completeness } from '../model';
import { aged, completenessAfterFailure } from './outcome';

const dataset = {
  title: 'Users',
  everyMinutes: 15,
  needs: {
    permissions: [['User.Read.All']],
    licences: ['AAD_PREMIUM' as const],
    roles: ['Global Reader'],
  },
};
const complete: Completeness = {
  state: 'complete',
  asOf: '2026-01-01T00:00:00Z',
};
const before = { completeness: complete, sequence: 3, seen: 0 };

describe('completenessAfterFailure', () => {
  it('tells apart what is mended by different people', () => {
    const after = (failure: string, rest = {}) =>
      completenessAfterFailure(
        dataset,
        { failure, message: 'why', ...rest },
        before,
      );
    expect(after('permission')).toEqual({
      state: 'denied',
      permission: 'User.Read.All',
      why: 'why',
    });
    expect(after('permission', { permission: 'Named.Read.All' })).toMatchObject(
      { permission: 'Named.Read.All' },
    );
    expect(after('licence')).toEqual({
      state: 'unlicensed',
      plan: 'AAD_PREMIUM',
      why: 'why',
    });
    expect(after('role')).toEqual({
      state: 'roleMissing',
      role: 'Global Reader',
      why: 'why',
    });
  });

  it('keeps the last good data as stale, says partial of a first read that broke, and never of one that did not begin', () => {
    const failure = { failure: 'unreachable', message: 'why' };
    expect(completenessAfterFailure(dataset, failure, before)).toEqual({
      state: 'stale',
      asOf: complete.asOf,
      why: 'why',
    });
    const first = {
      completeness: { state: 'never', why: '' } as Completeness,
      sequence: 0,
    };
    expect(
      completenessAfterFailure(dataset, failure, { ...first, seen: 500 }),
    ).toEqual({ state: 'partial', seen: 500, why: 'why' });
    expect(
      completenessAfterFailure(dataset, failure, { ...first, seen: 0 }),
    ).toEqual({ state: 'never', why: 'why' });
  });
});

describe('aged', () => {
  it('does not judge by data that missed its turns', () => {
    expect(aged(dataset, complete, new Date('2026-01-01T23:59:00Z'))).toBe(
      complete,
    );
    expect(
      aged(dataset, complete, new Date('2026-01-02T00:01:00Z')),
    ).toMatchObject({ state: 'stale', asOf: complete.asOf });
    expect(
      aged(
        { ...dataset, everyMinutes: 12 * 60 },
        complete,
        new Date('2026-01-02T11:00:00Z'),
      ),
    ).toBe(complete);
  });
});
