import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from './__testUtils__/buildServer';
import { runConformance } from './__testUtils__/runConformance';
import { startDemo } from './__testUtils__/startDemo';

jest.setTimeout(180_000);

/** What asks for nothing that only a server made for the suite has. */
const withoutFixtures: Record<string, readonly string[]> = {
  '2026-07-28': [
    'tools-list',
    'resources-list',
    'prompts-list',
    'sep-2164-resource-not-found',
    'dns-rebinding-protection',
    'caching',
    'http-header-validation',
    'server-sse-multiple-streams',
    'input-required-result-unsupported-methods',
    'input-required-result-validate-input',
  ],
  '2025-11-25': [
    'server-initialize',
    'ping',
    'tools-list',
    'resources-list',
    'prompts-list',
    'dns-rebinding-protection',
  ],
};

/**
 * The official suite against the program as it is published, with the demo tenant. The suite asks for tools, prompts and
 * resources of its own by name, which no product has: those scenarios stand in the baseline, and pass in
 * `conformanceFixtures.test.ts`. One that fails and is not there fails this test, and so does one that stands there and
 * passes.
 */
describe('the official conformance suite', () => {
  let built: ReturnType<typeof buildServer>;
  let served: Awaited<ReturnType<typeof startDemo>>;

  beforeAll(async () => {
    built = buildServer();
    served = await startDemo(built.bin, built.folder);
  });
  afterAll(async () => {
    await served?.stop();
    built?.remove();
  });

  it.each(Object.keys(withoutFixtures))(
    'has nothing against revision %s that the baseline does not name',
    async revision => {
      const { code, said, passed } = await runConformance(
        served.url,
        revision,
        `${revision}.yaml`,
      );
      expect([code, code === 0 ? '' : said.slice(-4_000)]).toEqual([0, '']);
      expect(passed).toEqual(
        expect.arrayContaining([...withoutFixtures[revision]]),
      );
    },
  );

  it('finds nothing of its own in what is published', () => {
    const dist = join(built.folder, 'dist');
    const files = readdirSync(dist).filter(name => name.endsWith('.cjs'));
    expect(files).toContain('http.cjs');
    const [named, fixtures] = ['get_posture_summary', 'test_simple_text'].map(
      name =>
        files.filter(file =>
          readFileSync(join(dist, file), 'utf8').includes(name),
        ),
    );
    expect(named).not.toEqual([]);
    expect(fixtures).toEqual([]);
  });
});
