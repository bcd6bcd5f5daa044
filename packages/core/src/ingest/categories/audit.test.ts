import { auditRecord, tenant } from '../__testUtils__/givenRecords';
import { toRow } from '../toRow';

function rowOf(record: unknown): any {
  const mapped = toRow(record, tenant);
  if ('refused' in mapped) throw new Error(mapped.refused.detail);
  return mapped.row;
}

const initiatedBy = {
  user: {
    id: 'admin',
    userPrincipalName: 'root@contoso.example',
    ipAddress: '198.18.0.2',
  },
};
const target = {
  id: 'user-1',
  type: 'User',
  modifiedProperties: [
    {
      displayName: 'Role.DisplayName',
      oldValue: null,
      newValue: '"Global Administrator"',
    },
  ],
};

const properties: [string, unknown, string, unknown, unknown][] = [
  ['id', 'Directory_2', 'Id', 'Directory_2', 'Directory_2'],
  [
    'activityDateTime',
    '2026-11-20T10:00:00.1234567+00:00',
    'ActivityDateTime',
    '2026-11-20T10:00:00.1234567Z',
    '2026-11-20T10:00:00.1234567Z',
  ],
  [
    'activityDisplayName',
    'Add member to role',
    'ActivityDisplayName',
    'Add member to role',
    'Add member to role',
  ],
  [
    'category',
    'RoleManagement',
    'Category',
    'RoleManagement',
    'RoleManagement',
  ],
  ['operationType', 'Assign', 'AADOperationType', 'Assign', 'Assign'],
  [
    'loggedByService',
    'Core Directory',
    'LoggedByService',
    'Core Directory',
    'Core Directory',
  ],
  ['correlationId', 'c', 'CorrelationId', 'c', 'c'],
  ['result', 'success', 'Result', 'success', 'success'],
  ['resultReason', '', 'ResultReason', '', ''],
  [
    'initiatedBy',
    initiatedBy,
    'InitiatedBy',
    JSON.stringify(initiatedBy),
    initiatedBy,
  ],
  [
    'targetResources',
    [target],
    'TargetResources',
    JSON.stringify([target]),
    [target],
  ],
  [
    'additionalDetails',
    [{ key: 'User-Agent', value: 'x' }],
    'AdditionalDetails',
    '[{"key":"User-Agent","value":"x"}]',
    [{ key: 'User-Agent', value: 'x' }],
  ],
];

describe('a directory audit', () => {
  it.each(properties)(
    'has %s from its property and from its column',
    (name, sent, column, stored, expected) => {
      expect(rowOf(auditRecord({ [name]: sent }))[name]).toEqual(expected);
      const row = rowOf({
        Type: 'AuditLogs',
        AADTenantId: tenant.tenantId,
        Id: 'Directory_2',
        TimeGenerated: '2026-11-20T10:00:00Z',
        [column]: stored,
      });
      expect(row[name]).toEqual(expected);
    },
  );

  it('tests every property that the dataset holds', () => {
    const everything = Object.fromEntries(
      properties.map(([name, sent]) => [name, sent]),
    );
    expect(Object.keys(rowOf(auditRecord(everything))).sort()).toEqual(
      properties.map(([name]) => name).sort(),
    );
  });

  it('never takes the category of the setting for its own', () => {
    expect(rowOf(auditRecord({ category: undefined }))).not.toHaveProperty(
      'category',
    );
  });

  it('takes the name of the operation where the activity has none', () => {
    expect(
      rowOf(auditRecord({ activityDisplayName: undefined }))
        .activityDisplayName,
    ).toBe('Add member to role');
  });

  it('leaves out target resources that are none', () => {
    expect(
      rowOf(auditRecord({ targetResources: [target, 'x', null] }))
        .targetResources,
    ).toEqual([target]);
  });
});
