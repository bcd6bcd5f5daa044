import { datasets } from '../datasets';
import {
  consentFor,
  consentScopes,
  consentSets,
  features,
  permissionsFor,
} from './consent';
import { permissionSets } from './declaration';
import { permissions } from './permissions';

const set = (id: string) => consentSets(datasets).find(each => each.id === id)!;
const scopes = ['offline_access', 'openid', 'profile', 'email'];

describe('the consent sets', () => {
  it('offer all fifteen of the specification, recommended and custom', () => {
    const { delegated, application } = set('specification').permissions;
    expect(delegated).toHaveLength(15);
    expect(delegated).toEqual(
      permissions.filter(each => each.specification).map(({ name }) => name),
    );
    // An application cannot be granted what exists for people only.
    expect(
      delegated.filter(name => !application.includes(name)).sort(),
    ).toEqual(['ChannelMessage.Send', ...scopes].sort());
    expect([...set('custom').permissions.delegated].sort()).toEqual(
      [...scopes].sort(),
    );
    expect(set('custom').permissions.application).toEqual([]);
  });

  it('recommend nothing that writes and no mail bodies', () => {
    const { delegated, application } = set('recommended').permissions;
    const names = [...delegated, ...application];
    expect(names).not.toContain('Mail.Read');
    expect(names).not.toContain('ChannelMessage.Send');
    expect(
      names.filter(name => !scopes.includes(name) && !/\.Read/.test(name)),
    ).toEqual([]);
  });

  it.each(['delegated', 'application'] as const)(
    'recommend what opens every dataset that may be read (%s), and nothing superfluous',
    mode => {
      const names = set('recommended').permissions[mode].filter(
        name => !scopes.includes(name),
      );
      const closed = (granted: string[]) =>
        datasets
          .filter(each => {
            const sets = permissionSets(each, mode);
            return (
              sets.length > 0 &&
              !sets.some(one => one.every(name => granted.includes(name)))
            );
          })
          .map(({ id }) => id);
      expect(closed(names)).toEqual([]);
      for (const name of names)
        expect([
          name,
          closed(names.filter(each => each !== name)).length,
        ]).not.toEqual([name, 0]);
    },
  );

  it('describe every permission that is asked for', () => {
    const known = permissions.map(({ name }) => name);
    for (const { permissions: asked } of consentSets(datasets))
      expect(
        [...asked.delegated, ...asked.application].filter(
          name => !known.includes(name),
        ),
      ).toEqual([]);
  });
});

describe('the permissions of chosen features', () => {
  it('are the least, each feature by itself', () => {
    const [inventory] = features(datasets).filter(({ datasets: ids }) =>
      ids.includes('users'),
    );
    expect(inventory.permissions).toEqual({
      delegated: ['User.Read.All'],
      application: ['User.Read.All'],
    });
  });

  it('cover every feature of every dataset', () => {
    const names = new Set(features(datasets).map(({ name }) => name));
    for (const dataset of datasets)
      for (const feature of dataset.features) expect(names).toContain(feature);
  });

  it('are none where nothing is chosen, and every dataset’s where all is', () => {
    expect(permissionsFor([], datasets, 'application')).toEqual([]);
    const all = features(datasets).map(({ name }) => name);
    const asked = permissionsFor(all, datasets, 'application');
    for (const each of datasets) {
      const sets = permissionSets(each, 'application');
      expect([
        each.id,
        sets.some(one => one.every(name => asked.includes(name))),
      ]).toEqual([each.id, true]);
    }
  });

  it('ask for less together than each by itself, where one permission opens both', () => {
    const byName = new Map(
      features(datasets).map(each => [each.name, each.permissions]),
    );
    for (const mode of ['delegated', 'application'] as const) {
      const names = [...byName.keys()];
      const joined = new Set(names.flatMap(name => byName.get(name)![mode]));
      const together = consentFor('custom', names, datasets, mode).filter(
        name => !scopes.includes(name),
      );
      expect(together.length).toBeLessThanOrEqual(joined.size);
      expect(together).toEqual(permissionsFor(names, datasets, mode));
    }
  });

  it('reach what only an application may read, where an application asks', () => {
    const closed = features(datasets).filter(
      each => !each.permissions.delegated.length,
    );
    expect(closed.length).toBeGreaterThan(0);
    for (const { name } of closed) {
      expect(consentFor('custom', [name], datasets, 'delegated')).toEqual(
        consentScopes([]),
      );
      expect(consentFor('custom', [name], datasets, 'application')).not.toEqual(
        [],
      );
    }
  });

  it('make a consent link that keeps what a person chose', () => {
    expect(consentScopes(['Mail.Read'])).toEqual(['Mail.Read', ...scopes]);
  });
});
