import type { CheckView, SubscribedSku } from '../model';
import { hasPlan, mailbox, plansNamed } from './licensedPlans';

const skus: SubscribedSku[] = [
  {
    id: '1',
    skuId: 'e5',
    servicePlans: [
      { servicePlanId: 'mail', servicePlanName: 'EXCHANGE_S_ENTERPRISE' },
      { servicePlanId: 'base', servicePlanName: 'EXCHANGE_S_FOUNDATION' },
      { servicePlanId: 'p2', servicePlanName: 'AAD_PREMIUM_P2' },
    ],
  },
  { id: '2', skuId: 'bare' },
];
const view = {
  async *rows() {
    yield* skus;
  },
} as unknown as CheckView<'subscribedSkus'>;

describe('the plans of licences', () => {
  it('are those whose names fit', async () => {
    expect([...(await plansNamed(view, mailbox))]).toEqual([
      ['e5', ['mail']],
      ['bare', []],
    ]);
  });

  it.each<[boolean, string, string[]]>([
    [true, 'e5', ['p2']],
    [false, 'e5', ['mail']],
    [false, 'bare', []],
    [false, 'gone', []],
  ])('are had (%s) with %s without %j', async (has, skuId, disabledPlans) => {
    const plans = await plansNamed(view, mailbox);
    const user = { id: 'u', assignedLicenses: [{ skuId, disabledPlans }] };
    expect(hasPlan(user, plans)).toBe(has);
  });

  it('are none for whom no licence was sent', async () => {
    expect(hasPlan({ id: 'u' }, await plansNamed(view, mailbox))).toBe(false);
  });
});
