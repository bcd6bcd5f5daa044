import type { Entity } from '@backstage/catalog-model';
import { annotations } from './annotations';
import { claimsOf, EntityMatcher } from './matchEntity';
import { ownerRef, ownersOf } from './ownersOf';

const entity = (
  name: string,
  notes: Record<string, string>,
  more: Partial<Entity> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations: notes },
  spec: { owner: 'payments' },
  ...more,
});
const names = (found: Entity[]) => found.map(({ metadata }) => metadata.name);

describe('matching entities of the catalog', () => {
  it('knows an app by its client id or object id, in whatever case, and one of several', () => {
    const matcher = new EntityMatcher([
      entity('by-app', { [annotations.appId]: 'AAAA, cccc' }),
      entity('by-object', { [annotations.objectId]: 'BBBB' }),
      entity('both', {
        [annotations.appId]: 'aaaa',
        [annotations.objectId]: 'bbbb',
      }),
      entity('other', { [annotations.appId]: 'dddd' }),
    ]);
    expect(
      names(
        matcher.entitiesOf({ kind: 'application', id: 'bbbb', appId: 'aaaa' }),
      ),
    ).toEqual(['both', 'by-app', 'by-object']);
    expect(
      names(
        matcher.entitiesOf({
          kind: 'servicePrincipal',
          id: 'x',
          appId: 'CCCC',
        }),
      ),
    ).toEqual(['by-app']);
    expect(matcher.entitiesOf({ kind: 'application', id: 'x' })).toEqual([]);
  });

  it('takes an id for what it is an id of, and for nothing else', () => {
    const matcher = new EntityMatcher([
      entity('resource', { [annotations.groupId]: 'same' }),
      entity('person', { [annotations.userId]: 'same' }, { kind: 'User' }),
      entity('app', { [annotations.objectId]: 'same' }),
    ]);
    expect(names(matcher.entitiesOf({ kind: 'group', id: 'same' }))).toEqual([
      'resource',
    ]);
    expect(names(matcher.entitiesOf({ kind: 'user', id: 'same' }))).toEqual([
      'person',
    ]);
    expect(
      names(matcher.entitiesOf({ kind: 'servicePrincipal', id: 'same' })),
    ).toEqual(['app']);
    expect(matcher.entitiesOf({ kind: 'device', id: 'same' })).toEqual([]);
  });

  it('keeps to the tenant that is annotated', () => {
    const matcher = new EntityMatcher([
      entity('here', {
        [annotations.groupId]: 'g',
        [annotations.tenantId]: 'T1',
      }),
      entity('there', {
        [annotations.groupId]: 'g',
        [annotations.tenantId]: 't2',
      }),
      entity('any', { [annotations.groupId]: 'g' }),
    ]);
    expect(
      names(matcher.entitiesOf({ kind: 'group', id: 'g', tenantId: 't1' })),
    ).toEqual(['any', 'here']);
  });

  it('goes by the address of a person only where no id is annotated', () => {
    const profile = { profile: { email: 'Ada@contoso.example' } };
    const person = (notes: Record<string, string>) =>
      claimsOf(entity('ada', notes, { kind: 'User', spec: profile }));
    expect(person({}).emails).toEqual(['ada@contoso.example']);
    expect(person({ [annotations.userId]: 'u' }).emails).toEqual([]);
    expect(
      claimsOf(entity('team', {}, { kind: 'Group', spec: profile })).emails,
    ).toEqual([]);
  });
});

describe('owners', () => {
  it('are those of the relation, or of the spec where there is no relation yet', () => {
    const pay = entity('pay', {});
    expect(ownersOf(pay)).toEqual(['group:default/payments']);
    expect(
      ownersOf({
        ...pay,
        relations: [
          { type: 'ownedBy', targetRef: 'user:default/ada' },
          { type: 'partOf', targetRef: 'system:default/shop' },
        ],
      }),
    ).toEqual(['user:default/ada']);
    expect(
      ownersOf(entity('x', {}, { metadata: { name: 'x', namespace: 'eu' } })),
    ).toEqual(['group:eu/payments']);
    expect(ownersOf(entity('x', {}, { spec: {} }))).toEqual([]);
  });

  it('are no free text', () => {
    expect(ownerRef('User:ada')).toBe('user:default/ada');
    for (const text of ['Ada', 'Ada Lovelace', 'a:b:c/d', 'component:x/y']) {
      expect(ownerRef(text)).toBeUndefined();
    }
  });
});
