import {
  datasets,
  type DatasetId,
  type DatasetRows,
} from '@entra-posture/core';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(120_000);

describe('a sync of a tenant that grants everything', () => {
  let open: OpenPosture;

  beforeAll(async () => {
    open = await openTestPosture();
    await open.sync();
  });
  afterAll(() => open?.close());

  async function rowsOf<K extends DatasetId>(id: K) {
    const rows: DatasetRows[K][] = [];
    for await (const row of open.posture.stores.rows.stream('demo', id))
      rows.push(row);
    return rows;
  }

  it('leaves no dataset unread and none empty', async () => {
    const { connections } = await open.ask('list_capabilities', {
      detail: 'detailed',
    });
    const lines: { id: string; state: string; rows: number }[] =
      connections[0].datasets;
    expect(lines.map(({ id }) => id).sort()).toEqual(
      datasets.map(({ id }) => id).sort(),
    );
    expect(
      lines.filter(({ state, rows }) => state !== 'complete' || !rows),
    ).toEqual([]);
  });

  it('keys by what Graph keys by where there is no id', async () => {
    const [partner] = await rowsOf('crossTenantAccessPolicyPartners');
    expect(partner.id).toBe(partner.tenantId);
    expect((await rowsOf('sharePointSettings')).map(({ id }) => id)).toEqual([
      'sharePointSettings',
    ]);
  });

  it('brings the rules of a role’s settings with the one list', async () => {
    const settings = await rowsOf('roleManagementPolicyAssignments');
    // The emulated tenant has settings for the roles that Microsoft built in.
    const roles = await rowsOf('roleDefinitions');
    expect(settings.length).toBe(
      roles.filter(({ isBuiltIn }) => isBuiltIn).length,
    );
    expect(settings.filter(({ policy }) => !policy?.rules?.length)).toEqual([]);
    const asked = open.tenant.control
      .requests()
      .filter(({ path }) => path.includes('roleManagementPolicy'));
    expect(asked.length).toBe(1);
  });

  it('names the apps that hold a permission of Graph by the ids of the enterprise apps', async () => {
    const known = new Set(
      (await rowsOf('servicePrincipals')).map(each => each.id),
    );
    const held = await rowsOf('graphAppRoleAssignments');
    expect(held.filter(({ principalId }) => !known.has(principalId!))).toEqual(
      [],
    );
  });

  it('knows who owns each app, and which outside issuers it trusts, in a request a list', async () => {
    const { weakOwner, wideFederation } = open.tenant.groundTruth().apps;
    const ownersOf = (await rowsOf('applicationOwners')).find(
      ({ id }) => id === weakOwner[0],
    );
    expect(ownersOf?.owners).toHaveLength(1);
    const trusts = (await rowsOf('applicationFederatedCredentials')).find(
      ({ id }) => id === wideFederation[0],
    );
    expect(trusts?.federatedIdentityCredentials).toMatchObject([
      { subject: 'repo:contoso/infrastructure:pull_request' },
    ]);
    const asked = open.tenant.control
      .requests()
      .filter(({ path }) => path.includes('$expand=owners'));
    expect(asked).toHaveLength(2);
  });

  it('knows the manager of everybody who has one, at no request more', async () => {
    const users = await rowsOf('users');
    const people = new Set(users.map(({ id }) => id));
    const managed: string[] = [];
    for await (const { from, to, toType } of open.posture.stores.rows.relations(
      'demo',
      'users.manager',
    )) {
      expect([toType, people.has(from), people.has(to)]).toEqual([
        'user',
        true,
        true,
      ]);
      managed.push(from);
    }
    expect(new Set(managed).size).toBe(managed.length);
    expect(managed.length).toBeGreaterThan(users.length / 2);
    expect(managed.length).toBeLessThan(users.length);
    expect(
      open.tenant.control
        .requests()
        .filter(({ path }) => path.includes('/manager')),
    ).toEqual([]);
  });

  it('knows the members of an administrative unit', async () => {
    const [unit] = await rowsOf('administrativeUnits');
    const members = (
      await open.posture.stores.rows.relationsFrom(
        'demo',
        'administrativeUnits.members',
        unit.id,
      )
    ).map(({ to }) => to);
    const people = new Set((await rowsOf('users')).map(({ id }) => id));
    expect(members.length).toBeGreaterThan(0);
    expect(members.filter(id => !people.has(id))).toEqual([]);
  });
});
