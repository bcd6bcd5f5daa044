import type { OpenPosture } from './openPosture';

/** What tells who somebody is, or where: addresses, numbers, and where they signed in from. */
export async function personalIn({ posture }: OpenPosture): Promise<string[]> {
  const found = new Set<string>();
  const keep = (...all: unknown[]) => {
    for (const each of all.flat())
      if (typeof each === 'string' && each.length > 6) found.add(each);
  };
  const { rows } = posture.stores;
  for await (const user of rows.stream('demo', 'users')) {
    const { mail, userPrincipalName } = user;
    const { otherMails, mobilePhone, businessPhones } = user as unknown as {
      [key: string]: unknown;
    };
    keep(mail, userPrincipalName, otherMails, mobilePhone, businessPhones);
  }
  for await (const signIn of rows.stream('demo', 'signIns'))
    keep(signIn.ipAddress, signIn.userPrincipalName);
  return [...found];
}
