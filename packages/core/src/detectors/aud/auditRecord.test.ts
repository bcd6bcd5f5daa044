import { activityOf, readAudit } from './auditRecord';
import { audit, from, target } from './givenAudit';

describe('an audit record', () => {
  it.each([
    [
      'Update application – Certificates and secrets management ',
      'update application - certificates and secrets management',
    ],
    ['Add member to role.', 'add member to role'],
    ['Add  member\u00a0to role', 'add member to role'],
    [null, ''],
    [undefined, ''],
  ])('is named alike however it is written: %j', (written, name) => {
    expect(activityOf({ id: '1', activityDisplayName: written })).toBe(name);
  });

  it('names the person who did it, with their address', () => {
    expect(readAudit(audit('Add user', { by: 'ANNA' })).by).toEqual({
      kind: 'user',
      id: 'anna',
      name: 'ANNA@contoso.example',
      ipAddress: '198.51.100.7',
    });
  });

  it('names an app by its service principal, for its client id is not told', () => {
    expect(
      readAudit(audit('Add user', { by: { app: 'Robot', id: 'SP1' } })).by,
    ).toMatchObject({ kind: 'servicePrincipal', id: 'sp1', name: 'Robot' });
  });

  it.each([
    [{ user: { userPrincipalName: 'a@x' } }, 'a@x'],
    [{ app: { appId: 'client' } }, 'client'],
    [{ app: { displayName: 'Name only' } }, 'name only'],
    [{ user: null, app: null }, undefined],
    [{ user: { id: '' }, app: { servicePrincipalId: 'sp' } }, 'sp'],
    [null, undefined],
    [undefined, undefined],
  ])('takes whatever names the initiator: %j', (initiatedBy, id) => {
    expect(readAudit(audit('Add user', { initiatedBy })).by?.id).toBe(id);
  });

  it('reads targets by type and properties by name, whatever the case', () => {
    const read = readAudit(
      audit('Update user', {
        targets: [
          { id: 'R', Type: 'Role', displayName: 'A role' },
          {
            '@odata.type': '#microsoft.graph.targetResourceUser',
            id: 'U',
            modifiedProperties: [
              {
                displayName: 'UserType',
                oldValue: '["Guest"]',
                newValue: '["Member"]',
              },
            ],
          },
        ],
        details: { AppId: 'client' },
      }),
    );
    expect(read.target('user')?.id).toBe('u');
    expect(read.target('role')).toMatchObject({ id: 'r', name: 'A role' });
    expect(read.target('group')).toBeUndefined();
    expect(read.change('usertype')).toEqual({
      old: ['Guest'],
      new: ['Member'],
    });
    expect(read.change('nothing')).toBeUndefined();
    expect(read.detail('appid')).toBe('client');
    expect(read.detail('other')).toBeUndefined();
  });

  it.each([
    ['success', true],
    ['Success', true],
    [null, true],
    ['failure', false],
    ['timeout', false],
  ])('with the result %j succeeded: %j', (result, succeeded) => {
    expect(readAudit(audit('Add user', { result })).succeeded).toBe(succeeded);
  });

  it.each([
    [{ targetResources: null }],
    [{ targetResources: 'text' }],
    [{ targetResources: [null, 'text', { modifiedProperties: 'text' }] }],
    [{ targetResources: [{ modifiedProperties: [null, { newValue: 'x' }] }] }],
    [{ additionalDetails: null }],
    [{ activityDateTime: null }],
    [{ correlationId: null }],
  ])('of an unknown shape is read as far as it goes: %j', strange => {
    const row = audit('Add user', strange);
    const read = readAudit(row);
    expect(read.change('x')).toBeUndefined();
    expect(read.detail('x')).toBeUndefined();
    expect(read.action).toBe(
      'correlationId' in strange ? row.id : row.correlationId,
    );
    expect(Number.isNaN(read.at)).toBe('activityDateTime' in strange);
  });

  it('reads time of any precision', () => {
    const at = (activityDateTime: string) =>
      readAudit(audit('Add user', { activityDateTime })).at;
    expect(at('2026-03-10T12:00:00.1234567Z')).toBe(
      Date.UTC(2026, 2, 10, 12, 0, 0, 123),
    );
    expect(at('2026-03-10T14:00:00+02:00')).toBe(Date.UTC(2026, 2, 10, 12));
  });

  it('keeps both sides of a property', () => {
    const read = readAudit(
      audit('Update user', {
        targets: [target('User', 'u', { Name: from('a', 'b') })],
      }),
    );
    expect(read.change('Name')).toEqual({ old: 'a', new: 'b' });
  });
});
