import { csvLine } from './csvLine';
import { exportFileName } from './exportFileName';

describe('a line of CSV', () => {
  it('quotes what would end a value or the line', () => {
    expect(csvLine(['a', 'b, c', 'say "no"', 'two\r\nlines', 'z'])).toBe(
      'a,"b, c","say ""no""","two\r\nlines",z\r\n',
    );
  });

  it('writes numbers and yes or no as they are, and nothing for what is not known', () => {
    expect(csvLine([-1, 0, true, false, null, undefined, ''])).toBe(
      '-1,0,true,false,,,\r\n',
    );
  });

  it.each(['=1', '+1', '-1', '@a', '\t=1', ' =1', '＝1'])(
    'makes no formula of %j',
    text => {
      expect(csvLine([text])).toBe(`'${text}\r\n`);
    },
  );
});

it('an export is called after what it is of, and its day', () => {
  const at = new Date('2026-11-26T23:59:59Z');
  expect(exportFileName('identities', 'contoso', at, 'csv')).toBe(
    'identities-contoso-2026-11-26.csv',
  );
  expect(exportFileName('changes', '../a b', at, 'json')).toBe(
    'changes-.._a_b-2026-11-26.json',
  );
});
