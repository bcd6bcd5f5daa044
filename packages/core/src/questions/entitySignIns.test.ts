/** @jest-environment node */
import type { Knex } from 'knex';
import type { Connection, SignIn } from '../model';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { at, readOnce, row } from '../store/__testUtils__/reads';
import { answerQuestion } from './answerQuestion';
import { getEntity } from './getEntity';
import type { EntityDetail } from './shapes';

const contoso = { id: 'one', title: 'Contoso', tenantId: 't1' } as Connection;

function signIn(id: string, subject: string, change: Partial<SignIn> = {}) {
  const createdDateTime = change.createdDateTime ?? at(2);
  return {
    id,
    label: id,
    at: createdDateTime,
    subject,
    row: { id, userId: subject, createdDateTime, ...change },
  };
}

describe('a person’s sign-ins', () => {
  let knex: Knex;
  let stores: Stores;

  beforeAll(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    await readOnce(stores, 1, {
      rows: [row('p', { displayName: 'Person' }), row('q')],
    });
    await readOnce(
      stores,
      2,
      {
        rows: [
          signIn('old', 'p', { createdDateTime: '2026-10-01T10:00:00.000Z' }),
          signIn('first', 'p', { createdDateTime: at(1) }),
          signIn('refused', 'p', {
            createdDateTime: at(2),
            appId: 'a1',
            appDisplayName: 'Portal\u200b',
            ipAddress: '198.18.1.5',
            status: { errorCode: 50126 },
            location: { city: 'Berlin', countryOrRegion: 'DE' },
          }),
          signIn('last', 'p', {
            createdDateTime: at(3),
            status: { errorCode: 0 },
          }),
          signIn('other', 'q'),
        ],
      },
      { dataset: 'signIns', log: true },
    );
  });
  afterAll(() => knex.destroy());

  const ask = (input: object, personalData = true) =>
    answerQuestion<EntityDetail>(getEntity, input, {
      stores,
      connections: async () => [contoso],
      caller: { subject: 'test', personalData },
      now: () => new Date(at(4)),
    });

  it('are told newest first, with how many there are, and no others', async () => {
    const { signIns } = await ask({ entity: 'p', signIns: 2 });
    expect(signIns).toEqual({
      days: 30,
      total: 3,
      items: [
        {
          signIn: 'last',
          at: at(3),
          app: null,
          succeeded: true,
          city: null,
          country: null,
          ipAddress: null,
        },
        {
          signIn: 'refused',
          at: at(2),
          app: { kind: 'application', entity: 'a1', label: 'Portal' },
          succeeded: false,
          error: 50126,
          city: 'Berlin',
          country: 'DE',
          ipAddress: '198.18.1.5',
        },
      ],
    });
    expect((await ask({ entity: 'p', signIns: 3 })).signIns!.items[2]).toEqual(
      expect.objectContaining({ signIn: 'first', succeeded: null }),
    );
  });

  it('are not told unasked, nor to who may not see personal data', async () => {
    expect(await ask({ entity: 'p' })).not.toHaveProperty('signIns');
    expect(await ask({ entity: 'p', signIns: 5 }, false)).not.toHaveProperty(
      'signIns',
    );
  });

  it('says what of the log could not be read', async () => {
    const told = async (input: object) => (await ask(input)).asOf.incomplete;
    await stores.collections.setCompleteness(
      'one',
      'signIns',
      { state: 'denied', permission: 'AuditLog.Read.All', why: 'Refused.' },
      at(4),
    );
    const without = await told({ entity: 'p' });
    const asked = await told({ entity: 'p', signIns: 5 });
    expect(asked.filter(each => !without.includes(each))).toEqual([
      expect.stringContaining('Sign-in logs'),
    ]);
  });
});
