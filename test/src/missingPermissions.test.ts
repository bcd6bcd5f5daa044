import {
  answerQuestion,
  checks,
  CheckOutcome,
  dataset,
  datasets,
  detectors,
  optionalDatasets,
  question,
  tellApart,
} from '@entra-posture/core';
import type { ConnectionReport } from '@entra-posture/core';
import {
  conduct,
  createGraphClient,
  judgeConnection,
} from '@entra-posture/core/node';
import {
  administratorsOnly,
  applicationOnly,
  applicationSets,
  Cut,
  licenceCuts,
  permissionCuts,
  plans,
  roleCuts,
  roleIds,
  scopes,
  unique,
} from './cuts';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(300_000);

describe('what a connection lacks', () => {
  let opened: OpenPosture;
  let baseline: Map<string, string>;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 60, quotaSpeed: 1_000 });
    for (const { name } of permissionCuts) opened.tenant.control.grant(name);
    opened.tenant.control.setLicences(plans);
    await opened.sync();
    // What was read once says nothing yet of what has changed.
    await opened.sync();
    baseline = await outcomes();
  });

  afterAll(() => opened?.close());

  async function outcomes(): Promise<Map<string, CheckOutcome['outcome']>> {
    const results = await opened.posture.stores.findings.results('demo');
    return new Map(results.map(({ checkId, outcome }) => [checkId, outcome]));
  }

  async function report(signedIn = false): Promise<ConnectionReport> {
    const context = opened.posture.context({
      subject: 'test',
      personalData: true,
    });
    const { connections } = (await answerQuestion(
      question('list_capabilities'),
      { detail: 'detailed' },
      signedIn
        ? {
            ...context,
            connections: async () =>
              (await context.connections()).map(each => ({
                ...each,
                credential: 'signIn' as const,
              })),
          }
        : context,
    )) as { connections: ConnectionReport[] };
    return connections[0];
  }

  /** Reads and judges as a person with these directory roles, who consented to every scope. */
  async function syncSignedIn(roles: string[]): Promise<void> {
    const { tenant, posture } = opened;
    const accessToken = await tenant.control.delegatedToken({ scopes, roles });
    const silent = { info() {}, warn() {}, error() {} };
    const now = () => new Date();
    await conduct({
      connectionId: 'demo',
      client: createGraphClient({
        graphOrigin: tenant.origin,
        caCertificate: tenant.certificate,
        quotaSpeed: 1_000,
        tokens: {
          token: async () => ({
            accessToken,
            expiresOn: new Date(Date.now() + 3_000_000),
          }),
        },
      }),
      stores: posture.stores,
      datasets,
      logger: silent,
      now,
      force: true,
      tellApart: async (each, completeness) =>
        tellApart(each, completeness, scopes, 'delegated'),
    });
    await posture.stores.connections.setStatus({
      ...(await posture.stores.connections.status('demo')),
      claimed: scopes,
    });
    await judgeConnection({
      connectionId: 'demo',
      stores: posture.stores,
      datasets,
      declarations: { breakGlassAccounts: [], trustedEgress: [] },
      logger: silent,
      now: now(),
    });
  }

  /** Takes it away, syncs, looks, gives it back. */
  async function without(
    { kind, gone }: Cut,
    look: (now: ConnectionReport) => Promise<void>,
  ): Promise<void> {
    const { tenant, sync } = opened;
    const held = tenant.control.granted();
    try {
      if (kind === 'permission') {
        for (const name of gone) tenant.control.revoke(name);
        await sync();
      } else if (kind === 'licence') {
        tenant.control.setLicences(plans.filter(each => !gone.includes(each)));
        await sync();
      } else {
        await syncSignedIn(
          Object.entries(roleIds)
            .filter(([name]) => !gone.includes(name))
            .map(([, id]) => id),
        );
      }
      await look(await report(kind === 'role'));
    } finally {
      for (const name of held) tenant.control.grant(name);
      tenant.control.setLicences(plans);
    }
  }

  it('is looked at for every declaration', () => {
    expect(permissionCuts.length).toBeGreaterThan(10);
    expect(licenceCuts.length).toBeGreaterThanOrEqual(2);
    expect(roleCuts.length).toBeGreaterThanOrEqual(3);
    const roles = unique(roleCuts.flatMap(({ gone }) => gone));
    expect(roles.filter(role => !roleIds[role])).toEqual([]);
    for (const { name, closed } of [...permissionCuts, ...licenceCuts])
      expect([name, closed.length]).not.toEqual([name, 0]);
  });

  it.each(
    [...permissionCuts, ...licenceCuts, ...roleCuts].map(
      each => [each.kind, each.name, each] as const,
    ),
  )(
    '%s %s: what stands in is used and labelled, the rest is unknown, the warning names it',
    async (kind, _, cut) => {
      await without(cut, async now => {
        const incomplete = now.datasets.filter(
          ({ state }) => state !== 'complete',
        );
        const closed = incomplete.map(({ id }) => id);
        const states = {
          permission: 'denied',
          licence: 'unlicensed',
          role: 'roleMissing',
        };
        // What no scope opens, or no lesser role, stays closed to a person.
        const besides =
          kind === 'role' ? [...applicationOnly, ...administratorsOnly] : [];
        expect(
          Object.fromEntries(incomplete.map(({ id, state }) => [id, state])),
        ).toEqual(
          Object.fromEntries([
            ...cut.closed.map(id => [id, states[kind]]),
            ...besides.map(id => [
              id,
              administratorsOnly.includes(id) ? 'roleMissing' : 'denied',
            ]),
          ]),
        );

        const after = await outcomes();
        for (const check of checks) {
          const outcome = after.get(check.id);
          expect({
            check: check.id,
            outcome,
            honest: allowed(kind, check, closed).includes(outcome),
          }).toMatchObject({ honest: true });
        }

        for (const line of now.datasets) {
          const standIn = closed.includes(line.id)
            ? dataset(line.id as never).fallbacks?.find(
                each => !closed.includes(each.dataset),
              )
            : undefined;
          expect([line.id, line.fallback]).toEqual([
            line.id,
            standIn && { title: dataset(standIn.dataset).title, ...standIn },
          ]);
        }

        expect(now.warnings.flatMap(each => each.datasets).sort()).toEqual(
          [...closed].sort(),
        );
        const warnings = now.warnings.filter(
          each => !each.datasets.every(id => besides.includes(id)),
        );
        expect(unique(warnings.map(each => each.kind))).toEqual([kind]);
        for (const { datasets: ids, fallback = [] } of warnings) {
          const standIns = now.datasets.flatMap(line =>
            ids.includes(line.id as never) && line.fallback
              ? [line.fallback]
              : [],
          );
          expect(unique(fallback.map(each => JSON.stringify(each)))).toEqual(
            unique(standIns.map(each => JSON.stringify(each))),
          );
        }
        expectAsked(cut, { ...now, warnings });
      });
    },
  );

  /** What a check may say: nothing it needs is there, or a part of what it uses, or everything. */
  function allowed(
    kind: Cut['kind'],
    { id, needs, uses = [] }: (typeof checks)[number],
    closed: string[],
  ): unknown[] {
    const all = ['pass', 'fail', 'unknown', 'notApplicable'];
    const policies = 'conditionalAccessPolicies';
    if (needs.some(need => closed.includes(need))) return ['unknown'];
    // Policies are not in force without their licence: what reads them may rightly judge otherwise.
    if (kind === 'licence' && needs.some(need => need === policies)) return all;
    if (uses.some(use => closed.includes(use)))
      return [baseline.get(id), 'unknown'];
    return kind === 'licence' ? all : [baseline.get(id)];
  }

  function expectAsked(cut: Cut, now: ConnectionReport) {
    if (cut.kind === 'permission') expectLeast(cut, now);
    else expectNamed(cut, now);
  }

  /** No consent would help: none is asked for, none is called missing, and the licence or role is named. */
  function expectNamed(
    { kind, gone }: Cut,
    { warnings, permissions }: ConnectionReport,
  ) {
    const held =
      kind === 'role' ? scopes : permissionCuts.map(each => each.name);
    expect(warnings.flatMap(each => each.missing)).toEqual([]);
    for (const { text } of warnings)
      expect([text, gone.some(each => text.includes(each))]).toEqual([
        text,
        true,
      ]);
    expect(
      permissions.filter(
        each => each.granted === false && held.includes(each.permission),
      ),
    ).toEqual([]);
  }

  /** Exactly what opens all of it again: nothing that is granted, nothing superfluous. */
  function expectLeast(cut: Cut, { warnings, permissions }: ConnectionReport) {
    const held = opened.tenant.control.granted();
    const asked = unique(warnings.flatMap(each => each.missing));
    expect(asked.filter(each => held.includes(each))).toEqual([]);
    const opens = (names: string[]) =>
      cut.closed.every(id =>
        applicationSets(id).some(set =>
          set.every(each => held.includes(each) || names.includes(each)),
        ),
      );
    expect([asked, opens(asked)]).toEqual([asked, true]);
    for (const each of asked)
      expect([each, opens(asked.filter(other => other !== each))]).toEqual([
        each,
        false,
      ]);
    // Where nothing else opens the same, it is exactly this one.
    if (cut.gone.length === 1) expect(asked).toEqual([cut.name]);
    expect(
      permissions
        .filter(each => asked.includes(each.permission))
        .map(each => each.granted),
    ).toEqual(asked.map(() => false));
  }

  it('comes back by itself when it is there again, and no stand-in is used any more', async () => {
    await opened.sync();
    const unknown = (await opened.posture.stores.findings.results('demo'))
      .filter(({ outcome }) => outcome === 'unknown')
      // What only beta tells no permission opens.
      .filter(({ checkId, detail }) => {
        const detector = detectors.find(({ id }) => id === checkId);
        const { needs } = detector ?? checks.find(({ id }) => id === checkId)!;
        return !(detector?.untold
          ? JSON.stringify(detail).includes(detector.untold)
          : optionalDatasets.some(({ id }) => needs.includes(id)));
      })
      .map(({ checkId, detail }) => [checkId, detail]);
    expect(unknown).toEqual([]);
    const now = await report();
    expect(now.warnings).toEqual([]);
    expect(now.datasets.filter(({ fallback }) => fallback)).toEqual([]);
    expect(await outcomes()).toEqual(baseline);
  });
});
