import { toRow } from './toRow';
import {
  auditRecord,
  detectionRecord,
  riskyUserRecord,
  signInRecord,
  tenant,
} from './__testUtils__/givenRecords';

describe('an exported record', () => {
  it('is refused when its category is one that no dataset holds', () => {
    expect(
      toRow(signInRecord({}, { category: 'ProvisioningLogs' }), tenant),
    ).toEqual({
      refused: {
        reason: 'category',
        detail: 'No dataset holds the category ProvisioningLogs.',
      },
    });
    expect(toRow({ tenantId: tenant.tenantId }, tenant)).toMatchObject({
      refused: {
        reason: 'category',
        detail: 'No dataset holds the category (none).',
      },
    });
  });

  it('never brings what is no name into a log', () => {
    const category = 'x\u001b[2J'.padEnd(400, 'y');
    expect(toRow(signInRecord({}, { category }), tenant)).toEqual({
      refused: {
        reason: 'category',
        detail: 'No dataset holds the category (not a name).',
      },
    });
  });

  it('is refused when it is of another tenant, wherever it says so', () => {
    const other = '99999999-0000-4000-8000-000000000000';
    const ways = [
      signInRecord({}, { tenantId: other }),
      signInRecord({ tenantId: other }, { tenantId: undefined }),
      signInRecord(
        {},
        {
          tenantId: undefined,
          resourceId: `/tenants/${other}/providers/Microsoft.aadiam`,
        },
      ),
      {
        Type: 'SigninLogs',
        AADTenantId: other,
        Id: 's',
        CreatedDateTime: '2026-01-01T00:00:00Z',
      },
    ];
    for (const record of ways) {
      expect(toRow(record, { ...tenant, assumed: true })).toMatchObject({
        refused: { reason: 'otherTenant' },
      });
    }
  });

  it('is of the tenant in whatever letters', () => {
    expect(
      toRow(
        signInRecord({}, { tenantId: tenant.tenantId.toUpperCase() }),
        tenant,
      ),
    ).toMatchObject({ dataset: 'signIns' });
  });

  it('that names no tenant is taken only when somebody has said whose it is', () => {
    const record = {
      Type: 'AADRiskyUsers',
      // The workspace, not the tenant.
      TenantId: '12345678-0000-4000-8000-000000000000',
      Id: 'u1',
      RiskLevel: 'high',
    };
    expect(toRow(record, tenant)).toMatchObject({
      refused: { reason: 'noTenant' },
    });
    expect(toRow(record, { ...tenant, assumed: true })).toEqual({
      dataset: 'riskyUsers',
      row: { id: 'u1', riskLevel: 'high' },
    });
  });

  it.each([
    ['no object', 'text', 'The record is no object.'],
    ['a list', [1], 'The record is no object.'],
    ['nothing', null, 'The record is no object.'],
    [
      'one without an id',
      signInRecord({ id: undefined }),
      'SignInLogs: id is missing or has another type.',
    ],
    [
      'one without a time',
      signInRecord({ createdDateTime: undefined }, { time: undefined }),
      'SignInLogs: the record has no time.',
    ],
    [
      'one whose time is none',
      signInRecord({ createdDateTime: 'yesterday' }),
      'SignInLogs: a time cannot be read.',
    ],
  ])('is refused when it is %s', (_, record, detail) => {
    expect(toRow(record, tenant)).toEqual({
      refused: { reason: 'shape', detail },
    });
  });

  it('has the same id and values as what Graph says of the same event', () => {
    const ids = [
      signInRecord(),
      auditRecord(),
      riskyUserRecord(),
      detectionRecord(),
    ].map(record => {
      const mapped = toRow(record, tenant);
      return 'row' in mapped ? [mapped.dataset, mapped.row.id] : mapped;
    });
    expect(ids).toEqual([
      ['signIns', 'sign-in-1'],
      ['directoryAudits', 'Directory_1'],
      ['riskyUsers', 'user-1'],
      ['riskDetections', 'detection-1'],
    ]);
  });
});
