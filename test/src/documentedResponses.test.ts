import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  answerQuestion,
  dataset,
  DatasetId,
  question,
  QuestionContext,
} from '@entra-posture/core';
import {
  createStores,
  migrate,
  openDatabase,
  pageWrite,
  Stores,
} from '@entra-posture/core/node';

import {
  datasetOf,
  Documented,
  elementsOf,
  misdocumented,
  pathOf,
  readAll,
  unread,
} from './documented';

/** Properties of `row` that `element` does not have with the same value. */
function invented(row: unknown, element: unknown, at = ''): string[] {
  if (Array.isArray(row))
    return row.flatMap((part, index) =>
      invented(part, (element as unknown[])?.[index], `${at}[${index}]`),
    );
  if (row === null || typeof row !== 'object')
    return Object.is(row, element) ? [] : [`${at}: ${JSON.stringify(row)}`];
  return Object.entries(row).flatMap(([name, part]) =>
    element !== null && typeof element === 'object' && name in element
      ? invented(
          part,
          (element as Record<string, unknown>)[name],
          `${at}.${name}`,
        )
      : [`${at}.${name}`],
  );
}

/** Datasets whose rows get_entity opens. */
const openedBy: DatasetId[] = [
  'users',
  'groups',
  'applications',
  'servicePrincipals',
  'devices',
  'roleDefinitions',
  'conditionalAccessPolicies',
  'namedLocations',
];

const enumerations = ['state', 'userType', 'trustType', 'servicePrincipalType'];

describe('responses as Microsoft documents them', () => {
  const all = readAll();
  const read = all.filter(
    each => !each.request.startsWith('POST') && datasetOf(each),
  );
  let folder: string;
  let stores: Stores;
  let close: () => Promise<void>;
  let context: QuestionContext;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'entra-docs-'));
    const knex = openDatabase({
      client: 'better-sqlite3',
      filename: join(folder, 'docs.sqlite'),
    });
    close = () => knex.destroy();
    await migrate(knex);
    stores = createStores(knex);
    const connection = {
      id: 'docs',
      title: 'Documentation',
      tenantId: 't',
      graphOrigin: 'https://graph.microsoft.com',
      demo: false,
      source: 'config' as const,
      cloud: 'global' as const,
      credential: 'clientSecret' as const,
      clientId: '',
      paused: false,
    };
    await stores.connections.upsert(connection);
    context = {
      stores,
      connections: () => stores.connections.list(),
      caller: { subject: 'test', personalData: true },
      now: () => new Date(),
    };
  });
  afterAll(async () => {
    await close?.();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are all there, and each is read by a dataset or left out for a reason', () => {
    expect(new Set(all.map(({ file }) => file)).size).toBe(18);
    const without = all
      .filter(each => !read.includes(each))
      .filter(
        ({ request }) =>
          !unread.some(
            ([pattern]) =>
              pattern.test(request) || pattern.test(pathOf(request)),
          ),
      )
      .map(({ file, request }) => `${file}: ${request}`);
    expect(without).toEqual([]);
    expect(read.length).toBeGreaterThan(60);
  });

  it.each(
    read.map(
      each =>
        [
          `${each.file} ${each.version} ${each.request.slice(0, 110)}`,
          each,
        ] as const,
    ),
  )('%s', async (_, documented) => {
    const wrong = misdocumented.find(([pattern]) =>
      pattern.test(documented.request),
    )?.[1];
    const problems = await problemsOf(documented);
    const foreseen = problems.filter(
      problem => wrong && problem.includes(`${wrong} has another type`),
    );
    expect([problems, foreseen.length > 0]).toEqual([
      foreseen,
      wrong !== undefined,
    ]);
  });

  /** From the parse through the store to the answers: what was lost, invented or changed on the way. */
  async function problemsOf(documented: Documented): Promise<string[]> {
    const id = datasetOf(documented)!;
    const source = dataset(id);
    // A sample that was cut short, without the key that every answer has, is no answer.
    const whole = elementsOf(documented).filter(
      element => typeof element?.id === 'string',
    );
    let problems: string[];
    try {
      problems = whole.flatMap(element =>
        invented(source.parse(element), element),
      );
    } catch (error) {
      return [(error as Error).message];
    }
    const now = new Date().toISOString();
    const isLog = source.collect.kind === 'window';
    await stores.collections.begin('docs', id, { now, reset: true });
    await stores.collections.writePage('docs', id, pageWrite(source, whole), {
      cursor: '',
      requests: 1,
      now,
      log: isLog,
      full: true,
    });
    await stores.collections.finish('docs', id, {
      now,
      completeness: { state: 'complete', asOf: now },
      full: true,
    });
    const report: any = await answerQuestion(
      question('list_capabilities'),
      { detail: 'detailed' },
      context,
    );
    const line = report.connections[0].datasets.find(
      (each: { id: string }) => each.id === id,
    );
    const distinct = new Set(whole.map(({ id: key }) => key)).size;
    if (line.state !== 'complete') problems.push(`${id} is ${line.state}`);
    if (!isLog && line.rows !== distinct) {
      problems.push(`${line.rows} rows of ${distinct}`);
    }
    if (id === 'riskyUsers') problems.push(...(await riskyProblems(whole)));
    if (openedBy.includes(id)) {
      for (const element of whole) {
        problems.push(...(await entityProblems(element)));
      }
    }
    return problems;
  }

  async function riskyProblems(whole: any[]): Promise<string[]> {
    const { source, total }: any = await answerQuestion(
      question('list_risky_users'),
      { includeResolved: true },
      context,
    );
    const there = whole.filter(({ isDeleted }) => !isDeleted).length;
    return source === 'identityProtection' && total === there
      ? []
      : [`list_risky_users says ${total} of ${there} from ${source}`];
  }

  async function entityProblems(element: any): Promise<string[]> {
    const { properties }: any = await answerQuestion(
      question('get_entity'),
      { entity: element.id },
      context,
    );
    const shown = new Map<string, string>(
      properties.map(({ name, value }: { name: string; value: string }) => [
        name,
        value,
      ]),
    );
    // Values of enumerations that came later are strings like any other: kept as they are.
    return ['id', ...enumerations]
      .filter(name => typeof element[name] === 'string' && shown.has(name))
      .filter(name => shown.get(name) !== element[name])
      .map(name => `${name} came out as ${shown.get(name)}`);
  }
});
