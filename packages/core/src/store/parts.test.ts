import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import type { AffectedEntity, Witness } from '../model';
import { createStores, migrate } from './index';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const CHECKS = ['sig.one', 'sig.two'];

const user = (id: string): AffectedEntity => ({ kind: 'user', id, label: id });

function witness(
  key: string,
  at: string | undefined,
  ...affected: AffectedEntity[]
): Witness {
  return { key, statement: key, ...(at ? { at } : {}), affected, facts: {} };
}

describe.each(databases.eachSupportedId())('on %s', (id: TestDatabaseId) => {
  async function given() {
    const knex = await databases.init(id);
    await migrate(knex);
    const { findings, parts } = createStores(knex);
    const see = (check: string, now: string, ...witnesses: Witness[]) =>
      findings.observe('c', { id: check, severity: 'high' }, witnesses, now);
    const of = (person: string, happenedSince: string) =>
      parts.of(
        'c',
        { kind: 'user', id: person },
        {
          checks: CHECKS,
          happenedSince,
        },
      );
    return { findings, parts, see, of };
  }

  it('tells when what a detection found happened, in one form', async () => {
    const { findings, see } = await given();
    await see(
      'sig.one',
      '2026-01-02T00:00:00.000Z',
      witness('a', '2026-01-01T10:00:00Z', user('u')),
      witness('b', undefined, user('u')),
    );
    const { items } = await findings.list({}, { limit: 9, offset: 0 });
    expect(
      items
        .map(({ key, eventAt }) => [key, eventAt])
        .sort(([a], [b]) => (a! < b! ? -1 : 1)),
    ).toEqual([
      ['a', '2026-01-01T10:00:00.000Z'],
      ['b', undefined],
    ]);
  });

  it("gives a person's findings of the checks asked for, by time", async () => {
    const { see, of } = await given();
    const now = '2026-01-02T00:00:00.000Z';
    await see(
      'sig.two',
      now,
      witness('late', '2026-01-01T12:00:00Z', user('u')),
      witness('other', '2026-01-01T12:00:00Z', user('v')),
      witness('timeless', undefined, user('u')),
    );
    await see(
      'sig.one',
      now,
      witness('early', '2026-01-01T11:00:00Z', user('v'), user('u')),
      witness('older', '2026-01-01T09:00:00Z', user('u')),
    );
    await see(
      'sig.three',
      now,
      witness('x', '2026-01-01T11:30:00Z', user('u')),
    );
    expect(
      (await of('u', '2026-01-01T10:00:00.000Z')).map(({ key }) => key),
    ).toEqual(['early', 'late']);
  });

  it('names whom findings touch that were seen since, and no apps or devices', async () => {
    const { parts, see } = await given();
    const at = '2026-01-01T10:00:00Z';
    await see(
      'sig.one',
      '2026-01-02T00:00:00.000Z',
      witness('a', at, user('t')),
    );
    await see(
      'sig.two',
      '2026-01-03T00:00:00.000Z',
      witness(
        'b',
        at,
        user('u'),
        { kind: 'device', id: 'd', label: 'D' },
        {
          kind: 'servicePrincipal',
          id: 's',
          label: 'S',
        },
      ),
    );
    expect(
      await parts.principals('c', {
        checks: CHECKS,
        seenSince: '2026-01-03T00:00:00.000Z',
      }),
    ).toEqual([
      { kind: 'servicePrincipal', id: 's', label: 'S' },
      { kind: 'user', id: 'u', label: 'u' },
    ]);
  });
});
