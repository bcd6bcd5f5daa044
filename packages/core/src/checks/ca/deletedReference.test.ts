import { causes, outcome, policy } from '../givenTenant';
import { deletedReference } from './deletedReference';

const given = (users: object, conditions: object = {}) => ({
  rows: {
    users: [{ id: 'ann' }],
    groups: [{ id: 'Drivers' }],
    roleDefinitions: [{ id: 'r', templateId: 'template' }],
    namedLocations: [{ id: 'office' }],
    conditionalAccessPolicies: [
      policy('p', { controls: ['mfa'], users, conditions }),
    ],
  },
});

describe('ca.deleted-reference', () => {
  it('names the policy and what is gone of it', async () => {
    const tenant = given({
      includeUsers: [],
      includeGroups: ['drivers', 'gone'],
      excludeUsers: ['left'],
    });
    expect(await causes(deletedReference, tenant)).toMatchObject([
      {
        key: 'p',
        statement: 'A policy names 2 objects that are not in the directory.',
        affected: [{ id: 'p' }],
        facts: { missing: ['user left', 'group gone'] },
      },
    ]);
  });

  it('passes where everything is there, and takes words for words', async () => {
    const tenant = given(
      {
        includeUsers: ['All'],
        excludeUsers: ['ann', 'GuestsOrExternalUsers'],
        excludeRoles: ['template'],
      },
      {
        locations: {
          includeLocations: ['All'],
          excludeLocations: ['AllTrusted', 'office'],
        },
      },
    );
    expect(await outcome(deletedReference, tenant)).toBe('pass');
  });
});
