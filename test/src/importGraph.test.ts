import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const core = join(root, 'packages/core/src');

/** What each room of core may import of the others; `type` rooms only through `import type`. */
const arrows: Record<string, { may: string[]; types?: string[] }> = {
  model: { may: [] },
  capability: { may: ['model'] },
  graph: { may: ['model'] },
  datasets: { may: ['model'] },
  store: { may: ['model', 'triage'] },
  secret: { may: [] },
  connect: { may: ['model', 'graph', 'datasets', 'store', 'secret'] },
  conditionalAccess: { may: ['model'] },
  detectors: { may: ['model'] },
  history: { may: ['model'] },
  score: { may: ['model'] },
  triage: { may: ['model'] },
  checks: { may: ['model', 'conditionalAccess'] },
  catalogue: { may: ['model', 'datasets', 'checks', 'detectors'] },
  inventory: { may: ['model', 'checks', 'score'] },
  remediation: { may: ['model', 'checks'] },
  ingest: { may: ['model', 'datasets'], types: ['store'] },
  sync: {
    may: [
      'model',
      'capability',
      'graph',
      'datasets',
      'store',
      'secret',
      'connect',
      'catalogue',
      'checks',
      'detectors',
      'score',
      'inventory',
      'questions',
    ],
  },
  questions: {
    may: [
      'model',
      'capability',
      'datasets',
      'catalogue',
      'checks',
      'detectors',
      'score',
      'conditionalAccess',
      'history',
      'inventory',
      'remediation',
      'triage',
    ],
    types: ['store'],
  },
};

interface Import {
  file: string;
  specifier: string;
  typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      // What only tests use may reach for a real store.
      return ['node_modules', '__testUtils__'].includes(entry.name)
        ? []
        : sources(path);
    }
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)
      ? [path]
      : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found: Import[] = [];
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/g;
  for (const match of text.matchAll(pattern)) {
    found.push({ file, specifier: match[2], typeOnly: Boolean(match[1]) });
  }
  for (const match of text.matchAll(
    /(?:import|require)\(\s*['"]([^'"]+)['"]/g,
  )) {
    found.push({ file, specifier: match[1], typeOnly: false });
  }
  return found;
}

function room(file: string): string | undefined {
  const path = relative(core, file);
  return path.startsWith('..') || !path.includes('/')
    ? undefined
    : path.split('/')[0];
}

const coreImports = sources(core)
  .filter(file => room(file) !== 'testing')
  .flatMap(importsOf);

const show = (found: Import) =>
  `${relative(root, found.file)} imports ${found.specifier}`;

describe('the import graph', () => {
  it('finds the rooms it is about', () => {
    const rooms = new Set(sources(core).map(room));
    for (const name of Object.keys(arrows)) expect(rooms).toContain(name);
    expect(coreImports.length).toBeGreaterThan(100);
  });

  it('has arrows only downwards between the rooms of core', () => {
    const forbidden = coreImports.filter(found => {
      const from = room(found.file);
      if (!from || !found.specifier.startsWith('.')) return false;
      const to = room(resolve(dirname(found.file), found.specifier, 'x'));
      if (!to || to === from) return false;
      const rule = arrows[from];
      if (!rule) return true;
      return !(
        rule.may.includes(to) ||
        (found.typeOnly && rule.types?.includes(to))
      );
    });
    expect(forbidden.map(show)).toEqual([]);
  });

  it('lets only the store see knex and only graph see the network', () => {
    const forbidden = coreImports.filter(found => {
      const from = room(found.file);
      if (['knex', 'better-sqlite3', 'pg'].includes(found.specifier)) {
        return from !== 'store' && !found.typeOnly;
      }
      return (
        /^(undici|node:https?|https?|@azure\/msal-node|@microsoft\/microsoft-graph-client)$/.test(
          found.specifier,
        ) && from !== 'graph'
      );
    });
    expect(forbidden.map(show)).toEqual([]);
  });

  it('keeps the main entry of core free of Node modules', () => {
    const seen = new Set<string>();
    const bad: Import[] = [];
    const visit = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const found of importsOf(file)) {
        if (found.typeOnly) continue;
        if (found.specifier.startsWith('.')) {
          const target = [
            `${resolve(dirname(file), found.specifier)}.ts`,
            join(resolve(dirname(file), found.specifier), 'index.ts'),
          ].find(path => sources(core).includes(path));
          if (target) visit(target);
        } else if (
          !['zod', '@backstage/errors', 'ipaddr.js'].includes(found.specifier)
        ) {
          bad.push(found);
        }
      }
    };
    visit(join(core, 'index.ts'));
    expect(bad.map(show)).toEqual([]);
    expect(seen.size).toBeGreaterThan(30);
  });

  it('lets nothing pure read the clock or random numbers', () => {
    const pure = [
      'model',
      'capability',
      'datasets',
      'conditionalAccess',
      'checks',
      'detectors',
      'history',
      'score',
      'triage',
    ];
    const impure = sources(core)
      .filter(file => pure.includes(room(file) ?? ''))
      .filter(file =>
        /Date\.now\(|new Date\(\s*\)|Math\.random\(|performance\.now\(/.test(
          readFileSync(file, 'utf8'),
        ),
      );
    expect(impure.map(file => relative(root, file))).toEqual([]);
  });

  it('lets doors reach tenants only through questions', () => {
    const doors = [
      'plugins/entra-backend/src',
      'plugins/entra-frontend/src',
      'packages/mcp-server/src',
    ];
    const forbidden = doors
      .flatMap(folder => sources(join(root, folder)))
      .flatMap(importsOf)
      .filter(found =>
        /@entra-posture\/core\/(?!node$|testing$)/.test(found.specifier),
      );
    expect(forbidden.map(show)).toEqual([]);
    const frontend = sources(join(root, 'plugins/entra-frontend/src'))
      .flatMap(importsOf)
      .filter(found => found.specifier === '@entra-posture/core/node');
    expect(frontend.map(show)).toEqual([]);
  });
});
