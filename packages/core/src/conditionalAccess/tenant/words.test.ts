import { gapSentence } from './words';

const gap: Parameters<typeof gapSentence>[0] = {
  state: 'gap',
  audience: 'members',
  requirement: 'mfa',
  reading: 'forced',
  people: 1676,
  groups: [],
  where: {},
  reach: 'anyone',
  witness: {} as never,
  cause: { kind: 'none', objects: [] } as never,
  mendable: new Map(),
  nearest: [],
};

describe('a gap in words', () => {
  it('writes thousands apart', () => {
    expect(gapSentence(gap)).toMatch(/^1,676 members can sign in /);
  });

  it('speaks of one person in the singular', () => {
    expect(gapSentence({ ...gap, people: 1 })).toMatch(/^1 member can /);
  });
});
