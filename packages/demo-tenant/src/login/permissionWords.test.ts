import { demoPermissions } from '../demoPermissions';
import {
  readGetPermissions,
  type PathPermissions,
} from '../contract/graphContract';
import { permissionWords } from './permissionWords';

/** Not in the table of paths, and in the reference of permissions. @see https://learn.microsoft.com/graph/permissions-reference */
const ofReference = ['OnPremDirectorySynchronization.Read.All'];

describe('the words of the consent page', () => {
  it('name every permission that the demo application asks for', () => {
    for (const name of demoPermissions)
      expect([name, permissionWords[name]?.title]).toEqual([
        name,
        expect.stringMatching(/^Read /),
      ]);
  });

  it('are of permissions that exist, and that read, save one that sends', () => {
    const known = new Set<string>(ofReference);
    for (const { delegated = [] } of Object.values(
      readGetPermissions() as Record<string, Partial<PathPermissions>>,
    ))
      for (const name of delegated) known.add(name);
    const graph = Object.keys(permissionWords).filter(name =>
      name.includes('.'),
    );
    expect(graph.filter(name => !/\.Read(Basic)?(\.|$)/.test(name))).toEqual([
      'ChannelMessage.Send',
    ]);
    expect(
      graph.filter(name => !known.has(name) && name !== 'ChannelMessage.Send'),
    ).toEqual([]);
  });
});
