import {
  excludesOnly,
  type Narrowing,
  type WholePolicy,
} from '../../conditionalAccess';

/** An enforced policy for all users and all resources that nothing narrows but what the question is about. */
export function isForEveryone(
  whole: WholePolicy,
  accepted: ReadonlySet<string>,
  borne: readonly Narrowing[] = [],
): boolean {
  return (
    whole.enabled &&
    whole.allUsers &&
    whole.allApps &&
    [...whole.narrowing].every(each => borne.includes(each)) &&
    excludesOnly(whole, accepted)
  );
}
