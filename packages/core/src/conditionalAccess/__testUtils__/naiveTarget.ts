import type { ConditionalAccessPolicy } from '../../model';
import type { CaSignIn, CaTenant, Tri } from '../signIn';
import { names, same } from './threeValued';

const directory = '00000002-0000-0000-c000-000000000000';
/** Enough of it for the apps that the random tenants name. */
const office = ['00000003-0000-0ff1-ce00-000000000000'];

export function naiveTarget(
  applications: NonNullable<
    NonNullable<ConditionalAccessPolicy['conditions']>['applications']
  >,
  tenant: CaTenant,
  { target }: CaSignIn,
): Tri {
  const {
    includeApplications: include,
    excludeApplications: exclude,
    applicationFilter: filter,
    includeUserActions: actions,
    includeAuthenticationContextClassReferences: contexts,
  } = applications;
  const everything = names(include, 'All');
  if (
    !filter &&
    !actions?.length &&
    !contexts?.length &&
    !include?.some(each => !same(each, 'None'))
  )
    return 'unknown';
  if (target.kind === 'userAction')
    return everything || names(actions, target.action);
  if (target.kind === 'authenticationContext')
    return (
      names(contexts, target.id) ||
      (everything && tenant.allResourcesInContext !== false)
    );
  const holds = (list: readonly string[] | undefined, app: string) =>
    names(list, app) || (names(list, 'Office365') && office.includes(app));
  let app = target.appId;
  if (target.baselineScopesOnly) {
    if (tenant.baselineScopes === 'legacy') {
      if (exclude?.length) return false;
    } else app = directory;
  }
  if (holds(exclude, app)) return false;
  const chosen = everything || holds(include, app);
  if (filter?.mode === 'include') return chosen || 'unknown';
  if (filter?.mode === 'exclude') return chosen ? 'unknown' : false;
  return chosen;
}
