/**
 * What a policy asks before it lets a sign-in through, as a formula of controls, and what a sign-in can give. A strength is
 * a set of combinations of methods: it is met by any combination whose every part the person has registered.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant
 * @see https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strength-how-it-works
 */
import type { ConditionalAccessPolicy } from '../model';
import { all, any } from './deviceFilter';
import type { CaPerson, CaSignIn, CaStrength, CaTenant, Tri } from './signIn';

export interface Control {
  /** `mfa`, `compliantDevice`, …, `strength`, `termsOfUse`, `custom`. */
  kind: string;
  id?: string;
  /** Of a strength. Absent: not known. */
  combinations?: readonly string[];
}

export interface Grant {
  operator: 'AND' | 'OR';
  controls: readonly Control[];
}

const strengthId = (digit: number) =>
  `00000000-0000-0000-0000-00000000000${digit}`;
const phishingResistant = [
  'windowsHelloForBusiness',
  'fido2',
  'x509CertificateMultiFactor',
];
const passwordless = [...phishingResistant, 'deviceBasedPush'];
const second = [
  'sms',
  'voice',
  'microsoftAuthenticatorPush',
  'softwareOath',
  'hardwareOath',
];
/** Microsoft's own strengths, for a policy that names one without its combinations. */
const builtIn: Record<string, readonly string[]> = {
  [strengthId(2)]: [
    ...passwordless,
    'temporaryAccessPassOneTime',
    'temporaryAccessPassMultiUse',
    'federatedMultiFactor',
    ...second.map(each => `password,${each}`),
    ...second.map(each => `federatedSingleFactor,${each}`),
    'x509CertificateSingleFactor,microsoftAuthenticatorPush',
  ],
  [strengthId(3)]: passwordless,
  [strengthId(4)]: phishingResistant,
};

/** Reads the formula. A block leaves nothing else to read; no control at all is an empty AND, always met. */
export function readGrant(
  { grantControls }: ConditionalAccessPolicy,
  tenant: CaTenant,
): Grant {
  if (!grantControls) return { operator: 'AND', controls: [] };
  const builtInControls = (grantControls.builtInControls ?? []).filter(Boolean);
  if (builtInControls.some(each => each.toLowerCase() === 'block'))
    return { operator: 'AND', controls: [{ kind: 'block' }] };
  const strength = grantControls.authenticationStrength;
  return {
    operator: grantControls.operator?.toUpperCase() === 'AND' ? 'AND' : 'OR',
    controls: [
      ...builtInControls.map(kind => ({ kind })),
      ...(strength ? [readStrength(strength, tenant)] : []),
      ...(grantControls.termsOfUse ?? []).map(id => ({
        kind: 'termsOfUse',
        id,
      })),
      ...(grantControls.customAuthenticationFactors ?? []).map(id => ({
        kind: 'custom',
        id,
      })),
      ...unmodelledControls(grantControls),
    ],
  };
}

const modelled =
  /^(operator|builtInControls|authenticationStrength|termsOfUse|customAuthenticationFactors)$/;

/** Controls that Graph may add: whether they can be met is not known. */
function unmodelledControls(grantControls: object): Control[] {
  return Object.entries(grantControls)
    .filter(
      ([name, value]) =>
        !modelled.test(name) &&
        !name.includes('@') &&
        (Array.isArray(value) ? value.length : value),
    )
    .map(([kind]) => ({ kind }));
}

function readStrength(strength: CaStrength, tenant: CaTenant): Control {
  const id = strength.id ?? undefined;
  const combinations = strength.allowedCombinations?.length
    ? strength.allowedCombinations
    : (tenant.strengths?.find(each => each.id === id)?.allowedCombinations ??
      builtIn[id ?? '']);
  return { kind: 'strength', id, combinations };
}

/** Whether what can be given is enough. */
export function satisfies(grant: Grant, can: (control: Control) => Tri): Tri {
  if (!grant.controls.length) return true;
  const given = grant.controls.map(can);
  return grant.operator === 'AND' ? all(given) : any(given);
}

export function isLegacyClient(client: string | undefined): boolean {
  return /^(exchangeActiveSync|easSupported|other)$/i.test(client ?? '');
}

const deviceControls = new Set(['compliantDevice', 'domainJoinedDevice']);
const appControls = new Set(['approvedApplication', 'compliantApplication']);

/** What client, flow, device and home tenant forbid or allow, whoever signs in: the outer bounds of a control. */
export function withinReach(
  control: Control,
  signIn: CaSignIn,
  tenant: CaTenant,
): Tri {
  const { kind } = control;
  if (kind === 'block') return false;
  // An older client can answer no prompt and proves no device.
  if (isLegacyClient(signIn.clientAppType)) return false;
  const external =
    signIn.identity.kind === 'user'
      ? signIn.identity.person.guestType
      : undefined;
  if (
    external &&
    external !== 'internalGuest' &&
    (appControls.has(kind) || kind === 'passwordChange')
  )
    return external === 'unknownGuest' ? 'unknown' : false;
  if (deviceControls.has(kind)) return deviceGives(kind, signIn, tenant);
  if (kind === 'mfa' && external === 'b2bDirectConnectUser')
    return trustOf(signIn, tenant)?.mfa ?? 'unknown';
  return /^(mfa|strength|termsOfUse|custom|passwordChange|riskRemediation|approvedApplication|compliantApplication)$/.test(
    kind,
  )
    ? true
    : 'unknown';
}

function deviceGives(kind: string, signIn: CaSignIn, tenant: CaTenant): Tri {
  const { device, flow } = signIn;
  if (flow === 'deviceCodeFlow') return false;
  const compliant = kind === 'compliantDevice';
  let state: Tri | undefined = false;
  if (!device) state = 'unknown';
  else if (device.registered && compliant) state = device.isCompliant;
  else if (device.registered && device.trustType === undefined)
    state = 'unknown';
  else if (device.registered)
    state = device.trustType!.toLowerCase() === 'serverad';
  const guest =
    signIn.identity.kind === 'user' && signIn.identity.person.guestType;
  if (!guest || guest === 'internalGuest') return state ?? 'unknown';
  const trust = trustOf(signIn, tenant);
  const trusted = compliant
    ? trust?.compliantDevice
    : trust?.hybridJoinedDevice;
  return all([state ?? 'unknown', trusted ?? 'unknown']);
}

function trustOf(signIn: CaSignIn, { inboundTrust }: CaTenant) {
  const person =
    signIn.identity.kind === 'user' ? signIn.identity.person : undefined;
  const home = person?.homeTenantId;
  return (home && inboundTrust?.partners?.[home]) || inboundTrust?.standard;
}

/** What this sign-in can give: its bounds, and for a strength also what the person has registered. */
export function canGive(
  control: Control,
  signIn: CaSignIn,
  tenant: CaTenant,
): Tri {
  const bound = withinReach(control, signIn, tenant);
  if (control.kind !== 'strength' || signIn.identity.kind !== 'user')
    return bound;
  return all([
    bound,
    strengthMet(control, signIn.identity.person, tenant.allowedMethods),
  ]);
}

function strengthMet(
  { combinations }: Control,
  { methods, guestType }: CaPerson,
  allowed: readonly string[] | undefined,
): Tri {
  if (!combinations) return 'unknown';
  // What an external person did at home is not in this tenant's data.
  if (!methods || (guestType && guestType !== 'internalGuest'))
    return 'unknown';
  const usable = (part: string) =>
    part === 'password' ||
    (methods.includes(part) && (!allowed || allowed.includes(part)));
  return combinations.some(each => partsOf(each).every(usable));
}

function partsOf(combination: string): string[] {
  return combination.split(',').map(part => part.trim());
}

const strongAlone =
  /^(windowsHelloForBusiness|fido2|deviceBasedPush|temporaryAccessPassOneTime|temporaryAccessPassMultiUse|x509CertificateMultiFactor|federatedMultiFactor)$/;

/** Whether every way to meet the strength is multifactor; unknown where its combinations are. */
export function onlyMultifactor(control: Control): Tri {
  return every(
    control,
    parts => parts.length > 1 || strongAlone.test(parts[0]),
  );
}

/** Whether no way to meet the strength can be phished. */
export function onlyPhishingResistant(control: Control): Tri {
  return every(control, parts =>
    parts.some(part => phishingResistant.includes(part)),
  );
}

function every(
  { combinations }: Control,
  holds: (parts: string[]) => boolean,
): Tri {
  if (!combinations?.length) return 'unknown';
  return combinations.every(each => holds(partsOf(each)));
}
