/** @jest-environment node */
import type { Witness } from '../model';
import { at, readOnce, row } from '../store/__testUtils__/reads';
import { Judged, witness } from '../questions/__testUtils__/judged';
import { attributeFindings } from './attributeFindings';

const policy = '11111111-1111-4111-8111-111111111111';
const person = '22222222-2222-4222-8222-222222222222';
const tenant = new Judged();

beforeEach(() => tenant.open());
afterEach(() => tenant.close());

const read = (
  hour: number,
  dataset: 'users' | 'conditionalAccessPolicies',
  id: string,
  properties: object,
) =>
  readOnce(tenant.stores, hour, { rows: [row(id, properties)] }, { dataset });

interface Told {
  minute: number;
  activity: string;
  by: string;
  id: string;
  property: string;
}

/** What the directory audit log tells, in one read. */
async function audited(hour: number, ...told: Told[]) {
  const rows = told.map(({ minute, activity, by, id, property }) => ({
    id: `audit-${hour}-${minute}`,
    label: '',
    at: at(hour, minute),
    targets: [id],
    row: {
      id: `audit-${hour}-${minute}`,
      activityDateTime: at(hour, minute),
      activityDisplayName: activity,
      result: 'success',
      initiatedBy: {
        user: { id: by, userPrincipalName: `${by}@contoso.example` },
      },
      targetResources: [
        { id, modifiedProperties: [{ displayName: property }] },
      ],
    },
  }));
  await readOnce(
    tenant.stores,
    hour,
    { rows: rows as never },
    { dataset: 'directoryAudits', log: true },
  );
}

const policyChange = (by: string, minute = 1): Told => ({
  minute,
  activity: 'Update conditional access policy',
  by,
  id: policy,
  property: 'ConditionalAccessPolicy',
});

async function judge(
  hour: number,
  check: string,
  ...witnesses: Witness[]
): Promise<void> {
  await tenant.stores.findings.apply(
    'one',
    { id: check, severity: 'high' },
    witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: {} },
    at(hour, 30),
  );
}

const attribute = (hour: number) =>
  attributeFindings({
    connectionId: 'one',
    stores: tenant.stores,
    now: new Date(at(hour, 40)),
  });

async function history() {
  const { items } = await tenant.stores.findings.list(
    {},
    { limit: 1, offset: 0 },
  );
  return (
    await tenant.stores.triage.history(items[0].id, { limit: 9, offset: 0 })
  ).items;
}

const reporting = witness('p', {
  affected: [{ kind: 'conditionalAccessPolicy', id: policy, label: 'MFA' }],
  facts: {},
});

describe('who made a finding appear', () => {
  beforeEach(async () => {
    await read(1, 'conditionalAccessPolicies', policy, { state: 'enabled' });
    await judge(1, 'ca.report-only');
    await read(2, 'conditionalAccessPolicies', policy, { state: 'disabled' });
    await judge(2, 'ca.report-only', reporting);
  });

  it('is who changed the policy, also when the log tells it later', async () => {
    expect(await attribute(2)).toBe(0);
    await audited(2, policyChange('ada'));
    expect(await attribute(3)).toBe(1);
    expect(await history()).toMatchObject([
      {
        kind: 'opened',
        by: { kind: 'tenant', entity: { kind: 'user', id: 'ada' } },
      },
    ]);
    expect(await attribute(3)).toBe(0);
  });

  it('stays blank where two people changed it', async () => {
    await audited(2, policyChange('ada'), policyChange('bob', 2));
    expect(await attribute(4)).toBe(0);
    expect(await history()).toEqual([{ kind: 'opened', at: at(2, 30) }]);
  });

  it('is not looked for after a day', async () => {
    await audited(2, policyChange('ada'));
    expect(
      await attributeFindings({
        connectionId: 'one',
        stores: tenant.stores,
        now: new Date(Date.parse(at(2, 31)) + 86_400_000),
      }),
    ).toBe(0);
  });
});

describe('who changed something else of a person', () => {
  const stale = witness('u', {
    affected: [
      {
        kind: 'user',
        id: person,
        label: 'Guest',
        facts: { accountEnabled: true },
      },
    ],
  });

  it.each([
    ['jobTitle', 0],
    ['accountEnabled', 1],
  ])(
    'a change of %s is told as the cause %i times',
    async (property, times) => {
      await read(1, 'users', person, { [property]: 'before' });
      await read(2, 'users', person, { [property]: 'after' });
      const check = (await import('../checks')).checks.find(
        ({ needs, family }) => family === 'guest' && needs.includes('users'),
      )!;
      await judge(1, check.id);
      await judge(2, check.id, stale);
      await audited(2, {
        minute: 1,
        activity: 'Update user',
        by: 'ada',
        id: person,
        property,
      });
      expect(await attribute(3)).toBe(times);
    },
  );
});
