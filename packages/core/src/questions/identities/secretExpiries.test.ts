/** @jest-environment node */
import { Judged, witness } from '../__testUtils__/judged';
import { secretExpiries } from './secretExpiries';

const secret = (endDateTime: string) => ({ keyId: 'k', endDateTime });

describe('when secrets end', () => {
  const judged = new Judged();
  beforeAll(async () => {
    await judged.open();
    const app = (
      key: string,
      expired: string[],
      soon: string[],
    ): ReturnType<typeof witness> =>
      witness(key, {
        affected: [{ kind: 'application', id: `id-${key}`, label: key }],
        facts: { expired: expired.map(secret), soon: soon.map(secret) },
      });
    await judged.fail(
      'app.credential-expiry',
      'low',
      app(
        'payroll',
        ['2026-11-10T08:00:00Z', '2020-01-01T00:00:00Z'],
        ['2026-12-01T23:59:59Z', '2026-12-01T01:00:00Z'],
      ),
      app('shop', [], ['2026-12-01T10:00:00Z', 'no time']),
    );
  });
  afterAll(() => judged.close());

  it('is told by day in UTC, with the apps and their findings, and what is long past is counted', async () => {
    const { earlier, days } = await secretExpiries(judged.context(), 'one');
    expect(earlier).toBe(1);
    expect(
      days.map(({ items, ...day }) => ({
        ...day,
        items: items.map(({ label }) => label).sort(),
      })),
    ).toEqual([
      { day: '2026-11-10', secrets: 1, apps: 1, items: ['payroll'] },
      { day: '2026-12-01', secrets: 3, apps: 2, items: ['payroll', 'shop'] },
    ]);
    expect(days[0].items[0].finding).toMatch(/^app\.credential-expiry~/);
  });

  it('names some of many apps, and counts them all', async () => {
    await judged.fail(
      'app.credential-expiry',
      'low',
      ...Array.from({ length: 7 }, (_, at) =>
        witness(`app ${at}`, {
          affected: [{ kind: 'application', id: `${at}`, label: `App ${at}` }],
          facts: { expired: [], soon: [secret('2026-11-25T00:00:00Z')] },
        }),
      ),
    );
    const { days } = await secretExpiries(judged.context(), 'one');
    expect(days).toHaveLength(1);
    expect(days[0]).toMatchObject({ secrets: 7, apps: 7 });
    expect(days[0].items).toHaveLength(5);
  });
});
