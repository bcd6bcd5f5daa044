/** @jest-environment node */
import type { Stores } from '../store';
import { at, readOnce, row } from '../store/__testUtils__/reads';
import { Judged } from './__testUtils__/judged';
import { answerQuestion } from './answerQuestion';
import { explainCaForUser } from './conditionalAccess/explainCaForUser';
import { getEntity } from './getEntity';
import { getPostureSummary } from './getPostureSummary';
import { listFindings } from './listFindings';
import { answerAhead, readAhead } from './readAhead';

const person = 'aaaaaaaa-1111-4111-8111-111111111111';

describe('what is read before anybody asks', () => {
  const judged = new Judged();
  let streamed: jest.SpyInstance;

  beforeAll(async () => {
    await judged.open();
    judged.now = at(12);
    await readOnce(judged.stores, 1, { rows: [row(person)] });
    for (const dataset of [
      'conditionalAccessPolicies',
      'securityDefaults',
      'roleDefinitions',
      'roleAssignments',
      'groups',
    ] as const)
      await readOnce(judged.stores, 1, {}, { dataset });
    streamed = jest.spyOn(judged.stores.rows as Stores['rows'], 'stream');
  });
  afterAll(() => judged.close());

  const read = () => streamed.mock.calls.map(([, dataset]) => dataset);

  it('is not read by who asks first, nor again before it has changed', async () => {
    await readAhead(judged.context(), 'one');
    expect(read()).toEqual(
      expect.arrayContaining(['users', 'roleAssignments']),
    );
    streamed.mockClear();
    const told = await answerQuestion(
      explainCaForUser,
      { user: person },
      judged.context(),
    );
    expect(told.person.entity).toBe(person);
    await answerQuestion(getEntity, { entity: person }, judged.context());
    await readAhead(judged.context(), 'one');
    expect(read()).not.toContain('users');
    expect(read()).not.toContain('roleAssignments');

    await readOnce(judged.stores, 2, {
      rows: [row(person, { displayName: 'Ada' })],
    });
    await readAhead(judged.context(), 'one');
    expect(read()).toContain('users');
  });

  it('is counted for all pages before the first of them opens', async () => {
    const { stores, knex } = judged;
    const status = await stores.connections.status('one');
    await stores.connections.setStatus({
      ...status,
      finishedAt: at(3),
    });
    const counted: string[] = [];
    knex.on('query', ({ sql }) => {
      if (/count\(/.test(sql)) counted.push(sql);
    });
    await answerAhead(judged.context(), 'one');
    expect(counted.length).toBeGreaterThan(0);
    counted.splice(0);
    await answerQuestion(getPostureSummary, {}, judged.context());
    await answerQuestion(listFindings, {}, judged.context());
    expect(counted).toEqual([]);
  });

  it('is nothing of a tenant that was not read yet', async () => {
    await judged.stores.connections.upsert({
      ...(await judged.stores.connections.list())[0],
      id: 'two',
      tenantId: '00000000-0000-0000-0000-0000000000bb',
    });
    streamed.mockClear();
    await answerAhead(judged.context(), 'two');
    await readAhead(judged.context(), 'two');
    expect(read()).toEqual([]);
  });
});
