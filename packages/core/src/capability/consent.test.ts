import { datasets } from '../datasets';
import {
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
    expect(set('specification').permissions).toHaveLength(15);
    expect(set('specification').permissions).toEqual(
      permissions.filter(each => each.specification).map(({ name }) => name),
    );
    expect([...set('custom').permissions].sort()).toEqual([...scopes].sort());
  });

  it('recommend nothing that writes and no mail bodies', () => {
    const { permissions: names } = set('recommended');
    expect(names).not.toContain('Mail.Read');
    expect(names).not.toContain('ChannelMessage.Send');
    expect(
      names.filter(name => !scopes.includes(name) && !/\.Read/.test(name)),
    ).toEqual([]);
  });

  it('recommend what opens every dataset that a person may read, and nothing superfluous', () => {
    const names = set('recommended').permissions.filter(
      name => !scopes.includes(name),
    );
    const closed = (granted: string[]) =>
      datasets
        .filter(each => {
          const sets = permissionSets(each, 'delegated');
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
  });

  it('describe every permission that is asked for', () => {
    const known = permissions.map(({ name }) => name);
    for (const { permissions: names } of consentSets(datasets))
      expect(names.filter(name => !known.includes(name))).toEqual([]);
  });
});

describe('the permissions of chosen features', () => {
  it('are the least, each feature by itself', () => {
    const [inventory] = features(datasets).filter(({ datasets: ids }) =>
      ids.includes('users'),
    );
    expect(inventory.permissions).toEqual(['User.Read.All']);
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

  it('make a consent link that keeps what a person chose', () => {
    expect(consentScopes(['Mail.Read'])).toEqual(['Mail.Read', ...scopes]);
  });
});
