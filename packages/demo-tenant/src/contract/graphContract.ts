import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Microsoft's own metadata, beside the project. A test that needs it fails loudly where it is absent. */
// eslint-disable-next-line no-restricted-syntax -- read by tests from the checkout, never from a build
const directory = join(__dirname, '../../../../../shared/graph-contract');

interface GraphType {
  kind: string;
  base: string | null;
  open: boolean;
  properties: Record<string, { type: string; nullable?: boolean }>;
  navigation: Record<string, unknown>;
}

export interface GraphContract {
  types: Record<string, GraphType>;
  enums: Record<string, string[]>;
}

export interface PathPermissions {
  application: string[];
  delegated: string[];
}

function read<T>(name: string): T {
  const file = join(directory, name);
  if (!existsSync(file)) {
    throw new Error(
      `Microsoft's Graph metadata is not there: ../shared/graph-contract/${name} beside the project is needed by this test, which is not skipped without it.`,
    );
  }
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

export const readGraphTypes = () => read<GraphContract>('graph-v1-types.json');
export const readGetPermissions = () =>
  read<Record<string, PathPermissions>>('graph-v1-get-permissions.json');

/** What is wrong with `value` as an instance of Graph's `typeName`, a sentence each; empty when nothing is. */
export function violations(
  contract: GraphContract,
  typeName: string,
  value: unknown,
  at = typeName,
): string[] {
  if (typeName.startsWith('Collection(')) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    const element = typeName.slice(11, -1);
    return value.flatMap((each, index) =>
      violations(contract, element, each, `${at}[${index}]`),
    );
  }
  if (typeName.startsWith('Edm.')) return primitive(typeName, value, at);
  const members = contract.enums[typeName];
  if (members) {
    // A flags enumeration comes as names joined by commas.
    return String(value)
      .split(',')
      .every(name => members.includes(name))
      ? []
      : [`${at} is ${JSON.stringify(value)}, which ${typeName} has not`];
  }
  return object(contract, typeName, value, at);
}

function object(
  contract: GraphContract,
  typeName: string,
  value: unknown,
  at: string,
): string[] {
  if (typeof value !== 'object' || value === null)
    return [`${at} is no object`];
  const stated = (value as Record<string, unknown>)['@odata.type'];
  const actual =
    typeof stated === 'string'
      ? stated.replace('#microsoft.graph.', '')
      : typeName;
  const known = allProperties(contract, actual);
  if (!known)
    return contract.types[typeName] || stated
      ? []
      : [`${at} has the unknown type ${actual}`];
  return Object.entries(value).flatMap(([name, part]) => {
    if (name.startsWith('@') || name.endsWith('@delta')) return [];
    const property = known.properties[name];
    if (!property) {
      return known.navigation.has(name) || known.open
        ? []
        : [`${at}.${name} is no property of ${actual}`];
    }
    if (part === null) {
      return property.nullable === false
        ? [`${at}.${name} must not be null`]
        : [];
    }
    return violations(contract, property.type, part, `${at}.${name}`);
  });
}

function allProperties(contract: GraphContract, typeName: string) {
  const properties: GraphType['properties'] = {};
  const navigation = new Set<string>();
  let open = false;
  let name: string | null = typeName;
  if (!contract.types[typeName]) return undefined;
  while (name) {
    const type: GraphType | undefined = contract.types[name];
    if (!type) break;
    Object.assign(properties, { ...type.properties, ...properties });
    for (const each of Object.keys(type.navigation)) navigation.add(each);
    open ||= type.open;
    name = type.base;
  }
  properties.id ??= { type: 'Edm.String', nullable: false };
  return { properties, navigation, open };
}

const times = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const guids = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function primitive(type: string, value: unknown, at: string): string[] {
  const right: Record<string, () => boolean> = {
    'Edm.String': () => typeof value === 'string',
    'Edm.Boolean': () => typeof value === 'boolean',
    'Edm.Int32': () => Number.isInteger(value),
    'Edm.Int64': () => Number.isInteger(value),
    'Edm.Double': () => typeof value === 'number',
    'Edm.DateTimeOffset': () => typeof value === 'string' && times.test(value),
    'Edm.Guid': () => typeof value === 'string' && guids.test(value),
  };
  return (right[type]?.() ?? true)
    ? []
    : [`${at} is ${JSON.stringify(value)}, no ${type}`];
}
