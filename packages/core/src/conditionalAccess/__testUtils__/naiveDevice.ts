import type { CaDevice, Tri } from '../signIn';
import { ruleOf, type RandomRule } from './randomRule';

/** Whether a device matches a rule that the generator wrote; unknown for a text that is no rule. */
export function naiveDevice(rule: string, device: CaDevice | undefined): Tri {
  if (!device) return false;
  const tree = ruleOf(rule);
  return tree ? matches(tree, device) : 'unknown';
}

function matches(rule: RandomRule, device: CaDevice): boolean {
  if ('not' in rule) return !matches(rule.not, device);
  if ('join' in rule)
    return rule.join === '-and'
      ? rule.of.every(each => matches(each, device))
      : rule.of.some(each => matches(each, device));
  const value = valueOf(rule.attribute, device);
  const wanted = Array.isArray(rule.value) ? rule.value : [rule.value];
  const positive = rule.operator
    .replace(/^-ne$/, '-eq')
    .replace(/^-not/, '-')
    .toLowerCase();
  const holds = compares(positive, value, wanted);
  return /^-n/.test(rule.operator) ? !holds : holds;
}

function compares(
  operator: string,
  value: string | readonly string[] | null,
  wanted: (string | null)[],
): boolean {
  if (value === null) return operator === '-eq' && wanted[0] === null;
  if (Array.isArray(value))
    return value.some(each => wanted.some(word => equal(each, word)));
  const text = (value as string).toLowerCase();
  return wanted.some(word => {
    if (word === null) return false;
    const sought = word.toLowerCase();
    if (operator === '-startswith') return text.indexOf(sought) === 0;
    if (operator === '-endswith') return text.slice(-sought.length) === sought;
    if (operator === '-contains') return text.indexOf(sought) >= 0;
    return text === sought;
  });
}

function equal(one: string, other: string | null): boolean {
  return other !== null && one.toLowerCase() === other.toLowerCase();
}

function valueOf(
  attribute: string,
  device: CaDevice,
): string | readonly string[] | null {
  if (!device.registered) return null;
  if (attribute === 'isCompliant') return device.isCompliant ? 'True' : 'False';
  if (attribute === 'trustType') return device.trustType!;
  const counted =
    device.managed || device.isCompliant || device.trustType === 'ServerAD';
  if (attribute.startsWith('extensionAttribute') && !counted) return null;
  const found = Object.entries(device.attributes ?? {}).find(
    ([name]) => name.toLowerCase() === attribute.toLowerCase(),
  );
  if (!found) throw new Error(`The device says nothing of ${attribute}.`);
  return found[1];
}
