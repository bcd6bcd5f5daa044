/** The address of the page about one entity. Handles hold `#` and `@`. */
export function entityPath(
  identities: string,
  connection: string,
  entity: string,
): string {
  return `${identities}/${encodeURIComponent(entity)}?${new URLSearchParams({ connection })}`;
}
