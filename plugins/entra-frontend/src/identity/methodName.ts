/** A method's name in Microsoft Graph (`microsoftAuthenticatorPush`) as words; new ones need no list to be kept. */
export function methodName(method: string): string {
  const words = method
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
