/**
 * Sends the browser away from the portal. Only to pages: an address with a script in it would run as the portal.
 * @throws Error for an address that is not one of a web page
 */
export function leaveFor(
  url: string,
  location: Pick<Location, 'href' | 'assign'> = window.location,
): void {
  const { protocol, href } = new URL(url, location.href);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new Error(
      'The backend named an address that is not a web page. Tell whoever runs the portal.',
    );
  location.assign(href);
}
