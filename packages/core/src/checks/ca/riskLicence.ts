import type { CheckView, Verdict } from '../../model';

/** Without a P2 licence there is no risk to act on; `undefined` when there is one. */
export async function withoutRisk(
  view: CheckView<'subscribedSkus'>,
): Promise<Verdict | undefined> {
  for await (const { servicePlans } of view.rows('subscribedSkus'))
    if (
      servicePlans?.some(
        plan =>
          plan.servicePlanName === 'AAD_PREMIUM_P2' &&
          plan.provisioningStatus !== 'Disabled',
      )
    )
      return undefined;
  return {
    outcome: 'notApplicable',
    because:
      'The tenant has no Entra ID P2 licence: no risk is worked out that a policy could act on.',
  };
}
