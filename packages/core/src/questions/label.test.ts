import { cleanLabel, factValue } from './label';

describe('cleanLabel', () => {
  it.each([
    ['Alma Reyes', 'Alma Reyes'],
    ['a\u202eb\u200bc', 'a b c'],
    ['line\nbreak\u0007', 'line break'],
    ['tag\u{e0041}s', 'tag s'],
    ['  many   blanks ', 'many blanks'],
    ['Zoë 👩‍💻 李', 'Zoë 👩 💻 李'],
  ])('makes %j into %j', (text, clean) => {
    expect(cleanLabel(text)).toBe(clean);
  });

  it('caps without cutting a character in two', () => {
    const capped = cleanLabel('😀'.repeat(200));
    expect([...capped]).toHaveLength(120);
    expect(capped.endsWith('…')).toBe(true);
    expect(capped).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('factValue', () => {
  it('tells nothing from none and from false', () => {
    expect([null, [], false, 0, ['a', 'b']].map(factValue)).toEqual([
      '–',
      'none',
      'false',
      '0',
      'a, b',
    ]);
  });
});
