/** @jest-environment node */
import type { Knex } from 'knex';
import type { Connection } from '../model';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { at, readOnce, row } from '../store/__testUtils__/reads';
import { answerQuestion } from './answerQuestion';
import { getEntity } from './getEntity';
import type { EntityDetail } from './shapes';

const contoso = { id: 'one', title: 'Contoso', tenantId: 't1' } as Connection;

const manages = (to: string, from: string, toType = 'user') => ({
  name: 'users.manager' as const,
  from,
  to,
  toType,
  only: true as const,
});

describe('a person’s manager', () => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    await readOnce(stores, 1, {
      rows: [
        row('boss', {
          displayName: 'Bo\u200bss',
          userPrincipalName: 'boss@x.example',
        }),
        row('next', { displayName: 'Next' }),
        row('p'),
        row('contact'),
      ],
      relations: [manages('boss', 'p'), manages('c', 'contact', 'orgContact')],
    });
  });
  afterEach(() => knex.destroy());

  const ask = (entity: string, personalData = true) =>
    answerQuestion<EntityDetail>(
      getEntity,
      { entity },
      {
        stores,
        connections: async () => [contoso],
        caller: { subject: 'test', personalData },
        now: () => new Date(at(9)),
      },
    );

  it('is told as other people are', async () => {
    expect((await ask('p')).manager).toEqual({
      kind: 'user',
      entity: 'boss@x.example',
      label: 'Bo ss (boss@x.example)',
    });
    expect((await ask('p', false)).manager).toEqual({
      kind: 'user',
      entity: 'boss',
      label: 'withheld: personal data',
    });
  });

  it('is told of nobody who has none, or one who is no person of the tenant', async () => {
    expect(await ask('boss')).not.toHaveProperty('manager');
    expect(await ask('contact')).not.toHaveProperty('manager');
  });

  it('is the new one, and nobody when they have left', async () => {
    await readOnce(stores, 3, { relations: [manages('next', 'p')] });
    expect((await ask('p')).manager?.entity).toBe('next');
    await readOnce(stores, 5, { removed: ['next'] });
    expect(await ask('p')).not.toHaveProperty('manager');
  });
});
