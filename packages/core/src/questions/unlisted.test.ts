/** @jest-environment node */
import type { Knex } from 'knex';
import type { Connection } from '../model';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { at, readOnce, row } from '../store/__testUtils__/reads';
import { writeWitnesses } from '../store/writeFindings';
import { answerQuestion } from './answerQuestion';
import { explainFinding } from './explainFinding';
import { getEntity } from './getEntity';
import type { Question } from './question';

const ids = ['a', 'b', 'c', 'd', 'e'].map(
  letter => `${letter.repeat(8)}-1111-4111-8111-111111111111`,
);
const contoso = { id: 'one', title: 'Contoso', tenantId: 't1' } as Connection;

describe('a finding that touches more than it lists', () => {
  let knex: Knex;
  let stores: Stores;

  beforeAll(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    await readOnce(stores, 1, { rows: ids.map(id => row(id)) });
    await writeWitnesses(
      knex,
      {
        connectionId: 'one',
        check: { id: 'ca.mfa-gap.users', severity: 'high' },
        now: at(2),
      },
      [
        {
          key: 'p',
          statement: 'People can sign in.',
          affected: ids.map(id => ({ kind: 'user', id, label: id })),
          facts: {},
        },
      ],
      3,
    );
  });
  afterAll(() => knex.destroy());

  const ask = <Out>(question: Question<any, any>, input: object) =>
    answerQuestion<Out>(question, input, {
      stores,
      connections: async () => [contoso],
      caller: { subject: 'test', personalData: true },
      now: () => new Date(at(3)),
    });
  const finding = async () =>
    (await stores.findings.list({}, { limit: 1, offset: 0 })).items[0].id;

  it('is explained to the end of its list, with the exact count', async () => {
    const first = await ask<any>(explainFinding, {
      finding: await finding(),
      limit: 2,
    });
    expect([first.affectedTotal, first.affected.length]).toEqual([5, 2]);
    const last = await ask<any>(explainFinding, {
      finding: await finding(),
      limit: 2,
      cursor: first.nextCursor,
    });
    expect(last.affected).toHaveLength(1);
    expect(last).not.toHaveProperty('nextCursor');
  });

  it('is told of beside a person whom it does not name, as one that may touch them', async () => {
    const named = await ask<any>(getEntity, { entity: ids[0] });
    expect(named.findings).toHaveLength(1);
    expect(named).not.toHaveProperty('unlisted');
    const other = await ask<any>(getEntity, { entity: ids[4] });
    expect(other.findings).toEqual([]);
    expect(other.unlisted).toMatchObject([{ check: 'ca.mfa-gap.users' }]);
  });
});
