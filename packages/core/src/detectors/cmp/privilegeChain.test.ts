import { ann, app, part } from './givenParts';
import { privilegeChain } from './privilegeChain';

const used = (minutes: number) =>
  part('aud.app-credential', minutes, { role: 'initiator' });
const given = part('aud.role-assigned', 0);
const newPlace = part('sig.new-country', 20);

describe('new privilege used at once', () => {
  it('is one finding of the grant, the new place and the use', () => {
    expect(
      privilegeChain.compose(ann, [given, newPlace, used(40)]),
    ).toMatchObject([
      {
        key: 'ann:2026-01-10',
        at: used(40).at,
        facts: {
          parts: [
            'aud.role-assigned~0',
            'sig.new-country~20',
            'aud.app-credential~40',
          ],
        },
      },
    ]);
  });

  it('is told of an app that was given a permission', () => {
    expect(
      privilegeChain.compose(app, [
        part('aud.app-permission', 0),
        part('sig.sp-new-source', 5),
        part('aud.role-assigned', 10, { role: 'initiator' }),
      ]),
    ).toHaveLength(1);
  });

  it('counts who activates a role as its receiver', () => {
    const activation = part('aud.pim-activation', 0, { role: 'initiator' });
    expect(
      privilegeChain.compose(ann, [activation, newPlace, used(30)]),
    ).toHaveLength(1);
  });

  it.each([
    ['after exactly an hour', [given, newPlace, used(60)], 1],
    ['after an hour and a minute', [given, newPlace, used(61)], 0],
    ['before the grant', [given, newPlace, used(-1)], 0],
    ['from a usual place', [given, used(30)], 0],
    ['by somebody else', [given, newPlace, part('aud.app-credential', 30)], 0],
    [
      'by who gave the privilege to another',
      [part('aud.role-assigned', 0, { role: 'initiator' }), newPlace, used(30)],
      0,
    ],
    ['never', [given, newPlace], 0],
  ])('is judged when it is used %s', (_, parts, count) => {
    expect(privilegeChain.compose(ann, parts)).toHaveLength(count);
  });
});
