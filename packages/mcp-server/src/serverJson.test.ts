import { name, mcpName, version } from '../package.json';
import server from '../server.json';
import { serverFormat } from './__testUtils__/serverFormat';
import { readOptions } from './options/readOptions';

describe('what the registry of servers is told', () => {
  it('is in its format, of this package', () => {
    const { packages, ...described } = serverFormat.parse(server);
    // The registry takes a package only from who says the same name in it.
    expect(described).toMatchObject({ name: mcpName, version });
    expect(packages).toHaveLength(2);
    for (const each of packages!)
      expect(each).toMatchObject({
        registryType: 'npm',
        identifier: name,
        version,
        runtimeHint: 'npx',
      });
  });

  it('starts the server, with what is required and one credential', () => {
    const sources = serverFormat.parse(server).packages!.map(each => {
      const given = Object.fromEntries(
        (each.environmentVariables ?? [])
          .filter(({ isRequired, isSecret }) => isRequired || isSecret)
          .map(variable => [variable.name, 'x']),
      );
      const args = (each.packageArguments ?? []).flatMap(argument =>
        argument.type === 'named'
          ? [argument.name, argument.placeholder!]
          : [argument.placeholder!],
      );
      return readOptions(args, { HOME: '/home/x', ...given }).source.kind;
    });
    expect(sources).toEqual(['tenant', 'portal']);
  });

  it.each([
    ['a name without a namespace', { name: 'entra-posture' }],
    ['a description that is cut', { description: 'x'.repeat(101) }],
    ['a title of nothing', { title: ' ' }],
    ['a range for a version', { version: '^0.1.0' }],
    ['a wildcard for a version', { version: '0.x' }],
    ['a key that is not known', { registry_type: 'npm' }],
    ['a page without https', { websiteUrl: 'http://example.com' }],
    ['another format', { $schema: 'https://example.com/schema.json' }],
    ['no description', { description: undefined }],
  ])('may not have %s', (_, slip) => {
    expect(serverFormat.safeParse({ ...server, ...slip }).success).toBe(false);
  });

  const [, portal] = server.packages;
  it.each([
    ['a tag for a version', { version: 'latest' }],
    ['a name with a space', { identifier: 'entra posture' }],
    ['no transport', { transport: undefined }],
    [
      'an address for stdio',
      { transport: { type: 'stdio', url: 'https://x' } },
    ],
    ['a hash that is none', { fileSha256: 'ABC' }],
    [
      'an argument with its value in the name',
      { packageArguments: [{ type: 'named', name: '--portal <url>' }] },
    ],
    [
      'an argument that is said twice',
      {
        packageArguments: [
          { type: 'named', name: '--portal', value: '--portal x' },
        ],
      },
    ],
    [
      'a positional argument of nothing',
      { packageArguments: [{ type: 'positional' }] },
    ],
    ['a variable without a name', { environmentVariables: [{}] }],
  ])('may not have a package with %s', (_, slip) => {
    expect(
      serverFormat.safeParse({ ...server, packages: [{ ...portal, ...slip }] })
        .success,
    ).toBe(false);
  });
});
