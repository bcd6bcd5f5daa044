import {
  Holders,
  holderNeeds,
  holderUses,
  roleHolders,
} from '../checks/priv/holders';
import type { CheckView } from '../model';
import { KeptReads } from './KeptReads';
import type { QuestionContext } from './question';
import type { Scope } from './scope';

/** Of a few tenants, for each tier. Of the people themselves nothing is in it. */
const kept = new KeptReads<Holders>(
  [...holderNeeds.filter(each => each !== 'users'), ...holderUses],
  12,
);

/**
 * Who holds privileged roles, active and eligible; `undefined` where that cannot be read.
 * @param lowest - the least dangerous tier that counts
 */
export async function privilegedHolders(
  context: QuestionContext,
  scope: Scope,
  lowest: 0 | 1 | 2 = 1,
): Promise<Holders | undefined> {
  if (holderNeeds.some(need => scope.completeness(need).state !== 'complete'))
    return undefined;
  const { rows } = context.stores;
  const { id } = scope.connection;
  const view: CheckView<
    (typeof holderNeeds)[number] | (typeof holderUses)[number]
  > = {
    now: context.now(),
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
    rows: (dataset, of) => rows.stream(id, dataset, of),
    relations: (name, of) => rows.relations(id, name, of),
    completeness: scope.completeness,
  };
  return kept.of(context, scope, { key: `${lowest}` }, () =>
    roleHolders(view, lowest),
  );
}
