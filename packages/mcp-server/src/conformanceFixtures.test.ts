import { questions } from '@entra-posture/core';
import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { runConformance } from './__testUtils__/runConformance';
import { serveHttp } from './serveHttp';

jest.setTimeout(180_000);

// Each server gets the fixtures as the SDK makes it, so that nothing of the product has to know of them.
jest.mock('@modelcontextprotocol/server', () => {
  const sdk = jest.requireActual('@modelcontextprotocol/server');
  const fixtures = () => jest.requireActual('./__testUtils__/conformance');
  class McpServer extends sdk.McpServer {
    constructor(info: object, options: object) {
      super(info, {
        ...options,
        requestState: { verify: fixtures().sealed.verify },
      });
      fixtures().registerFixtures(this);
    }
  }
  return { ...sdk, McpServer };
});

/**
 * The official suite against the same way through HTTP as the program's, with what the suite asks for by name beside our
 * questions: here it sees how contents, errors, progress, logs, prompts, resources, completions and calls that ask back go
 * through it.
 */
describe('the official conformance suite, with its own tools, prompts and resources', () => {
  let served: Awaited<ReturnType<typeof serveHttp>>;

  beforeAll(async () => {
    served = await serveHttp(
      { questions, answer: async () => ({ items: [] }) },
      { port: 0, version: '1', updates: true },
    );
  });
  afterAll(() => served?.close());

  it('finds them beside our questions', async () => {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StreamableHTTPClientTransport(new URL(served.url)),
    );
    const { tools } = await client.listTools();
    await client.close();
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'test_simple_text',
        ...questions.map(({ name }) => name),
      ]),
    );
  });

  it('has nothing against revision 2026-07-28', async () => {
    const { code, said, passed, failed } = await runConformance(
      served.url,
      '2026-07-28',
    );
    expect([code, code === 0 ? '' : said.slice(-4_000)]).toEqual([0, '']);
    // 37 that the revision requires, and three that it does not count.
    expect(passed).toHaveLength(40);
    expect(passed).toEqual(
      expect.arrayContaining([
        'json-schema-2020-12',
        'http-header-validation',
        'http-custom-header-server-validation',
      ]),
    );
    // Of the same kind: an extension that is not offered.
    expect(failed.filter(each => !each.startsWith('tasks-'))).toEqual([]);
  });

  it('has nothing against revision 2025-11-25 but what is not offered', async () => {
    const { code, said, passed } = await runConformance(
      served.url,
      '2025-11-25',
      '2025-11-25.fixtures.yaml',
    );
    expect([code, code === 0 ? '' : said.slice(-4_000)]).toEqual([0, '']);
    // Of 30 that the revision requires, without seven of the baseline; and one that it does not count.
    expect(passed).toHaveLength(24);
  });
});
