import { givenFacts } from '../givenLog';
import type { Actor } from './auditRecord';
import { isMicrosoftService, isPim, isSyncAccount } from './microsoftActors';

const app = (name: string): Actor => ({
  kind: 'servicePrincipal',
  id: 'sp',
  name,
});
const person = (name: string): Actor => ({ kind: 'user', id: 'u', name });
const nobody = givenFacts();

describe('Microsoft as an actor', () => {
  it.each(['MS-PIM', 'ms-pim', 'MS-PIM-Fairfax'])('knows %s', name => {
    expect(isPim(app(name), nobody)).toBe(true);
    expect(isMicrosoftService(app(name), nobody)).toBe(true);
  });

  it('does not take an app with privileges in this tenant for PIM, nor a person', () => {
    const powerful = givenFacts({
      tierOf: id => (id === 'sp' ? 0 : undefined),
    });
    expect(isPim(app('MS-PIM'), powerful)).toBe(false);
    expect(isPim(person('MS-PIM'), nobody)).toBe(false);
    expect(isPim(app('MS-PIM 2'), nobody)).toBe(false);
    expect(isPim(undefined, nobody)).toBe(false);
  });

  it('knows services that are not PIM', () => {
    expect(isMicrosoftService(app('Azure AD Cloud Sync'), nobody)).toBe(true);
    expect(isPim(app('Azure AD Cloud Sync'), nobody)).toBe(false);
    expect(isMicrosoftService(app('Our robot'), nobody)).toBe(false);
  });

  it.each([
    ['Sync_SRV01_0a1b2c@contoso.example', true],
    ['On-Premises Directory Synchronization Service Account', true],
    ['anna@contoso.example', false],
  ])('%s is a synchronizing account: %j', (name, is) => {
    expect(isSyncAccount(person(name))).toBe(is);
    expect(isSyncAccount(app(name))).toBe(false);
  });
});
