import { added, asFlag, asList, asText, unwrap, words } from './auditValue';

describe('a value of modifiedProperties', () => {
  it.each([
    ['"Global Administrator"', 'Global Administrator'],
    ['["Guest"]', 'Guest'],
    ['"\\"twice\\""', 'twice'],
    ['plain', 'plain'],
    ['"cut sho', 'cut sho'],
    ['[true]', 'true'],
    ['True', 'True'],
    [7, '7'],
    ['[]', undefined],
    ['["a","b"]', undefined],
    ['{"a":1}', undefined],
    ['""', undefined],
    ['  ', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j is the text %j', (value, text) => {
    expect(asText(value)).toBe(text);
  });

  it.each([
    ['"True"', true],
    ['[true]', true],
    ['True', true],
    ['1', true],
    ['"False"', false],
    ['[false]', false],
    ['0', false],
    ['"maybe"', undefined],
    ['[]', undefined],
    [null, undefined],
  ])('%j is the flag %j', (value, flag) => {
    expect(asFlag(value)).toBe(flag);
  });

  it.each([
    ['["a","b"]', ['a', 'b']],
    ['"a"', ['a']],
    ['[{"a":1},"b",null]', ['{"a":1}', 'b']],
    ['[]', []],
    [null, []],
  ])('%j is the list %j', (value, list) => {
    expect(asList(value)).toEqual(list);
  });

  it('keeps what is no JSON to its end as the text it was', () => {
    expect(unwrap('[] => [[Id: 1, Scope: A]]; ')).toBe(
      '[] => [[Id: 1, Scope: A]]; ',
    );
    expect(unwrap('{"state":"ena')).toBe('{"state":"ena');
  });

  it('reads words between blanks, commas and semicolons', () => {
    expect(words('" User.Read  openid"')).toEqual(['User.Read', 'openid']);
    expect(words('"id;https://a/b"')).toEqual(['id', 'https://a/b']);
  });

  it('says what a later list has more, whatever the case', () => {
    expect(added(['A', 'b'], ['a', 'B', 'c', 'c'])).toEqual(['c']);
  });
});
