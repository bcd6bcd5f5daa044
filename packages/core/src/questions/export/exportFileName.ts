/** What an export is called: after what it is, of which connection, and the day in UTC. */
export function exportFileName(
  what: string,
  connection: string,
  at: Date,
  extension: string,
): string {
  const safe = connection.replace(/[^\w.-]/g, '_');
  return `${what}-${safe}-${at.toISOString().slice(0, 10)}.${extension}`;
}
