// The order of Jest's suites: first those that ask for the longest time, so that none of them is still at work when there
// is nothing left to do beside it, and those that wait are waited for by others. Jest itself goes by how long each took
// before, which a fresh checkout does not know, and then by the size of the file, which says nothing.
const { readFileSync } = require('node:fs');
const { default: Sequencer } = require('@jest/test-sequencer');

function askedMs(path) {
  const [, ms = '0'] =
    /jest\.setTimeout\(([\d_]+)\)/.exec(readFileSync(path, 'utf8')) ?? [];
  return Number(ms.replaceAll('_', ''));
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const asked = new Map(tests.map(({ path }) => [path, askedMs(path)]));
    return super
      .sort(tests)
      .sort((a, b) => asked.get(b.path) - asked.get(a.path));
  }
};
