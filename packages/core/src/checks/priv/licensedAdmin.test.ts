import {
  administrators,
  causes,
  globalAdmin,
  GivenTenant,
  outcome,
} from '../givenTenant';
import { licensedAdmin } from './licensedAdmin';

const REPORTS_READER = '4a5d8f65-41da-4de4-8968-e035b65339cf';
const plan = (servicePlanName: string) => ({
  servicePlanId: servicePlanName,
  servicePlanName,
});

interface Given {
  role?: string;
  how?: 'permanent' | 'eligible';
  enabled?: boolean;
  sku?: string;
  disabledPlans?: string[];
}

const given = (
  { sku = 'e5', disabledPlans = [], ...person }: Given = {},
  rest: Omit<GivenTenant, 'rows'> = {},
): GivenTenant => {
  const rows = administrators([{ id: 'ada', ...person }]);
  return {
    ...rest,
    rows: {
      ...rows,
      users: rows.users!.map(user => ({
        ...user,
        assignedLicenses: [{ skuId: sku, disabledPlans }],
      })),
      subscribedSkus: [
        {
          id: '1',
          skuId: 'e5',
          servicePlans: [
            plan('EXCHANGE_S_ENTERPRISE'),
            plan('OFFICESUBSCRIPTION'),
            plan('AAD_PREMIUM_P2'),
          ],
        },
        {
          id: '2',
          skuId: 'ems',
          servicePlans: [plan('AAD_PREMIUM_P2'), plan('EXCHANGE_S_FOUNDATION')],
        },
      ],
    },
  };
};

describe('priv.licensed-admin', () => {
  it.each<[string, Given]>([
    ['holds a role', {}],
    ['may activate one', { how: 'eligible' }],
    ['has Office alone', { disabledPlans: ['EXCHANGE_S_ENTERPRISE'] }],
    ['has mail alone', { disabledPlans: ['OFFICESUBSCRIPTION'] }],
  ])('names whoever %s and has a licence of every day', async (_, person) => {
    expect(await causes(licensedAdmin, given(person))).toMatchObject([
      {
        key: 'tenant',
        affected: [{ kind: 'user', id: 'ada' }],
        facts: { administrators: 1 },
      },
    ]);
  });

  it.each<[string, GivenTenant]>([
    ['the licence is for security', given({ sku: 'ems' })],
    ['the licence is unknown', given({ sku: 'gone' })],
    [
      'the plans are switched off',
      given({ disabledPlans: ['EXCHANGE_S_ENTERPRISE', 'OFFICESUBSCRIPTION'] }),
    ],
    ['the role is harmless', given({ role: REPORTS_READER })],
    ['the account is disabled', given({ enabled: false })],
    [
      'it is an emergency account',
      given(
        {},
        { declarations: { breakGlassAccounts: ['ADA@contoso.example'] } },
      ),
    ],
  ])('passes where %s', async (_, tenant) => {
    expect(await outcome(licensedAdmin, tenant)).toBe('pass');
  });

  it('does not know of those who may activate a role where that is not read', async () => {
    const completeness = {
      roleEligibilityScheduleInstances: {
        state: 'denied',
        permission: 'RoleManagement.Read.Directory',
        why: 'refused',
      },
    } as const;
    expect(
      await outcome(licensedAdmin, given({ sku: 'ems' }, { completeness })),
    ).toBe('unknown');
    expect(
      await outcome(
        licensedAdmin,
        given({ role: globalAdmin }, { completeness }),
      ),
    ).toBe('fail');
  });
});
