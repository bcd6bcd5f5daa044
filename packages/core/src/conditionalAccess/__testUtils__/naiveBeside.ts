import type { Requirement } from '../requirements';
import type { CaSignIn, CaTenant, Tri } from '../signIn';
import { naiveControls, type NaiveControl } from './naiveControls';
import { and, not } from './threeValued';

const azure = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** Security defaults and per-user MFA. */
export function naiveBeside(
  tenant: CaTenant,
  requirement: Requirement,
  signIn: CaSignIn,
): { applies: Tri; controls: NaiveControl[]; any: boolean }[] {
  const { identity, target, clientAppType } = signIn;
  if (identity.kind !== 'user' || target.kind === 'authenticationContext') {
    if (identity.kind !== 'user' || tenant.allResourcesInContext === false)
      return [];
  }
  const { person } = identity;
  const modern =
    clientAppType === 'browser' ||
    clientAppType === 'mobileAppsAndDesktopClients';
  const asks = (control: string, applies: Tri) => ({
    applies,
    any: true,
    controls: naiveControls(
      {
        id: '',
        grantControls: { operator: 'OR', builtInControls: [control] },
      },
      tenant,
      requirement,
      signIn,
    ),
  });
  const found = [
    asks(
      'mfa',
      modern &&
        (person.perUserMfaState === 'enabled' ||
          person.perUserMfaState === 'enforced'),
    ),
  ];
  if (!tenant.securityDefaultsEnabled) return found;
  const synchronizes: Tri = person.roles ? false : 'unknown';
  const toAzure =
    target.kind === 'application' &&
    target.appId === azure &&
    (!target.baselineScopesOnly || tenant.baselineScopes === 'legacy');
  const administers: Tri =
    person.roles?.includes(globalAdministrator) ||
    (person.roles &&
      requirement.roles === 'activeAndEligible' &&
      person.eligibleRoles?.includes(globalAdministrator)) ||
    (person.roles ? false : 'unknown');
  found.push(asks('block', and(!modern, not(synchronizes))));
  found.push(asks('mfa', and(administers, not(synchronizes))));
  found.push(asks('mfa', and(toAzure, not(synchronizes))));
  return found;
}
