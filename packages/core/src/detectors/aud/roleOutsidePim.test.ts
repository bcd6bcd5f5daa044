import { found } from '../givenLog';
import { audit } from './givenAudit';
import { grant, roleFacts as facts } from './givenRoles';
import { roleOutsidePim } from './roleOutsidePim';

describe('aud.role-outside-pim', () => {
  it.each(['Global Administrator', 'Intune Reader'])(
    'names who gave %s directly',
    role => {
      expect(found(roleOutsidePim, [grant(role)], { facts })).toMatchObject([
        {
          severity: 'high',
          affected: [{ id: 'receiver' }, { kind: 'role' }, { id: 'initiator' }],
        },
      ]);
    },
  );

  it('names a grant once, though the directory and PIM both write it', () => {
    const log = [
      grant('Global Administrator'),
      grant('Global Administrator', {
        activity: 'Add member to role outside of PIM (permanent)',
        loggedByService: 'PIM',
        at: '2026-03-10T12:00:09Z',
      }),
    ];
    expect(found(roleOutsidePim, log, { facts })).toHaveLength(1);
  });

  it.each([
    ['what PIM writes itself', { by: { app: 'MS-PIM' } }],
    [
      'what was given in PIM',
      { activity: 'Add member to role in PIM completed (permanent)' },
    ],
    ['eligibility', { activity: 'Add eligible member to role' }],
    ['what was refused', { result: 'failure' }],
    ['Azure resources', { category: 'ResourceManagement' }],
  ])('leaves out %s', (_, over) => {
    expect(
      found(roleOutsidePim, [grant('Global Administrator', over)], { facts }),
    ).toEqual([]);
  });

  it.each(['Message Reader', 'Reports Reader'])(
    'leaves out the role %s',
    role => {
      expect(found(roleOutsidePim, [grant(role)], { facts })).toEqual([]);
    },
  );

  it('says nothing of a record without targets', () => {
    expect(
      found(roleOutsidePim, [audit('Add member to role')], { facts }),
    ).toEqual([]);
  });
});
