import type { ConditionalAccessPolicy } from '../../model';
import { excludedIn, type PolicyNames } from './caNames';
import type { CaPolicyItem } from './caShapes';
import { cleanLabel } from '../label';

/** Of each policy. */
export const MOST_EXCLUDED = 50;

/** What a policy leaves out, by name; ids where no name can be read. */
export function excludedBy(
  policy: ConditionalAccessPolicy,
  names: PolicyNames,
): NonNullable<CaPolicyItem['excluded']> {
  return excludedIn(policy)
    .slice(0, MOST_EXCLUDED)
    .map(each => ({ ...each, label: names(each) ?? cleanLabel(each.object) }));
}
