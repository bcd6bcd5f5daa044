import { outcome } from '../givenTenant';
import { migration } from './migration';

describe('auth.migration', () => {
  it.each([
    ['preMigration', 'fail'],
    ['migrationInProgress', 'fail'],
    ['migrationComplete', 'pass'],
    [null, 'pass'],
    [undefined, 'unknown'],
    ['unknownFutureValue', 'unknown'],
  ])('says of %s: %s', async (policyMigrationState, expected) => {
    const authenticationMethodsPolicy = [{ id: 'p', policyMigrationState }];
    expect(
      await outcome(migration, { rows: { authenticationMethodsPolicy } }),
    ).toBe(expected);
  });
});
