import type { CheckView, User } from '../model';

/** Ids of service plans, by the licence that they come with. */
export type LicensedPlans = ReadonlyMap<string, readonly string[]>;

/** A plan that gives a mailbox; the foundation gives none. */
export const mailbox = /^EXCHANGE_S_(?!FOUNDATION)/i;

/** The plans whose names fit, of all the licences that the tenant has. */
export async function plansNamed(
  view: CheckView<'subscribedSkus'>,
  name: RegExp,
): Promise<LicensedPlans> {
  const found = new Map<string, string[]>();
  for await (const { id, skuId, servicePlans = [] } of view.rows(
    'subscribedSkus',
  ))
    found.set(
      skuId ?? id,
      servicePlans.flatMap(({ servicePlanId, servicePlanName }) =>
        servicePlanId && name.test(servicePlanName ?? '')
          ? [servicePlanId]
          : [],
      ),
    );
  return found;
}

/** Whether a licence of the person comes with one of the plans, and it was not switched off for them. */
export function hasPlan(
  { assignedLicenses = [] }: User,
  plans: LicensedPlans,
): boolean {
  return assignedLicenses.some(({ skuId, disabledPlans = [] }) =>
    plans.get(skuId ?? '')?.some(plan => !disabledPlans.includes(plan)),
  );
}
