import { builtInCatalogue } from '@entra-posture/core';
import { AddedChecks } from './AddedChecks';
import { houseName } from './__testUtils__/houseName';

describe('AddedChecks', () => {
  it('takes what can be judged', () => {
    const added = new AddedChecks();
    added.addCheck(houseName);
    expect(added.all).toEqual([houseName]);
  });

  it('refuses at once what cannot, and keeps the others', () => {
    const added = new AddedChecks();
    added.addCheck(houseName);
    expect(() => added.addCheck({ ...houseName, title: 'Again' })).toThrow(
      'Two added checks have the id custom.house-name',
    );
    const [first] = builtInCatalogue.checks;
    expect(() =>
      added.addCheck({ ...houseName, id: first.id, family: first.family }),
    ).toThrow(`has the id of the built-in check “${first.title}”`);
    expect(added.all).toEqual([houseName]);
  });
});
