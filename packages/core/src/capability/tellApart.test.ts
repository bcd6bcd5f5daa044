import type { Completeness } from '../model';
import type { DatasetDeclaration } from './declaration';
import { tellApart } from './tellApart';

const declared: DatasetDeclaration = {
  id: 'conditionalAccessPolicies',
  title: 'Policies',
  product: 'Entra ID',
  workload: 'identityProtection',
  features: [],
  needs: {
    permissions: [['Policy.Read.All']],
    roles: ['Global Reader', 'Security Reader'],
  },
};
const denied: Completeness = {
  state: 'denied',
  permission: 'Policy.Read.All',
  why: 'Graph said no.',
};
const scopes = ['Policy.Read.All'];

describe('a refusal in words that Graph uses for scope and role alike', () => {
  it('is of the role where the token carried the scope', () => {
    expect(tellApart(declared, denied, scopes, 'delegated')).toEqual({
      state: 'roleMissing',
      role: 'Global Reader or Security Reader',
      why: expect.stringContaining('Policy.Read.All is consented to'),
    });
  });

  it.each([
    ['no scope was in the token', declared, [], 'delegated'],
    ['nothing is known of the token', declared, undefined, 'delegated'],
    [
      'an application asks, which needs no role',
      declared,
      scopes,
      'application',
    ],
    [
      'the service has a code of its own for a missing role',
      { ...declared, workload: 'reports' },
      scopes,
      'delegated',
    ],
    [
      'no role is needed',
      { ...declared, needs: { permissions: [['Policy.Read.All']] } },
      scopes,
      'delegated',
    ],
  ] as const)(
    'stays of the permission where %s',
    (_, dataset, claimed, mode) => {
      expect(tellApart(dataset, denied, claimed, mode)).toBe(denied);
    },
  );

  it('says that no scope would help where only an application may read', () => {
    const applicationOnly = {
      ...declared,
      needs: { permissions: [['Sites.Read.All']], delegated: [] },
    };
    expect(tellApart(applicationOnly, denied, scopes, 'delegated')).toEqual({
      state: 'denied',
      permission: 'Sites.Read.All for an application',
      why: expect.stringContaining('Connect with application credentials'),
    });
    expect(tellApart(applicationOnly, denied, scopes, 'application')).toBe(
      denied,
    );
  });

  it('changes nothing that was read or that lacks a licence', () => {
    const read: Completeness = {
      state: 'complete',
      asOf: '2026-01-01T00:00:00Z',
    };
    expect(tellApart(declared, read, scopes, 'delegated')).toBe(read);
  });
});
