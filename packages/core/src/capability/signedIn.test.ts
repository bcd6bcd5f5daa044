import type { Completeness } from '../model';
import type { DatasetDeclaration } from './declaration';
import { Capabilities, evaluate } from './evaluate';

const common = { product: 'Entra ID', features: [] };
const datasets: DatasetDeclaration[] = [
  {
    ...common,
    id: 'roleAssignments',
    title: 'Role assignments',
    needs: { permissions: [['Directory.Read.All']], roles: ['Reader'] },
  },
  {
    ...common,
    id: 'devices',
    title: 'Devices',
    needs: { permissions: [['Device.Read.All']], delegated: [] },
  },
];
const denied: Completeness = {
  state: 'denied',
  permission: 'x',
  why: 'Graph said no.',
};

describe('what a connection on behalf of a signed-in person can do', () => {
  const evaluated = (claimed: string[], state: Completeness = denied) =>
    evaluate({
      datasets,
      checks: [],
      completeness: new Map([
        ['roleAssignments', state],
        ['devices', denied],
      ]),
      claimed,
      mode: 'delegated',
    });
  const grantOf = ({ permissions }: Capabilities, name: string) =>
    permissions.find(({ permission }) => permission === name)!.granted;

  it('asks for nothing where the account lacks a role: its scope is granted', () => {
    const result = evaluated([], {
      state: 'roleMissing',
      role: 'Reader',
      why: 'Give it one.',
    });
    expect(result.warnings[0]).toMatchObject({
      kind: 'role',
      missing: [],
      datasets: ['roleAssignments'],
      text: expect.stringContaining('lacks the role Reader'),
    });
    expect(grantOf(result, 'Directory.Read.All')).toBe(true);
  });

  it('asks for a missing scope through Reconnect', () => {
    const result = evaluated([]);
    expect(result.warnings[0]).toMatchObject({
      kind: 'permission',
      missing: ['Directory.Read.All'],
      text: expect.stringContaining('Reconnect'),
    });
    expect(grantOf(result, 'Directory.Read.All')).toBe(false);
  });

  it('asks for nothing where only an application may read', () => {
    expect(evaluated([]).warnings[1]).toMatchObject({
      kind: 'other',
      missing: [],
      text: expect.stringContaining('application credentials'),
    });
  });

  it('knows the scopes of the sign-in', () => {
    const result = evaluated(['openid', 'email']);
    expect(grantOf(result, 'openid')).toBe(true);
    expect(grantOf(result, 'profile')).toBe(false);
    expect(grantOf(result, 'offline_access')).toBeNull();
  });
});
