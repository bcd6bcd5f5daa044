import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  applicationPermission,
  delegatedPermission,
  opensContent,
} from './graphPermissions';

/** The merged tiers, beside the project; its header names the sources and their licences. */
const file = join(
  __dirname,
  '../../../../../../shared/examples/reference/tiering.json',
);
const GRAPH = '00000003-0000-0000-c000-000000000000';

interface Tiered {
  id: string;
  name: string;
  type: 'Application' | 'Delegated';
  resourceAppId: string;
  tier: number;
}

function reference(): Tiered[] {
  if (!existsSync(file))
    throw new Error(
      'The tiers are not there: ../shared/examples/reference/tiering.json beside the project is needed by this test, which is not skipped without it.',
    );
  const { permissions } = JSON.parse(readFileSync(file, 'utf8')) as {
    permissions: Tiered[];
  };
  return permissions.filter(({ resourceAppId }) => resourceAppId === GRAPH);
}

const tiersOf = (permissions: Tiered[], by: 'id' | 'name') =>
  permissions.reduce((known, each) => {
    const before = known.get(each[by]) ?? 3;
    return known.set(each[by], Math.min(before, each.tier));
  }, new Map<string, number>());

describe('what permissions of Microsoft Graph are worth', () => {
  it('is what the reference says of every application permission of tier 0 and 1, by its id', () => {
    const tiers = tiersOf(
      reference().filter(({ type }) => type === 'Application'),
      'id',
    );
    expect(tiers.size).toBeGreaterThan(500);
    for (const [id, tier] of tiers) {
      const own = applicationPermission(id)?.tier;
      expect([id, own === 2 ? undefined : own]).toEqual([
        id,
        tier <= 1 ? tier : undefined,
      ]);
    }
  });

  it('is what the reference says of every delegated permission of tier 0 and 1, by its name', () => {
    const tiers = tiersOf(
      reference().filter(({ type }) => type === 'Delegated'),
      'name',
    );
    for (const [name, tier] of tiers)
      expect([name, delegatedPermission(name)?.tier]).toEqual([
        name,
        tier <= 1 ? tier : undefined,
      ]);
  });

  it('knows an id however it is written, and says why', () => {
    expect(
      applicationPermission('9E3F62CF-CA93-4989-B6CE-BF83C28F9FE8'),
    ).toMatchObject({ name: 'RoleManagement.ReadWrite.Directory', tier: 0 });
    expect(
      applicationPermission('9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8')?.why.length,
    ).toBeGreaterThan(20);
    expect(applicationPermission(null)).toBeUndefined();
  });

  it.each([
    ['Mail.Read', true],
    ['Mail.ReadWrite.Shared', true],
    ['Files.Read.All', true],
    ['Sites.FullControl.All', true],
    ['full_access_as_app', true],
    ['IMAP.AccessAsUser.All', true],
    ['Mail.ReadBasic', false],
    ['Mail.Send', false],
    ['Sites.Selected', false],
    ['MailboxSettings.Read', false],
    ['Files.ReadWrite.AppFolder', false],
  ])('%s opens what people write: %s', (name, opens) => {
    expect(opensContent(name)).toBe(opens);
  });
});
