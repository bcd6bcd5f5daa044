import { ann, app, part } from './givenParts';
import { takeoverChain } from './takeoverChain';

const DAY = 24 * 60;

describe('a takeover', () => {
  it('is one finding of what belongs together, with the timeline', () => {
    const found = takeoverChain.compose(ann, [
      part('sig.impossible-travel', 0),
      part('sig.mfa-fatigue', 10),
      part('aud.method-after-risk', 30),
      part('aud.role-assigned', 600, { role: 'initiator' }),
    ]);
    expect(found).toMatchObject([
      {
        key: 'ann:2026-01-10',
        at: '2026-01-10T22:00:00.000Z',
        affected: [ann],
        facts: {
          hours: 10,
          signs: ['sig.impossible-travel', 'sig.mfa-fatigue'],
          steps: ['aud.method-after-risk', 'aud.role-assigned'],
          parts: [
            'sig.impossible-travel~0',
            'sig.mfa-fatigue~10',
            'aud.method-after-risk~30',
            'aud.role-assigned~600',
          ],
        },
      },
    ]);
  });

  it.each([
    ['at the same moment', 0, 1],
    ['after exactly a day', DAY, 1],
    ['after a day and a minute', DAY + 1, 0],
    ['before the sign-in', -1, 0],
  ])('counts a step %s: %i minutes, %i findings', (_, minutes, count) => {
    expect(
      takeoverChain.compose(ann, [
        part('sig.aitm-client', 0),
        part('aud.consent', minutes),
      ]),
    ).toHaveLength(count);
  });

  it('is none of signs alone, of steps alone, or of an app', () => {
    const signs = [part('sig.risky-signin', 0), part('sig.device-code', 5)];
    const steps = [part('aud.consent', 10), part('aud.app-credential', 20)];
    expect(takeoverChain.compose(ann, signs)).toEqual([]);
    expect(takeoverChain.compose(ann, steps)).toEqual([]);
    expect(takeoverChain.compose(app, [...signs, ...steps])).toEqual([]);
  });

  it('keeps two takeovers apart, whatever the order of their parts', () => {
    const parts = [
      part('sig.risky-signin', 0),
      part('aud.consent', 10),
      part('sig.risky-signin', 3 * DAY),
      part('aud.consent', 3 * DAY + 10),
    ];
    const found = takeoverChain.compose(ann, parts);
    expect(found.map(({ key }) => key)).toEqual([
      'ann:2026-01-10',
      'ann:2026-01-13',
    ]);
    expect(takeoverChain.compose(ann, [...parts].reverse())).toEqual(found);
  });
});
