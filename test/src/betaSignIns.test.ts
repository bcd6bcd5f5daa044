import {
  dataset,
  optionalDatasets,
  type DatasetId,
  type DatasetRows,
} from '@entra-posture/core';
import { datasetOf, elementsOf, readAll } from './documented';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(120_000);

const further = optionalDatasets
  .filter(({ collect }) => collect.kind === 'window')
  .map(({ id }) => id);
type Further =
  | 'nonInteractiveSignIns'
  | 'servicePrincipalSignIns'
  | 'managedIdentitySignIns';

const asked = ({ tenant }: OpenPosture) =>
  tenant.control
    .requests()
    .filter(({ path }) => path.includes('signInEventTypes'));

const lines = async (opened: OpenPosture) => {
  const { connections } = await opened.ask('list_capabilities', {
    detail: 'detailed',
  });
  const all: { id: DatasetId; state: string; rows: number }[] =
    connections[0].datasets;
  return all.filter(({ id }) => further.includes(id));
};

describe('sign-ins that only beta has', () => {
  let opened: OpenPosture | undefined;
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  it('are three kinds', () => {
    expect(further).toHaveLength(3);
  });

  it('are not asked for, not missed and not warned of as long as nobody wants them', async () => {
    opened = await openTestPosture({ users: 60, quotaSpeed: 1_000 });
    await opened.sync();
    expect(asked(opened)).toEqual([]);
    expect(await lines(opened)).toEqual([]);
    const states = await opened.posture.stores.collections.states('demo');
    expect(
      states.filter(({ datasetId }) => further.includes(datasetId)),
    ).toEqual([]);
    const answer = await opened.ask('list_capabilities', {
      detail: 'detailed',
    });
    expect(answer.connections[0].warnings).toEqual([]);
    expect(answer.connections[0].asOf.incomplete).toEqual([]);
  });

  it('are read each by itself where they are asked for, a day back at first, and kept by whom they are of', async () => {
    opened = await openTestPosture({ users: 60, quotaSpeed: 1_000 }, () => ({
      optedIn: further,
    }));
    await opened.sync();
    const found = await lines(opened);
    expect(found.map(({ state }) => state)).toEqual([
      'complete',
      'complete',
      'complete',
    ]);
    const of = async (id: Further, subject?: string) => {
      const rows: DatasetRows[Further][] = [];
      for await (const row of opened!.posture.stores.rows.streamLog(
        'demo',
        id,
        { subject },
      ))
        rows.push(row);
      return rows;
    };
    for (const [id, type] of [
      ['nonInteractiveSignIns', 'nonInteractiveUser'],
      ['servicePrincipalSignIns', 'servicePrincipal'],
      ['managedIdentitySignIns', 'managedIdentity'],
    ] as const) {
      const rows = await of(id);
      expect(rows.length).toBeGreaterThan(10);
      expect(rows.filter(row => row.signInEventTypes?.join() !== type)).toEqual(
        [],
      );
      expect(new Set(rows.map(row => row.id)).size).toBe(rows.length);
    }
    const { newSource } = opened.tenant.groundTruth().appSignIns;
    const app = await of('servicePrincipalSignIns', newSource);
    expect(app[0].servicePrincipalCredentialKeyId).toBeTruthy();
    expect(app[0].clientCredentialType).toBe('clientSecret');
    const day = Math.min(
      ...(await of('nonInteractiveSignIns')).map(row =>
        Date.parse(row.createdDateTime!),
      ),
    );
    expect(Date.now() - day).toBeLessThan(25 * 3_600_000);
  });

  it('may be the interactive ones too, which beta tells more of for the same requests', async () => {
    opened = await openTestPosture({ users: 60, quotaSpeed: 1_000 }, () => ({
      optedIn: ['signIns'],
    }));
    await opened.sync();
    const rows: DatasetRows['signIns'][] = [];
    for await (const row of opened.posture.stores.rows.streamLog(
      'demo',
      'signIns',
      {},
    ))
      rows.push(row);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(row => !row.authenticationRequirement)).toEqual([]);
    expect(await lines(opened)).toEqual([]);
    const v1 = opened.tenant.control
      .requests()
      .filter(({ path }) => path.startsWith('/auditLogs/signIns'))
      .filter(({ path }) => /filter=createdDateTime/.test(path));
    expect(v1).toEqual([]);
  });

  it('are denied in the words of the permission they need', async () => {
    opened = await openTestPosture({ users: 60, quotaSpeed: 1_000 }, () => ({
      optedIn: ['servicePrincipalSignIns'],
    }));
    opened.tenant.control.revoke('AuditLog.Read.All');
    await opened.sync();
    expect(await lines(opened)).toMatchObject([
      { id: 'servicePrincipalSignIns', state: 'denied' },
    ]);
    expect(asked(opened)).toHaveLength(1);
  });

  it('read of Microsoft’s own samples of beta what v1.0 does not say', () => {
    const samples = readAll()
      .filter(each => each.version === 'beta' && datasetOf(each) === 'signIns')
      .flatMap(elementsOf);
    expect(samples.length).toBeGreaterThan(1);
    for (const sample of samples) {
      const row = dataset('nonInteractiveSignIns').parse(sample);
      expect(sample.authenticationRequirement).toBeTruthy();
      expect(row.authenticationRequirement).toBe(
        sample.authenticationRequirement,
      );
      expect(row).toMatchObject({
        id: sample.id,
        createdDateTime: sample.createdDateTime,
      });
    }
  });
});
