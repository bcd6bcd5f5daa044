/** Part of addresses and task names: letters, digits and dashes of the title, with a number when it is taken. */
export function connectionId(title: string, taken: readonly string[]): string {
  const slug =
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 40)
      .replace(/^-+|-+$/g, '') || 'tenant';
  let id = slug;
  for (let number = 2; taken.includes(id); number += 1)
    id = `${slug}-${number}`;
  return id;
}
