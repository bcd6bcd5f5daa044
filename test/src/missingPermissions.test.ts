import { checks, datasets } from '@entra-posture/core';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(300_000);

/** Every permission that any dataset declares. */
const declared = [
  ...new Set(datasets.flatMap(({ needs }) => needs.permissions.flat())),
].sort();

describe('a permission that is not granted', () => {
  let opened: OpenPosture;

  beforeAll(async () => {
    opened = await openTestPosture();
    await opened.sync();
  });

  afterAll(() => opened?.close());

  it('is looked at for more than ten permissions', () => {
    expect(declared.length).toBeGreaterThan(10);
  });

  it.each(declared)(
    '%s: nothing that needs it says pass or fail, and list_capabilities names it',
    async permission => {
      const { tenant, posture, ask, sync } = opened;
      // What opens the same paths besides must go too, or Graph rightly keeps answering.
      const lost = datasets.filter(({ needs }) =>
        needs.permissions.some(set => set.includes(permission)),
      );
      const revoked = [
        ...new Set(lost.flatMap(({ needs }) => needs.permissions.flat())),
      ];
      for (const name of revoked) tenant.control.revoke(name);
      try {
        await sync();
        const gone = new Set(
          datasets
            .filter(({ needs }) =>
              needs.permissions.every(set =>
                set.some(name => revoked.includes(name)),
              ),
            )
            .map(({ id }) => id as string),
        );
        for (const { id } of lost) expect(gone).toContain(id);

        const outcomes = new Map(
          (await posture.stores.findings.results('demo')).map(
            ({ checkId, outcome }) => [checkId, outcome],
          ),
        );
        for (const check of checks) {
          if (!check.needs.some(need => gone.has(need))) continue;
          expect([check.id, outcomes.get(check.id)]).toEqual([
            check.id,
            'unknown',
          ]);
        }
        const { connections } = await ask('list_capabilities');
        const named = connections[0].warnings.map(
          (warning: { permission?: string; text: string }) =>
            `${warning.permission} ${warning.text}`,
        );
        expect(named.join('\n')).toContain(permission);
      } finally {
        for (const name of revoked) tenant.control.grant(name);
      }
    },
  );

  it('comes back by itself when it is granted again', async () => {
    await opened.sync();
    const unknown = (await opened.posture.stores.findings.results('demo'))
      .filter(({ outcome }) => outcome === 'unknown')
      .map(({ checkId, detail }) => [checkId, detail]);
    expect(unknown).toEqual([]);
  });
});
