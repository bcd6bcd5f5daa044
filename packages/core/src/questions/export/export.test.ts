import { Judged, witness } from '../__testUtils__/judged';
import { builtInCatalogue } from '../../catalogue';
import { exportFindings, exportFormats, MOST_AFFECTED } from './index';

const tenant = new Judged();
const version = '1.2.3';

beforeEach(async () => {
  await tenant.open();
  await tenant.fail(
    'ca.report-only',
    'high',
    witness('a', {
      affected: [
        {
          kind: 'conditionalAccessPolicy',
          id: 'p1',
          label: '=HYPERLINK("http://x","a, b")',
        },
        {
          kind: 'user',
          id: 'u1',
          label: 'Ada',
          facts: { mail: 'ada@x.example' },
        },
      ],
    }),
    witness('b', { severity: 'info', affected: [] }),
  );
  await tenant.stores.findings.observe(
    'one',
    { id: 'sig.impossible-travel', severity: 'medium' },
    [witness('d', { at: '2026-11-20T03:00:00Z' })],
    tenant.now,
  );
});
afterEach(() => tenant.close());

async function text(
  format: string,
  { personalData = true, ...selection }: Record<string, unknown> = {},
): Promise<string> {
  const { chunks } = await exportFindings(
    { format, ...selection },
    tenant.context({ personalData: personalData as boolean }),
    { version },
  );
  let all = '';
  for await (const chunk of chunks) all += chunk;
  return all;
}

/** RFC 4180, read by its rules and nothing of ours. */
function readCsv(all: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < all.length; at += 1) {
    const char = all[at];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (all[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',' || char === '\r') {
      rows.at(-1)!.push(cell);
      cell = '';
    } else if (char === '\n') rows.push([]);
    else cell += char;
  }
  return rows.slice(0, -1);
}

describe('findings as CSV', () => {
  it('are rows of one width with a header, and no formula', async () => {
    const [header, ...rows] = readCsv(await text('csv'));
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toHaveLength(header.length);
    const row = rows.find(each => each[header.indexOf('affected')] === '2')!;
    expect(row[header.indexOf('affectedEntities')]).toBe(
      `'=HYPERLINK("http://x","a, b") (p1); Ada (u1)`,
    );
    expect(row[header.indexOf('area')]).toBe('Conditional Access');
  });

  it.each(['=1', '+1', '-1', '@a', '\t=1', '\r=1', ' =1', '＝1'])(
    'take %j for text',
    async label => {
      await tenant.fail(
        'ca.disabled',
        'low',
        witness('f', { affected: [{ kind: 'group', id: label, label }] }),
      );
      const [header, ...rows] = readCsv(
        await text('csv', { check: 'ca.disabled' }),
      );
      // What hides in a name is gone already.
      expect(rows[0][header.indexOf('affectedEntities')]).toMatch(/^'/);
    },
  );
});

describe('findings as JSON', () => {
  it('are one document that says how old it is and what was decided', async () => {
    const read = JSON.parse(await text('json'));
    expect(read).toMatchObject({
      product: { name: 'Entra posture', version },
      asOf: { connection: 'one' },
    });
    expect(read.findings).toHaveLength(3);
    expect(read.findings[0]).toHaveProperty('decisions');
  });

  it('are valid when there are none', async () => {
    expect(
      JSON.parse(await text('json', { check: 'x.none' })).findings,
    ).toEqual([]);
    expect(
      JSON.parse(await text('sarif', { check: 'x.none' })).runs[0].results,
    ).toEqual([]);
    expect(await text('ocsf', { check: 'x.none' })).toBe('');
  });
});

describe.each(Object.keys(exportFormats))('findings as %s', format => {
  it('name nobody to who may not see personal data', async () => {
    expect(await text(format)).toContain('Ada');
    const withheld = await text(format, { personalData: false });
    expect(withheld).not.toMatch(/\bAda\b/);
    expect(withheld).not.toContain('ada@x.example');
    expect(withheld).toContain('withheld');
  });

  it('have the filter of the list', async () => {
    const low = await text(format, { minSeverity: 'high' });
    expect(low).toContain('ca.report-only~');
    expect(low).not.toContain('sig.impossible-travel~');
  });

  it('come in pieces, whatever one of them touches', async () => {
    const affected = Array.from({ length: 250 }, (_, n) => ({
      kind: 'group' as const,
      id: `g${n}`,
      label: `Group number ${n}`,
    }));
    await tenant.fail(
      'ca.disabled',
      'low',
      ...Array.from({ length: 300 }, (_, n) => witness(`w${n}`, { affected })),
    );
    const { chunks } = await exportFindings({ format }, tenant.context(), {
      version,
    });
    let pieces = 0;
    let longest = 0;
    for await (const chunk of chunks) {
      pieces += 1;
      if (pieces > 1) longest = Math.max(longest, chunk.length);
    }
    expect(pieces).toBeGreaterThan(300);
    expect(longest).toBeLessThan(30_000);
    expect(MOST_AFFECTED).toBe(100);
  });
});

describe('findings as OCSF', () => {
  it('are events of the pinned version with what their class requires', async () => {
    const events = (await text('ocsf'))
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(events).toHaveLength(3);
    for (const event of events) {
      expect(event).toMatchObject({
        category_uid: 2,
        class_uid: event.compliance ? 2003 : 2004,
        type_uid: event.class_uid * 100 + event.activity_id,
        time: expect.any(Number),
        severity_id: expect.any(Number),
        metadata: { version: '1.5.0', product: { name: 'Entra posture' } },
        finding_info: { uid: expect.any(String), title: expect.any(String) },
      });
      expect(Number.isInteger(event.time)).toBe(true);
      for (const { technique } of event.finding_info.attacks ?? [])
        expect(technique.uid).toMatch(/^T\d{4}$/);
    }
    expect(events.map(event => event.class_uid).sort()).toEqual([
      2003, 2003, 2004,
    ]);
  });
});

describe('findings as SARIF', () => {
  it('are a 2.1.0 log whose results point at its rules', async () => {
    const log = JSON.parse(await text('sarif'));
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    const { driver } = run.tool;
    expect(driver.name).toBe('Entra posture');
    expect(driver.rules).toHaveLength(builtInCatalogue.all.length);
    expect(new Set(driver.rules.map((rule: any) => rule.id)).size).toBe(
      builtInCatalogue.all.length,
    );
    expect(run.results).toHaveLength(3);
    for (const result of run.results) {
      expect(typeof result.message.text).toBe('string');
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      for (const { logicalLocations } of result.locations ?? [])
        expect(logicalLocations[0].fullyQualifiedName).toMatch(/^\w+\/./);
    }
  });

  it('tell what was accepted as suppressed', async () => {
    const { items } = await tenant.stores.findings.list(
      { checkId: 'sig.impossible-travel' },
      { limit: 1, offset: 0 },
    );
    await tenant.stores.triage.decide(items[0].id, undefined, () => ({
      triage: {
        accepted: {
          at: tenant.now,
          by: 'user:default/ada',
          owner: 'group:default/soc',
          reason: 'A known VPN.',
          until: '2027-01-01T00:00:00.000Z',
          severity: 'medium',
          size: 1,
        },
      },
      events: [{ kind: 'accepted', at: tenant.now }],
    }));
    const [run] = JSON.parse(await text('sarif', { state: ['accepted'] })).runs;
    expect(run.results).toMatchObject([
      {
        suppressions: [
          {
            kind: 'external',
            status: 'accepted',
            justification: 'A known VPN.',
          },
        ],
      },
    ]);
    expect(JSON.parse(await text('sarif')).runs[0].results).toHaveLength(2);
  });
});

it('an unknown format is refused with those there are', async () => {
  await expect(text('xml')).rejects.toThrow('csv, json, ocsf, sarif');
});
