import type { Relation } from '../../model';
import { runCheck } from '../runCheck';
import type { CheckSource } from '../runCheck';
import { NOW } from '../givenTenant';
import { owner } from './owner';

const users = [
  { id: 'g', displayName: 'Guest', userType: 'Guest' },
  { id: 'm', displayName: 'Member', userType: 'Member' },
];

/** Judges with these owners of groups and of apps. */
function judge(
  owners: Relation[],
  apps: { id: string; owners: { id: string }[] }[] = [],
  readable = true,
) {
  const rows: Record<string, unknown[]> = { users, applicationOwners: apps };
  const source: CheckSource = {
    async *rows(dataset) {
      yield* (rows[dataset] ?? []) as never[];
    },
    async *relations(name) {
      if (name === 'groups.owners') yield* owners;
    },
    completeness: dataset =>
      readable || dataset !== 'applicationOwners'
        ? { state: 'complete', asOf: NOW.toISOString() }
        : { state: 'denied', permission: 'Application.Read.All', why: 'no' },
  };
  return runCheck(owner, source, {
    now: NOW,
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
  });
}
const owns = (from: string, to: string): Relation => ({
  from,
  to,
  toType: 'user',
});

describe('guest.owner', () => {
  it('names guests who own groups, and those who own apps', async () => {
    expect(
      await judge(
        [owns('group1', 'g'), owns('group2', 'g'), owns('group1', 'm')],
        [{ id: 'app', owners: [{ id: 'm' }, { id: 'g' }] }],
      ),
    ).toMatchObject({
      outcome: 'fail',
      witnesses: [
        {
          key: 'groups',
          affected: [{ id: 'g', facts: { groups: ['group1', 'group2'] } }],
        },
        { key: 'apps', affected: [{ id: 'g', facts: { apps: ['app'] } }] },
      ],
    });
  });

  it('passes when members own everything', async () => {
    expect(
      await judge(
        [owns('group1', 'm')],
        [{ id: 'app', owners: [{ id: 'm' }] }],
      ),
    ).toMatchObject({ outcome: 'pass', evidence: { guests: 1 } });
  });

  it('says nothing without the owners of apps: half of what a guest owns would read as the whole', async () => {
    const because = [{ dataset: 'applicationOwners' }];
    for (const owners of [[], [owns('group1', 'g')]])
      expect(await judge(owners, [], false)).toMatchObject({
        outcome: 'unknown',
        because,
      });
  });
});
