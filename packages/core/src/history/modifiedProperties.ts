/** Said by a record besides the properties that were modified: of the actor, and of the other end (`Group.ObjectID`). */
const notProperties =
  /\.|^(action client name|spn|included updated properties)$/;

/** What the log calls properties by another name than Graph does, in lower case. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  passwordcredentials: ['keydescription', 'credential'],
  verifiedpublisher: ['verifiedpublisher', 'verifiedpublisherid'],
  web: ['appaddress'],
  lastpasswordchangedatetime: [
    'lastpasswordchangetimestamp',
    'passwordprofile',
  ],
  externaluserstate: ['userstate'],
  externaluserstatechangedatetime: ['userstatechangedon'],
  tags: ['tag'],
  isassignabletorole: ['isassignabletorole'],
  onpremisessyncenabled: ['dirsyncenabled'],
};

/** Policies are told of whole, old and new, under one name. */
const whole = [
  'conditionalaccesspolicy',
  'policydetail',
  'namedlocation',
  'policydetails',
];

interface Modified {
  displayName?: string | null;
  newValue?: string | null;
}

/**
 * Whether the properties that a record says it modified have one of these among them. A record that names none (as
 * password changes do) may be about any.
 *
 * @see https://learn.microsoft.com/graph/api/resources/modifiedproperty
 */
export function namesOneOf(
  targetResources: unknown,
  properties: readonly string[],
): boolean {
  const named = namesIn(targetResources);
  if (!named.length || named.some(name => whole.includes(name))) return true;
  return properties.some(property => {
    const name = singular(property.toLowerCase());
    const known = [name, ...(aliases[property.toLowerCase()] ?? [])];
    return named.some(each => known.includes(each));
  });
}

function namesIn(targetResources: unknown): string[] {
  const targets = Array.isArray(targetResources) ? targetResources : [];
  const modified: Modified[] = targets.flatMap(
    target => target?.modifiedProperties ?? [],
  );
  return modified
    .flatMap(({ displayName, newValue }) =>
      displayName === 'Included Updated Properties'
        ? listed(newValue)
        : [displayName ?? ''],
    )
    .map(name => name.trim().toLowerCase())
    .filter(name => name && !notProperties.test(name))
    .map(singular);
}

/** `"\"AccountEnabled, Department\""` */
function listed(value: string | null | undefined): string[] {
  return (value ?? '').replace(/["\[\]]/g, '').split(',');
}

function singular(name: string): string {
  return name.replace(/s$/, '');
}
