import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { caWeakened } from '../checks/aud/caWeakened';
import { createStores, migrate } from '../store';
import { at, readOnce, row } from '../store/__testUtils__/reads';
import { judgeConnection } from './judge';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const id = 'AAAAAAAA-0000-4000-a000-000000000001';
const policy = (state: string) => ({
  id,
  displayName: 'Multifactor',
  state,
  conditions: {
    clientAppTypes: ['all'],
    applications: { includeApplications: ['All'] },
    users: { includeUsers: ['All'] },
  },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
});

describe.each(databases.eachSupportedId())('on %s', (on: TestDatabaseId) => {
  it('gives a check the records of a log by whom they name, however the id is spelt', async () => {
    const knex = await databases.init(on);
    await migrate(knex);
    const stores = createStores(knex);
    const read = (dataset: any, rows: any[], options = {}) =>
      readOnce(stores, 4, { rows }, { dataset, ...options });
    await read('conditionalAccessPolicies', [
      { id, label: 'Multifactor', row: policy('disabled') },
    ]);
    await read('namedLocations', []);
    await read('securityDefaults', [row('s', { isEnabled: false })]);
    const record = {
      id: 'audit',
      activityDateTime: at(3),
      activityDisplayName: 'Update conditional access policy',
      result: 'success',
      initiatedBy: { user: { id: 'eve' } },
      targetResources: [
        {
          id,
          modifiedProperties: [
            {
              displayName: 'ConditionalAccessPolicy',
              oldValue: JSON.stringify(policy('enabled')),
              newValue: JSON.stringify(policy('disabled')),
            },
          ],
        },
      ],
    };
    await read(
      'directoryAudits',
      [
        {
          ...row('audit'),
          row: record,
          at: at(3),
          targets: [id.toLowerCase()],
        },
      ],
      { log: true },
    );
    const quiet = () => {};
    await judgeConnection({
      connectionId: 'one',
      stores,
      datasets: [],
      declarations: { breakGlassAccounts: [], trustedEgress: [] },
      logger: { info: quiet, warn: quiet, error: quiet },
      now: new Date(at(6)),
      checks: [caWeakened],
    });
    const { items } = await stores.findings.list(
      { connectionId: 'one', checkId: 'aud.ca-weakened' },
      { limit: 5, offset: 0 },
    );
    expect(items).toMatchObject([
      { key: id, severity: 'critical', facts: { changedBy: 'eve' } },
    ]);
  });
});
