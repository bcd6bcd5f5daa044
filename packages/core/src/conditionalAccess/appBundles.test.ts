import type { ConditionalAccessPolicy } from '../model';
import { bundles } from './appBundles';
import { meets } from './requirements';
import { compilePolicies } from './compile';
import { whatIf } from './whatIf';
import type { CaTenant } from './signIn';

const on = (
  includeApplications: string[],
  excludeApplications: string[] = [],
) =>
  ({
    id: 'p',
    state: 'enabled',
    conditions: {
      users: { includeUsers: ['All'] },
      applications: { includeApplications, excludeApplications },
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  }) as ConditionalAccessPolicy;

const applies = (
  policy: ConditionalAccessPolicy,
  appId: string,
  tenant: CaTenant = {},
) =>
  whatIf([policy], tenant, {
    identity: { kind: 'user', person: { id: 'u', groups: [], roles: [] } },
    target: { kind: 'application', appId },
    clientAppType: 'browser',
  }).perPolicy[0].applies;

const sharePoint = '00000003-0000-0ff1-ce00-000000000000';
const azurePortal = 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c';
const newcomer = '99999999-9999-4999-8999-999999999999';

describe('bundles of apps', () => {
  it('say where and when they were read, and what of them has no id', () => {
    for (const { asOf, sources, members } of Object.values(bundles)) {
      expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(sources[0]).toMatch(/^https:\/\/learn\.microsoft\.com\//);
      for (const id of Object.keys(members))
        expect(id).toMatch(/^[0-9a-f-]{36}$/);
    }
    expect(bundles.Office365.withoutId).toContain('OneDrive');
  });

  it('cover their members and nobody else', () => {
    expect(applies(on(['Office365']), sharePoint)).toBe(true);
    expect(applies(on(['Office365']), azurePortal)).toBe(false);
    expect(applies(on(['MicrosoftAdminPortals']), azurePortal)).toBe(true);
    expect(applies(on(['All'], ['Office365']), sharePoint)).toBe(false);
  });

  it('leave unknown an app of Microsoft that the snapshot does not know', () => {
    const tenant = { microsoftApps: new Set([newcomer]) };
    expect(applies(on(['Office365']), newcomer, tenant)).toBe('unknown');
    expect(applies(on(['All'], ['Office365']), newcomer, tenant)).toBe(
      'unknown',
    );
    expect(applies(on(['All']), newcomer, tenant)).toBe(true);
    expect(applies(on([newcomer]), newcomer, tenant)).toBe(true);
    expect(applies(on(['Office365']), 'of our own', tenant)).toBe(false);
    const compiled = compilePolicies([on(['Office365'])], tenant);
    expect(
      meets(
        compiled,
        { id: 'mfa' },
        {
          identity: {
            kind: 'user',
            person: { id: 'u', groups: [], roles: [] },
          },
          target: { kind: 'application', appId: newcomer },
          clientAppType: 'browser',
        },
      ),
    ).toBe('unknown');
  });

  it('are complete where the tenant brings its own list', () => {
    const tenant = {
      microsoftApps: new Set([newcomer]),
      appBundles: { Office365: [newcomer] },
    };
    expect(applies(on(['Office365']), newcomer, tenant)).toBe(true);
    expect(applies(on(['Office365']), sharePoint, tenant)).toBe(false);
  });
});
