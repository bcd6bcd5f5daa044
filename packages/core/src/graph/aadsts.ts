/**
 * What the numbers of Microsoft's login mean for the person who connects a tenant: the meaning and what to do.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const sentences: Readonly<Record<string, string>> = {};

function say(numbers: string, meaning: string, action: string): void {
  for (const number of numbers.split(' ')) {
    (sentences as Record<string, string>)[number] = `${meaning} ${action}`;
  }
}

say(
  '7000215',
  'The client secret is wrong.',
  "Enter the secret's value; its id, which the portal shows beside it, is not the secret.",
);
say(
  '7000222',
  'The client secret has expired.',
  'Create a new one in the app registration and enter it.',
);
say(
  '70002',
  'The app could not prove itself.',
  'Check the client secret or certificate.',
);
say(
  '7000218',
  'No credential was sent.',
  'The app registration wants a client secret or certificate: add one to the connection.',
);
say(
  '700027 50012 700030',
  'The certificate is not accepted.',
  'Upload the certificate that this connection uses to the app registration.',
);
say(
  '1000502',
  'The certificate is not valid today.',
  'Renew it, upload it to the app registration and enter it here.',
);
say(
  '700024',
  "The app's proof is outside its time.",
  'Set the clock of this machine, or renew the federated token.',
);
say(
  '700021 700023 50013 50027',
  "The app's proof is not accepted.",
  'Check that client id, tenant id, certificate and private key belong together.',
);
say(
  '700211 700212 700213 70025',
  'The app registration does not trust this federated token.',
  'Add a federated credential with exactly its issuer, subject and audience to the registration.',
);
say(
  '700229',
  'The token offered as a credential is of the wrong kind.',
  'Use an application token of the trusted identity.',
);
say(
  '700025',
  'The app is registered as a public client, which has no secret.',
  'Register it as a web application.',
);
say(
  '700016 700011',
  'The app is not known in this tenant.',
  'Check client id and tenant id, and that an administrator has consented.',
);
say(
  '7000112 70001',
  'The app is disabled in this tenant.',
  'Enable it under Enterprise applications.',
);
say(
  '90002',
  'The tenant is not found.',
  'Check the tenant id, and whether the tenant is in a national cloud.',
);
say(
  '90038 900382 900432',
  'The tenant is in another national cloud.',
  "Configure that cloud's login and Graph addresses.",
);
say(
  '50194',
  'The app is for one tenant only.',
  'Name the tenant, or make the app multi-tenant.',
);
say(
  '9001023',
  'This kind of sign-in needs a named tenant.',
  'Configure the tenant id.',
);
say(
  '50011 900971',
  'The redirect address is not the registered one.',
  'Register the exact address in the app registration.',
);
say('50059', 'No tenant was named.', 'Enter the id or a domain of the tenant.');
say(
  '50058',
  'Nobody is signed in at Microsoft in this browser.',
  'Start again and sign in.',
);
say(
  '650053 70011 1002012',
  'A permission is asked for that Microsoft Graph does not have in this cloud.',
  'Choose another set of permissions, and please report it.',
);
say('65001', 'Nobody has consented to the app yet.', 'Grant admin consent.');
say(
  '65004',
  'Consent was declined.',
  'Start again and accept, or ask an administrator.',
);
say(
  '90094 90095',
  'An administrator has to consent.',
  'Ask an administrator to open the consent link.',
);
say(
  '90008',
  'The app lacks the permission to sign people in.',
  'Add User.Read to the app registration.',
);
say(
  '650056 650057 65005',
  'A permission is asked for that the app registration does not list.',
  'Add it to the registration and consent again.',
);
say(
  '650052',
  'The tenant has no subscription for a service that is asked for.',
  'Leave that feature out, or buy the licence.',
);
say(
  '500011',
  'The resource is not known in this tenant.',
  'Check the tenant id and the configured Graph address.',
);
say(
  '50105',
  'The account is not assigned to the app.',
  'Assign it, or switch off the assignment requirement.',
);
say('90093', 'The account may not do this.', 'Sign in as an administrator.');
say(
  '50020 50034 51004 16000',
  'The account does not belong to this tenant.',
  'Sign in with an account of the tenant.',
);
say('50057', 'The account is disabled.', 'Enable it, or use another.');
say(
  '50053',
  'The account is locked or its address is blocked.',
  'Wait, or see the sign-in log of the tenant.',
);
say('50055', 'The password has expired.', 'Change it and sign in again.');
say('50126', 'User name or password is wrong.', 'Sign in again.');
say(
  '53003 53000 53001 53002 530032 530035 50131',
  'A Conditional Access policy or the security defaults blocked the sign-in.',
  'See the sign-in log of the tenant for the policy, and exclude the app or meet its conditions.',
);
say(
  '50076 50079 50072 50074 50078 50158',
  'Multifactor authentication is required.',
  'Sign in again in the browser and complete it.',
);
say(
  '53004 53010 53011',
  'The account has to set up multifactor authentication from a trusted place, or is at risk.',
  'Ask an administrator.',
);
say(
  '700082 70008 70000 50173 70043 50133',
  'The sign-in is no longer valid.',
  'Reconnect: sign in again.',
);
say(
  '54005 501481 700005',
  'The sign-in was interrupted or used twice.',
  'Start it again.',
);
say(
  '500212 500213 500021',
  'A cross-tenant policy does not allow this.',
  'Ask the administrator of that tenant.',
);
say(
  '50196',
  'The same request was sent over and over.',
  'Wait some minutes; please report it if it comes back.',
);
say(
  '90055 90033 90024',
  "Microsoft's login is busy.",
  'Nothing is to be done; the next sync tries again.',
);

/** What passes by itself: the next sync tries again, and nobody has to come. */
const passing = new Set(['50196', '90055', '90033', '90024']);

/**
 * Whether only a person can go on. Of a number that is not explained here, the kind of the error decides: Microsoft
 * groups what needs a person under few of them.
 */
export function isFinalAadsts(number: string, kindIsFinal: boolean): boolean {
  if (passing.has(number)) return false;
  return number in sentences || kindIsFinal;
}

/** Numbers that are explained. */
export const explainedAadsts: readonly string[] = Object.keys(sentences);

/** Refusals that only the tenant's sign-in log explains, where an administrator finds them by this id. */
const inTheLog =
  /^(53000|53001|53002|53003|53004|53010|53011|530032|530035|50131|50053)$/;

/**
 * One sentence with what to do; an unknown number shows itself and where Microsoft explains it.
 *
 * @param correlationId - of the login's answer; told where an administrator has to look for it
 */
export function explainAadsts(number: string, correlationId?: string): string {
  const known = sentences[number];
  const id =
    correlationId && inTheLog.test(number)
      ? `, correlation id ${correlationId}`
      : '';
  return known
    ? `${known} (AADSTS${number}${id})`
    : `Microsoft's login answered AADSTS${number}. See https://login.microsoftonline.com/error?code=${number} for what it means.`;
}
