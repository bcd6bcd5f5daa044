/** A value of a line; what is not there is an empty one. */
export type CsvValue = string | number | boolean | null | undefined;

/** A line of a CSV file as RFC 4180 has it, with the end of the line. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front: names of the tenant are anybody's text.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: CsvValue): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^\s*[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
