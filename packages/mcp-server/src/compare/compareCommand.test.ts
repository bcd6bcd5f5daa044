import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const bin = join(__dirname, '../../bin/entra-posture-mcp.js');
jest.setTimeout(60_000);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entra-compare-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(
    file,
    typeof content === 'string' ? content : JSON.stringify(content),
  );
  return file;
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [bin, 'compare', ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

const policy = (excludeGroups: string[], rest: object = {}) => ({
  id: '1',
  displayName: 'Multifactor for all',
  state: 'enabled',
  conditions: {
    users: { includeUsers: ['All'], excludeGroups, excludeRoles: null },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
    ...rest,
  },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
});
const listOf = (...value: object[]) => ({ '@odata.context': '…', value });

describe('the compare command, as a process', () => {
  it('ends with 0 when it is proved that nothing opens', () => {
    const before = write('before.json', listOf(policy(['pilots'])));
    // A folder with one policy a file, as a repository keeps them.
    write('after/policies/all.json', policy([]));
    const { status, stdout } = run(before, join(folder, 'after'));
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining('the change opens no sign-in.'),
    });
  });

  it('ends with 1 and says who can now do what, and by which policy', () => {
    const { status, stdout } = run(
      write('before.json', listOf(policy([]))),
      write('after.json', listOf(policy(['pilots']))),
      '--with',
      write('names.json', [{ id: 'pilots', displayName: 'Pilots' }]),
      '--require',
      'mfa',
    );
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout:
        'opens mfa: Anyone in Pilots can sign in without multifactor authentication: the policy “Multifactor for all” excludes Pilots.\nThe change opens sign-ins.\n',
    });
  });

  it('names the people where they are given', () => {
    const people = write('people.json', {
      people: [
        { id: 'a', displayName: 'Ann', groups: ['pilots'], roles: [] },
        { id: 'b', groups: [], roles: [] },
      ],
    });
    const { status, stdout } = run(
      write('before.json', listOf(policy([]))),
      write('after.json', listOf(policy(['pilots']))),
      '--with',
      people,
      '--require',
      'mfa',
    );
    expect(status).toBe(1);
    expect(stdout).toContain('1 person (Ann) can sign in');
  });

  it('sees a widened named location beside policies that are the same', () => {
    const policies = policy([], {
      locations: { includeLocations: ['All'], excludeLocations: ['office'] },
    });
    const state = (name: string, cidrAddress: string) => {
      write(`${name}/policies.json`, listOf(policies));
      write(`${name}/locations.json`, [
        { id: 'office', isTrusted: true, ipRanges: [{ cidrAddress }] },
      ]);
      return join(folder, name);
    };
    const { status, stdout } = run(
      state('before', '198.51.100.0/25'),
      state('after', '198.51.100.0/24'),
      '--json',
    );
    expect(status).toBe(1);
    expect(
      JSON.parse(stdout).requirements[0].opens[0].witness.location,
    ).toEqual(expect.objectContaining({ ip: '198.51.100.128' }));
  });

  it('ends with 3 where what decides cannot be read', () => {
    const { status, stdout } = run(
      write('before.json', listOf(policy([]))),
      write(
        'after.json',
        listOf(
          policy([], {
            devices: { deviceFilter: { mode: 'exclude', rule: 'nonsense' } },
          }),
        ),
      ),
      '--require',
      'mfa',
    );
    expect(status).toBe(3);
    expect(stdout).toContain('may open mfa: Anyone');
    expect(stdout).toContain('Not proved');
  });

  it.each([
    ['is not there', () => join(folder, 'nowhere'), /nowhere cannot be read/],
    ['is not JSON', () => write('x.json', '{'), /x\.json is not JSON/],
    [
      'has no policy',
      () => write('x.json', { value: [] }),
      /has no Conditional Access policy/,
    ],
    [
      'has a policy in no known state',
      () => write('x.json', [{ ...policy([]), state: 'on' }]),
      /element 1: the policy's state is "on"/,
    ],
    [
      'has a list where Graph has another type',
      () =>
        write('x.json', [
          { ...policy([]), conditions: { clientAppTypes: 'all' } },
        ]),
      /conditions\.clientAppTypes is not what Graph's contract says/,
    ],
    [
      'has one policy twice',
      () => write('x.json', [policy([]), policy([])]),
      /two policies with the id 1/,
    ],
    [
      'has people of another shape',
      () => write('x.json', { people: [{ id: 'a', group: 'b' }] }),
      /person 1: group is not known here/,
    ],
  ])('ends with 2 and one sentence when the input %s', (_, given, sentence) => {
    const { status, stdout, stderr } = run(
      given(),
      write('after.json', listOf(policy([]))),
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(sentence);
  });

  it('ends with 2 for words that it does not know', () => {
    expect(run('one').stderr).toMatch(/Give two files or folders/);
    expect(run('a', 'b', '--require', 'luck').stderr).toMatch(
      /no requirement luck/,
    );
    expect(run('a', 'b', '--fast')).toEqual(
      expect.objectContaining({ status: 2 }),
    );
  });
});
