import { buildServer } from './__testUtils__/buildServer';

jest.setTimeout(120_000);

/** What reads a tenant, signs in to one, or keeps what was read. */
const ofTenants =
  /microsoft-graph|@azure\/|msal|better-sqlite3|[/\\]knex[/\\]|packages\/core\/src\/(graph|datasets\/[^/]+\/collect|sync)\/|demo-tenant/;
/** What a process has no use for that one client talks to over its standard input. */
const ofOthers = /hono|jose|mcp-server\/src\/(auth|compare|export)\//;

describe('the server of a portal', () => {
  let built: ReturnType<typeof buildServer>;

  beforeAll(() => {
    built = buildServer();
  });
  afterAll(() => built?.remove());

  it('has nothing that reads a tenant, signs in to one or keeps what was read', () => {
    const own = built.sourcesOf('cli.cjs');
    expect(own).toContain('packages/mcp-server/src/portalAnswerer.ts');
    expect(own.filter(path => ofTenants.test(path))).toEqual([]);
    // The pattern finds what it is made for: the rest of the program has it.
    const rest = built.sourcesOf('embedded.cjs');
    expect(rest.filter(path => ofTenants.test(path)).length).toBeGreaterThan(
      20,
    );
  });

  it('does not wait for what it never runs', () => {
    const own = built.sourcesOf('cli.cjs');
    expect(own.filter(path => ofOthers.test(path))).toEqual([]);
    for (const file of ['http.cjs', 'compare.cjs', 'export.cjs'])
      expect([
        file,
        built.sourcesOf(file).some(path => ofOthers.test(path)),
      ]).toEqual([file, true]);
  });
});
