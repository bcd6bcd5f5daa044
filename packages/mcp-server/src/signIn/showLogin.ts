import open from 'open';

/**
 * Opens the login in the browser of this machine, and says its address: over SSH there is none to open.
 * @param say - a line for a person to read
 */
export async function showLogin(
  url: string,
  say: (line: string) => void,
): Promise<void> {
  say(`Sign in to Microsoft, so that the tenant can be read: ${url}`);
  const browser = await open(url);
  browser.once('error', () => {
    say('No browser could be opened here. Open that address in one yourself.');
  });
}
