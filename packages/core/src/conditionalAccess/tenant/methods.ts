import type { UserRegistrationDetails } from '../../model';

/**
 * What the registration report calls a method, as the parts of an authentication strength's combinations. Certificates are
 * registered nowhere, so that the report never names one.
 *
 * @see https://learn.microsoft.com/graph/api/resources/userregistrationdetails
 * @see https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy
 */
const parts: Record<string, readonly string[]> = {
  fido2SecurityKey: ['fido2'],
  passKeyDeviceBound: ['fido2'],
  passKeyDeviceBoundAuthenticator: ['fido2'],
  passKeyDeviceBoundWindowsHello: ['fido2'],
  passKeySynced: ['fido2'],
  windowsHelloForBusiness: ['windowsHelloForBusiness'],
  // A platform credential counts as Windows Hello does.
  macOsSecureEnclaveKey: ['windowsHelloForBusiness'],
  microsoftAuthenticatorPush: ['microsoftAuthenticatorPush'],
  microsoftAuthenticatorPasswordless: ['deviceBasedPush'],
  softwareOneTimePasscode: ['softwareOath'],
  hardwareOneTimePasscode: ['hardwareOath'],
  mobilePhone: ['sms', 'voice'],
  alternateMobilePhone: ['voice'],
  officePhone: ['voice'],
  temporaryAccessPass: [
    'temporaryAccessPassOneTime',
    'temporaryAccessPassMultiUse',
  ],
};

/** Parts that each method of the method policy allows; what the policy does not govern is allowed. */
const governed: Record<string, readonly string[]> = {
  fido2: ['fido2'],
  microsoftauthenticator: ['microsoftAuthenticatorPush', 'deviceBasedPush'],
  sms: ['sms'],
  voice: ['voice'],
  softwareoath: ['softwareOath'],
  hardwareoath: ['hardwareOath'],
  temporaryaccesspass: [
    'temporaryAccessPassOneTime',
    'temporaryAccessPassMultiUse',
  ],
  x509certificate: [
    'x509CertificateSingleFactor',
    'x509CertificateMultiFactor',
  ],
};
const ungoverned = ['windowsHelloForBusiness', 'federatedMultiFactor'];

export interface MethodPolicy {
  policyMigrationState?: unknown;
  authenticationMethodConfigurations?: unknown;
}

/** Methods that the tenant allows; `undefined` as long as older policies allow others, or it cannot be read. */
export function allowedMethods(
  policy: MethodPolicy | undefined,
): string[] | undefined {
  const configurations = policy?.authenticationMethodConfigurations;
  const { policyMigrationState: state } = policy ?? {};
  if (!Array.isArray(configurations)) return undefined;
  if (state && state !== 'migrationComplete') return undefined;
  return [
    ...ungoverned,
    ...configurations.flatMap(({ id, state: on }) =>
      on === 'enabled' ? (governed[`${id}`.toLowerCase()] ?? []) : [],
    ),
  ];
}

/**
 * A person's methods as parts of combinations; `undefined` where they are not known. Where the tenant takes certificates,
 * who has registered nothing that resists phishing may still have one.
 */
export function methodsOf(
  row: UserRegistrationDetails | undefined,
  allowed: readonly string[] | undefined,
): string[] | undefined {
  if (!row?.methodsRegistered) return undefined;
  const found = row.methodsRegistered.flatMap(each => parts[each] ?? []);
  const resistant = found.some(each =>
    /^(fido2|windowsHelloForBusiness)$/.test(each),
  );
  const certificates =
    !allowed || allowed.includes('x509CertificateMultiFactor');
  return certificates && !resistant ? undefined : found;
}
