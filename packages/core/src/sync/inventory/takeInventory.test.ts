/** @jest-environment node */
import fc from 'fast-check';
import type { Knex } from 'knex';
import type { Completeness, DatasetId, Identity, Row, User } from '../../model';
import { createStores, migrate, openDatabase, Stores } from '../../store';
import { complete, readOnce } from '../../store/__testUtils__/reads';
import { takeInventory } from './takeInventory';

jest.setTimeout(120_000);

const NOW = new Date('2026-11-20T12:00:00Z');
const globalAdmin = '62e90394-69f5-4237-9190-012177145e10';
const catalogue = [
  { id: 'auth.admin-no-mfa', family: 'auth', severity: 'critical' },
  { id: 'auth.user-not-capable', family: 'auth', severity: 'medium' },
] as any;

describe('the inventory', () => {
  let knex: Knex;
  let stores: Stores;
  let hour: number;

  beforeEach(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    hour = 0;
  });
  afterEach(() => knex.destroy());

  async function read(dataset: DatasetId, rows: Row[]) {
    hour += 1;
    await readOnce(
      stores,
      hour % 23,
      { rows: rows.map(row => ({ id: row.id, label: row.id, row })) },
      { dataset, full: true },
    );
  }
  const take = (
    states: Partial<Record<DatasetId, Completeness>> = {},
    now = NOW,
  ) =>
    takeInventory({
      connectionId: 'one',
      stores,
      catalogue,
      completeness: id => states[id] ?? complete,
      now,
    });
  const list = async () =>
    (
      await stores.identities.list(
        'one',
        {},
        { limit: 500, offset: 0, sort: 'label' },
      )
    ).items;
  const one = async (id: string) => (await list()).find(each => each.id === id);

  const person = (id: string, rest: object = {}): User => ({
    id,
    displayName: `Name ${id}`,
    userPrincipalName: `${id}@contoso.example`,
    accountEnabled: true,
    userType: 'Member',
    ...rest,
  });
  const admins = (...ids: string[]) =>
    ids.map((principalId, index) => ({
      id: `a${index}`,
      principalId,
      roleDefinitionId: globalAdmin,
      directoryScopeId: '/',
    }));
  const accuse = (ids: string[], check = catalogue[0]) =>
    stores.findings.apply(
      'one',
      check,
      ids.length
        ? {
            outcome: 'fail',
            witnesses: ids.map(id => ({
              key: id,
              statement: 'x',
              affected: [
                {
                  kind:
                    id === 's'
                      ? ('servicePrincipal' as const)
                      : ('user' as const),
                  id,
                  label: id,
                },
              ],
              facts: {},
            })),
          }
        : { outcome: 'pass', evidence: {} },
      NOW.toISOString(),
    );

  async function tenant() {
    await read('organization', [{ id: 'home' }]);
    await read('roleDefinitions', [
      { id: globalAdmin, displayName: 'Global Administrator' } as Row,
    ]);
    await read('roleAssignments', admins('b'));
    await read('users', [
      person('a'),
      person('b'),
      person('g', { userType: 'Guest' }),
    ]);
    await read('userRegistrationDetails', [
      {
        id: 'a',
        isMfaCapable: true,
        methodsRegistered: ['fido2SecurityKey'],
      } as Row,
      { id: 'b', isMfaCapable: false } as Row,
    ]);
    await read('userSignInActivity', [
      {
        id: 'a',
        signInActivity: {
          lastSuccessfulSignInDateTime: '2026-11-01T00:00:00Z',
        },
      } as Row,
    ]);
    await read('servicePrincipals', [
      { id: 's', displayName: 'Ours', appOwnerOrganizationId: 'home' } as Row,
      {
        id: 'm',
        displayName: "Microsoft's",
        appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
      } as Row,
    ]);
  }

  it('tells of people and apps what all lists together tell, and leaves out what Microsoft brings', async () => {
    await tenant();
    await accuse(['b']);
    expect(await take()).toEqual({ written: 4, removed: 0, whole: true });
    expect((await list()).map(({ id }) => id).sort()).toEqual([
      'a',
      'b',
      'g',
      's',
    ]);
    expect(await one('a')).toMatchObject({
      kind: 'member',
      standing: 'none',
      mfa: true,
      methods: ['fido2SecurityKey'],
      lastActivityAt: '2026-11-01T00:00:00Z',
      activityKnown: true,
      score: 0,
    });
    expect(await one('b')).toMatchObject({
      standing: 'tier0',
      mfa: false,
      activityKnown: false,
      open: 1,
      score: 87,
    });
    expect(await one('g')).toMatchObject({ kind: 'guest', mfa: null });
    expect(await one('s')).toMatchObject({ kind: 'servicePrincipal' });
  });

  it('counts what findings say of a registration, and of a device as Intune has it, for the object that signs in', async () => {
    await tenant();
    await read('servicePrincipals', [
      { id: 's', appId: 'client', appOwnerOrganizationId: 'home' } as Row,
    ]);
    await read('applications', [{ id: 'r', appId: 'client' } as Row]);
    await read('devices', [{ id: 'd', deviceId: 'dev' } as Row]);
    await read('managedDevices', [{ id: 'i', azureADDeviceId: 'dev' } as Row]);
    const name = (kind: 'application' | 'device', id?: string) =>
      stores.findings.apply(
        'one',
        { id: `${kind}.x`, severity: 'high' },
        id
          ? {
              outcome: 'fail',
              witnesses: [
                {
                  key: 'x',
                  statement: 'x',
                  affected: [{ kind, id, label: id }],
                  facts: {},
                },
              ],
            }
          : { outcome: 'pass', evidence: {} },
        NOW.toISOString(),
      );
    await name('application', 'r');
    await take();
    expect(await one('s')).toMatchObject({ open: 1, score: 35 });
    expect(await one('d')).toMatchObject({ kind: 'device', open: 0 });
    await name('device', 'i');
    await name('application');
    expect(await take()).toEqual({ written: 2, removed: 0, whole: false });
    expect(await one('s')).toMatchObject({ open: 0, score: 0 });
    expect(await one('d')).toMatchObject({ open: 1, score: null });
  });

  it('takes nothing unread for nothing there', async () => {
    await tenant();
    await accuse(['a', 'b']);
    const denied: Completeness = {
      state: 'denied',
      permission: 'X.Read.All',
      why: 'refused',
    };
    await take({ roleAssignments: denied, userRegistrationDetails: denied });
    expect(await one('a')).toMatchObject({
      standing: null,
      score: null,
      high: null,
      mfa: null,
      open: 1,
    });
    await take();
    expect(await one('a')).toMatchObject({ standing: 'none', mfa: true });
  });

  it('says how bad it might be where checks could not be judged', async () => {
    await tenant();
    await accuse(['a'], catalogue[1]);
    await stores.findings.apply(
      'one',
      catalogue[0],
      {
        outcome: 'unknown',
        because: [{ dataset: 'users', completeness: complete }],
      },
      NOW.toISOString(),
    );
    await take();
    // 15 of a hundred, and of the other 85 six tenths.
    expect(await one('a')).toMatchObject({ score: 15, high: 66 });
    expect(await one('s')).toMatchObject({ score: 0, high: 0 });
  });

  it('looks at those who changed only, but for once a day', async () => {
    await tenant();
    await take();
    expect(await take()).toEqual({ written: 0, removed: 0, whole: false });
    await read('users', [person('a', { accountEnabled: false }), person('b')]);
    expect(await take()).toEqual({ written: 1, removed: 1, whole: false });
    await accuse(['a', 's']);
    await read('roleAssignments', admins('a'));
    expect(await take()).toEqual({ written: 3, removed: 0, whole: false });
    expect(await one('b')).toMatchObject({ standing: 'none' });
    expect(await take({}, new Date(NOW.getTime() + 86_400_000))).toMatchObject({
      whole: true,
    });
  });

  it('ends up the same whether it was brought up to date or made anew', async () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const some = fc.uniqueArray(id);
    const step = fc.oneof(
      fc.tuple(
        fc.constant('users' as const),
        fc.uniqueArray(fc.tuple(id, fc.boolean()), {
          selector: ([each]) => each,
        }),
      ),
      fc.tuple(
        fc.constant('userRegistrationDetails' as const),
        fc.uniqueArray(fc.tuple(id, fc.boolean()), {
          selector: ([each]) => each,
        }),
      ),
      fc.tuple(fc.constant('roleAssignments' as const), some),
      fc.tuple(fc.constant('findings' as const), some),
      fc.tuple(fc.constant('take' as const), fc.constant([])),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
        await knex.destroy();
        knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
        await migrate(knex);
        stores = createStores(knex);
        await tenant();
        await take();
        for (const [what, given] of steps) {
          const pairs = given as [string, boolean][];
          const ids = given as string[];
          if (what === 'users')
            await read(
              what,
              pairs.map(([each, accountEnabled]) =>
                person(each, { accountEnabled }),
              ),
            );
          if (what === 'userRegistrationDetails')
            await read(
              what,
              pairs.map(
                ([each, isMfaCapable]) => ({ id: each, isMfaCapable }) as Row,
              ),
            );
          if (what === 'roleAssignments') await read(what, admins(...ids));
          if (what === 'findings') await accuse(ids);
          if (what === 'take') await take();
        }
        await take();
        const kept: Identity[] = await list();
        await knex('entra_inventories').delete();
        await knex('entra_identities').delete();
        expect(await take()).toMatchObject({ whole: true });
        expect(kept).toEqual(await list());
      }),
      { numRuns: 40 },
    );
  });
});
