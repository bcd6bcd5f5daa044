import { outcome } from '../givenTenant';
import { sspr } from './sspr';

describe('auth.sspr', () => {
  it.each([
    [true, 'fail'],
    [false, 'pass'],
    [null, 'unknown'],
    [undefined, 'unknown'],
  ])('says of %s: %s', async (allowedToUseSSPR, expected) => {
    const authorizationPolicy = [{ id: 'p', allowedToUseSSPR }];
    expect(await outcome(sspr, { rows: { authorizationPolicy } })).toBe(
      expected,
    );
  });
});
