import { GraphObject, graphTime } from './shape';

/** Graph's word for apps of any age. */
const ALWAYS = '0001-01-01T00:00:00Z';

const restriction = (
  restrictionType: string,
  state: 'enabled' | 'disabled',
  maxLifetime: string | null,
  after: string,
) => ({
  restrictionType,
  state,
  maxLifetime,
  restrictForAppsCreatedAfterDateTime: after,
  excludeActors: null,
});

/** Rules that were made for new apps only: the older ones may still have any secret. */
export function appManagement(): GraphObject {
  const rules = (since: string) => ({
    passwordCredentials: [
      restriction('passwordAddition', 'enabled', null, since),
      restriction('customPasswordAddition', 'enabled', null, ALWAYS),
      restriction('passwordLifetime', 'disabled', 'P730D', ALWAYS),
    ],
    keyCredentials: [
      restriction('asymmetricKeyLifetime', 'enabled', 'P365D', ALWAYS),
    ],
  });
  return {
    id: '00000000-0000-0000-0000-000000000000',
    displayName: 'Default app management tenant policy',
    description: 'Which credentials the apps of the tenant may have.',
    isEnabled: true,
    applicationRestrictions: rules(graphTime(Date.UTC(2024, 5, 1))),
    servicePrincipalRestrictions: rules(ALWAYS),
  };
}
