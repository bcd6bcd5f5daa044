import type { Entity } from '@backstage/catalog-model';
import { annotations } from './annotations';
import { MatchSuggester, NamedThing } from './suggestMatches';

const CLIENT = '11111111-aaaa-4bbb-8ccc-000000000001';
const OBJECT = '22222222-aaaa-4bbb-8ccc-000000000002';
const ENTERPRISE = '33333333-aaaa-4bbb-8ccc-000000000003';

const entity = (
  name: string,
  metadata: Partial<Entity['metadata']> = {},
  more: Partial<Entity> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, ...metadata },
  spec: { owner: 'payments' },
  ...more,
});
const team = (name: string, metadata: Partial<Entity['metadata']> = {}) =>
  entity(name, metadata, { kind: 'Group', spec: { type: 'team' } });
const app = (
  id: string,
  name: string,
  more: Partial<NamedThing> = {},
): NamedThing => ({
  kind: 'application',
  id,
  appId: `client-of-${id}`,
  name,
  ...more,
});

function suggest(entities: Entity[], things: NamedThing[], tenantId?: string) {
  const suggester = new MatchSuggester(entities, tenantId);
  for (const thing of things) suggester.add(thing);
  return suggester.suggestions();
}
const reasonsOf = (entities: Entity[], things: NamedThing[]) =>
  suggest(entities, things).map(({ entityRef, candidates }) => [
    entityRef,
    ...candidates.map(({ thing, reasons }) => [
      thing.id,
      ...reasons.map(({ by, where }) => `${by} ${where}`),
    ]),
  ]);

describe('suggesting what an entity is in a tenant', () => {
  it('goes by a client id or object id in a link or in the annotation of something else', () => {
    const link = `https://portal.azure.com/#view/App/appId/${CLIENT.toUpperCase()}`;
    const things = [app(OBJECT, 'Whatever', { appId: CLIENT })];
    expect(
      reasonsOf(
        [
          entity('linked', { links: [{ url: link }] }),
          entity('noted', { annotations: { 'example.org/app': OBJECT } }),
        ],
        things,
      ),
    ).toEqual([
      ['component:default/linked', [OBJECT, 'clientId link']],
      [
        'component:default/noted',
        [OBJECT, 'objectId annotation example.org/app'],
      ],
    ]);
    expect(
      suggest([entity('linked', { links: [{ url: link }] })], things),
    ).toEqual([
      expect.objectContaining({
        only: true,
        owners: ['group:default/payments'],
        candidates: [
          expect.objectContaining({
            annotation: { name: annotations.appId, value: CLIENT },
            others: 0,
          }),
        ],
      }),
    ]);
  });

  it('takes a registration and the enterprise app made of it for one app', () => {
    const url = `https://portal.azure.com/#view/App/objectId/${ENTERPRISE}/appId/${CLIENT}`;
    expect(
      reasonsOf(
        [entity('pay', { links: [{ url }] })],
        [
          app(OBJECT, 'X', { appId: CLIENT }),
          app(ENTERPRISE, 'X', { kind: 'servicePrincipal', appId: CLIENT }),
        ],
      ),
    ).toEqual([
      ['component:default/pay', [OBJECT, 'clientId link', 'objectId link']],
    ]);
  });

  it('goes by the name of what somebody owns, with case and marks between words forgiven', () => {
    const things = [app('a', 'Payments API')];
    expect(
      reasonsOf(
        [
          entity('payments-api'),
          entity('svc', { title: 'payments_api' }),
          entity('orphan', { title: 'Payments API' }, { spec: {} }),
          entity('payments-api-v2'),
        ],
        things,
      ),
    ).toEqual([
      ['component:default/payments-api', ['a', 'name metadata.name']],
      ['component:default/svc', ['a', 'name metadata.title']],
    ]);
  });

  it('matches groups with teams, and neither with apps', () => {
    const group: NamedThing = { kind: 'group', id: 'g', name: 'Payments' };
    const teams = [
      team('payments'),
      entity('payments'),
      entity('crew', {}, {
        kind: 'Group',
        spec: { profile: { displayName: 'PAYMENTS' } },
      } as Partial<Entity>),
    ];
    expect(reasonsOf(teams, [group])).toEqual([
      ['group:default/crew', ['g', 'name spec.profile.displayName']],
      ['group:default/payments', ['g', 'name metadata.name']],
    ]);
    expect(suggest([team('payments')], [group])[0].candidates[0]).toMatchObject(
      { annotation: { name: annotations.groupId, value: 'g' } },
    );
  });

  it('chooses none of several: both are there, and it is said', () => {
    const [one] = suggest(
      [entity('pay')],
      [app('b', 'Pay'), app('a', 'pay', { appId: undefined })],
    );
    expect(one.only).toBe(false);
    expect(
      one.candidates.map(({ thing, annotation }) => [thing.id, annotation]),
    ).toEqual([
      ['a', { name: annotations.objectId, value: 'a' }],
      ['b', { name: annotations.appId, value: 'client-of-b' }],
    ]);
    const contested = suggest(
      [entity('pay'), entity('pay', { namespace: 'eu' }), entity('shop')],
      [app('a', 'Pay'), app('b', 'Shop')],
    );
    expect(contested.map(({ entityRef, only }) => [entityRef, only])).toEqual([
      ['component:default/shop', true],
      ['component:default/pay', false],
      ['component:eu/pay', false],
    ]);
    expect(contested[1].candidates[0].others).toBe(1);
  });

  it('leaves what is annotated alone', () => {
    const annotated = entity('api', {
      annotations: { [annotations.appId]: CLIENT },
    });
    const things = [app(OBJECT, 'pay', { appId: CLIENT })];
    expect(suggest([annotated, entity('pay')], things)).toEqual([]);
    const linked = entity('pay', { links: [{ url: `https://x/${CLIENT}` }] });
    expect(suggest([annotated, linked], things)).toMatchObject([
      { entityRef: 'component:default/pay', only: false },
    ]);
    const elsewhere = entity('pay', {
      annotations: { [annotations.tenantId]: 'T2' },
    });
    expect(suggest([elsewhere], [app('a', 'pay')], 't1')).toEqual([]);
    expect(suggest([elsewhere], [app('a', 'pay')], 't2')).toHaveLength(1);
  });

  it('takes no name of another organisation’s app', () => {
    expect(
      suggest([entity('pay')], [app('a', 'pay', { kind: 'servicePrincipal' })]),
    ).toEqual([]);
  });

  it.each([
    ['a letter of another script', 'p\u0430yments'],
    ['a character without width', 'pay\u200bments'],
    ['a byte order mark', 'pay\ufeffments'],
    ['a turned line', '\u202estnemyap'],
    ['letters of full width', '\uff50ayments'],
    ['a filler', 'payments\u3164'],
    ['a tag', 'payments\u{e0041}'],
    ['nothing but marks', ' -_. '],
    ['nothing', ''],
  ])('is not taken in by %s', (_, name) => {
    const entities = [entity('payments'), entity('x', { title: ' - ' })];
    expect(suggest(entities, [app('a', name)])).toEqual([]);
    expect(suggest(entities, [app('a', 'payments')])).toHaveLength(1);
  });
});
