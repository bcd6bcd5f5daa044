import { judgeSettings, Setting } from './judgeSettings';

const setting = (name: string, wrong: boolean | undefined): Setting => ({
  name,
  wrong,
  severity: 'low',
  statement: `${name} is wrong.`,
  facts: { [name]: wrong ?? null },
});
const because = [
  {
    dataset: 'sharePointSettings',
    completeness: {
      state: 'partial',
      seen: 1,
      why: 'Microsoft sent nothing that is understood for b.',
    },
  },
];

describe('judging settings', () => {
  it('makes one cause of each wrong one, and shows what is right', () => {
    expect(
      judgeSettings('sharePointSettings', [
        setting('a', true),
        setting('b', true),
        setting('c', false),
      ]),
    ).toMatchObject({
      outcome: 'fail',
      witnesses: [{ key: 'a' }, { key: 'b', facts: { b: true } }],
    });
    expect(
      judgeSettings('sharePointSettings', [
        setting('a', false),
        setting('b', false),
      ]),
    ).toEqual({ outcome: 'pass', evidence: { a: false, b: false } });
  });

  it('never takes what was not sent for right, and keeps what is open of it', () => {
    const unsent = setting('b', undefined);
    expect(
      judgeSettings('sharePointSettings', [setting('a', false), unsent]),
    ).toEqual({ outcome: 'unknown', because });
    expect(
      judgeSettings('sharePointSettings', [setting('a', true), unsent]),
    ).toMatchObject({ outcome: 'fail', witnesses: [{ key: 'a' }], because });
  });
});
