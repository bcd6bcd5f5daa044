import { datasets } from '../datasets';
import { changeAreas, changing, titleOf } from './changeAreas';
import { isAboutPeople, propertyItems } from './changeProperties';

const noName = () => undefined;

describe('the properties of a change in an answer', () => {
  it('are few and short, and say how much more there is', () => {
    const ids = Array.from({ length: 500 }, (_, n) => `person-${n}`);
    const { properties } = propertyItems(
      'conditionalAccessPolicies',
      [{ property: 'excludeUsers', added: ids, removed: [] }],
      true,
      noName,
    );
    expect(properties[0].added).toHaveLength(11);
    expect(properties[0].added?.at(-1)).toBe('and 490 more');

    const long = Array.from({ length: 20 }, (_, n) => ({
      property: `p${n}`,
      before: 'x'.repeat(5_000),
      after: null,
    }));
    const item = propertyItems('groups', long, true, noName);
    expect(JSON.stringify(item.properties).length).toBeLessThan(1_200);
    expect(item.properties.length + item.moreProperties!).toBe(20);
  });

  it('of a kind of object that nobody has thought of are shown only to who may see all', () => {
    const change = [{ property: 'mobilePhone', before: '1', after: '2' }];
    expect(propertyItems('users', change, false, noName).properties).toEqual([
      { name: 'mobilePhone', after: 'withheld: personal data' },
    ]);
    expect(propertyItems('users', change, true, noName).properties).toEqual([
      { name: 'mobilePhone', before: '1', after: '2' },
    ]);
  });

  it.each([
    ['of a OneDrive', true, true],
    ["of a site that is not known to be nobody's own", undefined, true],
    ['of a team site', false, false],
  ])('%s are about people, or not', (_, isPersonalSite, expected) => {
    const site = { id: 's', isPersonalSite };
    expect(isAboutPeople({ dataset: 'sites', after: site })).toBe(expected);
    expect(isAboutPeople({ dataset: 'sites', before: site })).toBe(expected);
  });
});

describe('the areas of changes', () => {
  it('have every dataset whose changes are history, and a title for each relation', () => {
    const inAreas = new Set(Object.values(changeAreas).flat());
    expect(changing.filter(id => !inAreas.has(id))).toEqual([]);
    expect([...inAreas].filter(id => !changing.includes(id))).toEqual([]);
    for (const { relations = [] } of datasets) {
      for (const { name } of relations) expect(titleOf(name)).not.toBe(name);
    }
  });
});
