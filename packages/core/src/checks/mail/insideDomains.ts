import type { CheckView } from '../../model';

/** Where an address is; null where the address itself does not tell. */
export type IsOutside = (address: string) => boolean | null;

/**
 * Tells addresses of the tenant's verified domains, and of subdomains of these, from others. A name that only looks
 * alike (`contoso.example.net`, `c0ntoso.example`) is outside. Undefined where Graph named no verified domain: then
 * everything would be outside.
 */
export async function insideDomains(
  view: CheckView<'domains'>,
): Promise<IsOutside | undefined> {
  const inside = new Set<string>();
  for await (const { id, isVerified } of view.rows('domains'))
    if (isVerified === true) inside.add(id.toLowerCase());
  if (!inside.size) return undefined;
  return address => {
    const at = address.lastIndexOf('@');
    // Exchange writes recipients of its own address book as X.500 names, and a contact in it may be anywhere.
    if (at < 1) return null;
    const labels = address
      .slice(at + 1)
      .trim()
      .toLowerCase()
      .split('.');
    return !labels.some((_, from) => inside.has(labels.slice(from).join('.')));
  };
}
