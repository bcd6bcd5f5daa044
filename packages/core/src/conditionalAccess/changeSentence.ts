/**
 * A change that opens sign-ins, in one sentence that a reader of a pull request understands without this code.
 */
import type { ChangeCause } from './changeCauses';
import type { CaChange } from './compare';
import type { DimensionName } from './conditions';
import type { Requirement, RequirementId } from './requirements';
import type { CaDevice, CaLocation, CaTarget } from './signIn';
import type { SymbolicWho } from './symbolicPeople';

/** Gives what an id is called; nothing leaves the id. */
export type NameOf = (id: string) => string | undefined;

const without: Record<RequirementId, string> = {
  block: 'without being blocked',
  mfa: 'without multifactor authentication',
  phishingResistantMfa: 'without phishing-resistant authentication',
  managedDevice: 'from a device that is not managed',
  legacyClientsBlocked: 'by a legacy client',
  deviceCodeBlocked: 'by the device code flow',
  registrationProtected:
    'to register security information without multifactor authentication',
};

const mostNamed = 5;

export function changeSentence(
  requirement: Requirement,
  change: CaChange,
  nameOf: NameOf = () => undefined,
): string {
  const named = (id: string) => nameOf(id) ?? id;
  const where = Object.entries(change.where).map(([name, values]) =>
    wordsOf(name as DimensionName, values, named),
  );
  const [first] = change.causes;
  const parts = [
    `${whoWords(requirement, change, named)} can sign in ${without[requirement.id]}`,
    ...where.filter(Boolean),
  ].join(', ');
  const because = first ? `: ${causeWords(first, named)}` : '';
  return `${parts}${because}.`;
}

function whoWords(
  { of, reading }: Requirement,
  { people, ids, who }: CaChange,
  named: (id: string) => string,
): string {
  const noun = of === 'workloads' ? 'workload' : 'person';
  const plural = of === 'workloads' ? 'workloads' : 'people';
  const means = reading === 'passwordStops' ? ' with a password alone' : '';
  if (who) return `${symbolicWords(who, named)}${means}`;
  const list = ids.slice(0, mostNamed).map(named).join(', ');
  const more =
    ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  if (people === undefined) return `${list}${more}`;
  return `${people.toLocaleString('en-US')} ${people === 1 ? noun : plural} (${list}${more})${means}`;
}

function symbolicWords(
  { userIds, notUserIds, in: inside, notIn, kinds }: SymbolicWho,
  named: (id: string) => string,
): string {
  const list = (ids: readonly string[]) => ids.map(named).join(', ');
  const parts: string[] = [];
  if (inside.length) parts.push(`in ${inside.map(named).join(' and ')}`);
  if (notIn.length) parts.push(`in none of ${list(notIn)}`);
  if (kinds) parts.push(`who is ${kinds.join(' or ')}`);
  if (notUserIds) parts.push(`other than ${list(notUserIds)}`);
  return [userIds ? list(userIds) : 'Anyone', parts.join(' and ')]
    .filter(Boolean)
    .join(' ');
}

function wordsOf(
  name: DimensionName,
  values: readonly unknown[],
  named: (id: string) => string,
): string {
  const list = [
    ...new Set(values.slice(0, mostNamed).map(value => word(value))),
  ];
  const more =
    values.length > mostNamed ? ` and ${values.length - mostNamed} more` : '';
  const words = `${list.join(' or ')}${more}`;
  switch (name) {
    case 'target':
      return `to ${words}`;
    case 'clientAppType':
      return `with ${words}`;
    case 'platform':
      return `on ${words}`;
    case 'location':
      return `from ${words}`;
    case 'device':
      return `from a device that is ${words}`;
    case 'flow':
      return `in the flow ${words}`;
    case 'unmodelled':
      return '';
    default:
      return `at ${name} ${words}`;
  }

  function word(value: unknown): string {
    if (name === 'target') {
      const target = value as CaTarget;
      if (target.kind === 'userAction') return target.action;
      if (target.kind === 'authenticationContext')
        return `context ${target.id}`;
      return `${named(target.appId)}${target.baselineScopesOnly ? ' (baseline scopes)' : ''}`;
    }
    if (name === 'location') return locationWords(value as CaLocation);
    return name === 'device' ? deviceWords(value as CaDevice) : String(value);
  }
}

function locationWords({ ip, country }: CaLocation): string {
  if (country === null) return `${ip} (no country)`;
  return country === undefined || country === 'XA'
    ? `${ip}`
    : `${ip} (${country})`;
}

function deviceWords(device: CaDevice): string {
  if (!device.registered) return 'not registered';
  const joined = { AzureAD: 'joined', ServerAD: 'hybrid joined' };
  const attributes = Object.entries(device.attributes ?? {}).map(
    ([name, value]) => `${name} ${value ?? 'empty'}`,
  );
  return [
    device.isCompliant ? 'compliant' : 'not compliant',
    joined[device.trustType as keyof typeof joined] ?? 'registered',
    ...attributes,
  ].join(' ');
}

function causeWords(
  { kind, policyId, displayName, failing, excludedBy, edited }: ChangeCause,
  named: (id: string) => string,
): string {
  const policy = `the policy “${displayName ?? policyId}”`;
  switch (kind) {
    case 'removed':
      return `${policy} is gone`;
    case 'turnedOff':
      return `${policy} is no longer enabled`;
    case 'added':
      return `${policy} is not there`;
    case 'turnedOn':
      return `${policy} is not enabled`;
    case 'newcomer':
      return 'they were not there before';
    case 'people':
      if (excludedBy.length)
        return `${policy} excludes ${excludedBy.map(named).join(', ')}`;
      return edited
        ? `${policy} no longer includes them`
        : `${policy} no longer includes them, since their groups or roles changed`;
    case 'condition':
      return `${policy} does not apply there, by its ${failing.join(', ')}${edited ? '' : ', which changed outside the policy'}`;
    default:
      return edited
        ? `${policy} asks for less`
        : `${policy} asks for less, since a strength or a trust that it relies on changed`;
  }
}
