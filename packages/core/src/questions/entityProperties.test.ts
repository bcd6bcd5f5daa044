/** @jest-environment node */
import type { Knex } from 'knex';
import type { Connection } from '../model';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { at, readOnce, row } from '../store/__testUtils__/reads';
import { answerQuestion } from './answerQuestion';
import { getEntity } from './getEntity';
import type { EntityDetail } from './shapes';

const contoso = { id: 'one', title: 'Contoso', tenantId: 't1' } as Connection;
const plan = (number: number) => ({
  servicePlanId: `plan${number}`,
  servicePlanName: `PLAN_${number}`,
});

describe('properties of an entity', () => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
  });
  afterEach(() => knex.destroy());

  const ask = async (entity: string, personalData = true) => {
    const { properties } = await answerQuestion<EntityDetail>(
      getEntity,
      { entity },
      {
        stores,
        connections: async () => [contoso],
        caller: { subject: 'test', personalData },
        now: () => new Date(at(9)),
      },
    );
    return Object.fromEntries(
      properties.map(({ name, value }) => [name, value]),
    );
  };
  const person = (id: string, ...assignedLicenses: object[]) =>
    row(id, { displayName: 'Ada', assignedLicenses });
  const licence = (skuId: string, ...disabledPlans: string[]) => ({
    skuId,
    disabledPlans,
  });
  const readLicences = () =>
    readOnce(
      stores,
      1,
      {
        rows: [
          row('t1_e5', {
            skuId: 'e5',
            skuPartNumber: 'SPE_E5',
            servicePlans: [plan(1), plan(2), plan(3), plan(4)],
          }),
          row('t1_f', { skuId: 'f', skuPartNumber: 'FLOW_FREE' }),
        ],
      },
      { dataset: 'subscribedSkus' },
    );

  it('names the licences of a person, and the plans that are switched off', async () => {
    await readLicences();
    await readOnce(stores, 2, {
      rows: [
        person('both', licence('e5', 'plan2', 'gone'), licence('f')),
        person('most', licence('e5', 'plan1', 'plan2', 'plan3', 'plan4')),
        person('none'),
      ],
    });
    expect((await ask('both')).assignedLicenses).toBe(
      'SPE_E5 (without PLAN_2, gone), FLOW_FREE',
    );
    expect((await ask('most')).assignedLicenses).toBe(
      'SPE_E5 (without 4 of its plans)',
    );
    expect((await ask('none')).assignedLicenses).toBe('none');
  });

  it('keeps the id of a licence that the tenant does not tell of', async () => {
    await readOnce(stores, 2, { rows: [person('ada', licence('e5'))] });
    expect((await ask('ada')).assignedLicenses).toBe('e5');
    await readLicences();
    expect((await ask('ada')).assignedLicenses).toBe('SPE_E5');
  });

  it('tells who may not see personal data of no licence', async () => {
    await readLicences();
    await readOnce(stores, 2, { rows: [person('ada', licence('e5'))] });
    expect(await ask('ada', false)).toEqual({ id: 'ada' });
  });

  it('says what is nested by the path to it, and nothing of what is empty', async () => {
    await readOnce(
      stores,
      1,
      {
        rows: [
          row('ca1', {
            state: 'enabled',
            sessionControls: null,
            conditions: {
              users: { includeUsers: ['All'], excludeUsers: [] },
              platforms: { includePlatforms: [], excludePlatforms: [] },
              locations: null,
              clientAppTypes: ['browser', 'other'],
            },
          }),
        ],
      },
      { dataset: 'conditionalAccessPolicies' },
    );
    expect(await ask('ca1')).toEqual({
      id: 'ca1',
      state: 'enabled',
      sessionControls: '–',
      'conditions.users.includeUsers': 'All',
      'conditions.clientAppTypes': 'browser, other',
    });
  });

  it('says things in a list by what they are called, and else by what they consist of', async () => {
    await readOnce(
      stores,
      1,
      {
        rows: [
          row('office', {
            ipRanges: [
              { cidrAddress: '192.0.2.0/24' },
              { cidrAddress: '198.51.100.0/24' },
            ],
          }),
        ],
      },
      { dataset: 'namedLocations' },
    );
    await readOnce(
      stores,
      1,
      {
        rows: [
          row('reader', {
            rolePermissions: [
              { allowedResourceActions: ['users/read', 'groups/read'] },
              { allowedResourceActions: ['apps/own'], condition: '$SelfOwn' },
            ],
          }),
        ],
      },
      { dataset: 'roleDefinitions' },
    );
    expect((await ask('office')).ipRanges).toBe(
      '192.0.2.0/24, 198.51.100.0/24',
    );
    expect((await ask('reader')).rolePermissions).toBe(
      'allowedResourceActions: users/read, groups/read, allowedResourceActions: apps/own; condition: $SelfOwn',
    );
  });

  it('shows nothing that a name hides', async () => {
    await readOnce(
      stores,
      1,
      {
        rows: [
          row('app', {
            passwordCredentials: [{ displayName: 'de\u200bploy' }],
          }),
        ],
      },
      { dataset: 'servicePrincipals' },
    );
    expect((await ask('app')).passwordCredentials).toBe('de ploy');
  });
});
