import { withheld } from '@entra-posture/core';
import { escalation, owner, robot } from '../__testUtils__/escalation';
import { translate } from '../__testUtils__/translate';
import { escalationPaths, longest, pathWords } from './escalationPaths';

const strong = robot(
  'Strong',
  'RoleManagement.ReadWrite.Directory, Global Administrator',
);

const wordsOf = (...of: Parameters<typeof escalationPaths>) =>
  escalationPaths(...of).paths.map(path => pathWords(translate(), path));

describe('escalation paths as a graph', () => {
  it('goes from who owns over what is owned to what that holds, each by its kind', () => {
    const { nodes, edges, paths } = escalationPaths([
      escalation([
        strong,
        owner('Eve', 'id-Weak, id-Strong'),
        {
          ...robot('Weak'),
          facts: [{ name: 'path', value: 'id-Strong' }],
        },
      ]),
    ]);
    expect(nodes.map(({ kind, label }) => [kind, label])).toEqual([
      ['user', 'Eve'],
      ['servicePrincipal', 'Weak'],
      ['servicePrincipal', 'Strong'],
      ['permission', 'RoleManagement.ReadWrite.Directory'],
      ['role', 'Global Administrator'],
    ]);
    expect(edges.slice(0, 3)).toEqual([
      { from: 'eve@contoso.example', to: 'id-Weak', label: 'owns' },
      { from: 'id-Weak', to: 'id-Strong', label: 'owns' },
      {
        from: 'id-Strong',
        to: 'permission RoleManagement.ReadWrite.Directory',
        label: 'holds',
      },
    ]);
    expect(edges).toHaveLength(4);
    const held =
      'which holds RoleManagement.ReadWrite.Directory and Global Administrator.';
    expect(paths.map(path => pathWords(translate(), path))).toEqual([
      `Eve owns Weak, which owns Strong, ${held}`,
      `Weak owns Strong, ${held}`,
    ]);
    expect(longest(paths)).toBe(4);
  });

  it('draws once what is on several paths', () => {
    const group = {
      kind: 'group' as const,
      entity: 'g1',
      label: 'Admins',
      facts: [{ name: 'holds', value: 'Global Administrator' }],
    };
    const { nodes, edges } = escalationPaths([
      escalation([strong, owner('Eve', 'id-Strong')]),
      escalation([group, owner('Eve', 'g1'), owner('Bob', 'g1')], 'other'),
    ]);
    expect(nodes.map(({ id }) => id)).toEqual([
      'eve@contoso.example',
      'id-Strong',
      'permission RoleManagement.ReadWrite.Directory',
      'role Global Administrator',
      'g1',
      'bob@contoso.example',
    ]);
    expect(edges).toHaveLength(6);
  });

  it('counts what it leaves out', () => {
    const many = Array.from({ length: 15 }, (_, at) =>
      owner(`Person${at}`, 'id-Strong'),
    );
    const wide = robot('Strong', ['A', 'B', 'C', 'D', 'E'].join(', '));
    const given = { ...escalation([wide, ...many]), affectedTotal: 40 };
    const alone = escalationPaths([given]);
    expect(alone.paths).toHaveLength(12);
    expect(alone.undrawn).toEqual({ paths: 27, holds: 1 });
    const together = escalationPaths([given, escalation([strong])]);
    expect(together.paths).toHaveLength(4);
    expect(together.undrawn).toEqual({ paths: 35, holds: 1 });
  });

  it('takes what was cut off for no name', () => {
    const cut = robot('Strong', 'Directory.ReadWrite.All, RoleManag…');
    expect(wordsOf([escalation([cut, owner('Eve', 'id-Strong')])])).toEqual([
      'Eve owns Strong, which holds Directory.ReadWrite.All.',
    ]);
  });

  it('does not say that somebody owns what is kept back', () => {
    const hidden = { ...owner('x'), entity: 'id-1', label: withheld };
    const given = escalation([strong, hidden]);
    expect(escalationPaths([given]).edges[0]).toMatchObject({
      from: 'id-1',
      label: 'reaches',
    });
    expect(wordsOf([given])[0]).toMatch(
      /^Withheld \(id-1\) reaches Strong, which holds /,
    );
  });

  it('shows a step that the finding does not name by its id', () => {
    expect(
      wordsOf([escalation([strong, owner('Eve', 'id-Gone, id-Strong')])]),
    ).toEqual([
      'Eve owns id-Gone, which owns Strong, which holds RoleManagement.ReadWrite.Directory and Global Administrator.',
    ]);
  });

  it('draws nothing of a finding that does not say what is held', () => {
    expect(escalationPaths([escalation([owner('Eve', 'x')])])).toMatchObject({
      nodes: [],
      paths: [],
    });
  });
});
