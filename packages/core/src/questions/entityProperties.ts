import type { SubscribedSku, User } from '../model';
import { cleanLabel, factValue } from './label';
import type { QuestionContext } from './question';
import type { Scope } from './scope';
import type { EntityDetail } from './shapes';

type Facts = EntityDetail['properties'];

/** What things in lists are known by, as Microsoft Graph names it. */
const names = ['displayName', 'name', 'cidrAddress', 'value'] as const;
/** So many plans of a licence are named that are switched off; more are counted. */
const MOST_PLANS = 3;
const LONGEST = 400;

/**
 * Properties under the names that Microsoft Graph has for them, in words: what is nested by the path to it, licences by
 * their names. What is nested and empty says nothing and is left out.
 */
export async function entityProperties(
  context: QuestionContext,
  scope: Scope,
  row: object,
): Promise<Facts> {
  const { assignedLicenses: licences, ...rest } = row as Partial<User>;
  const facts = Object.entries(rest).flatMap(([name, value]) =>
    factsOf(name, value),
  );
  if (licences)
    facts.push({
      name: 'assignedLicenses',
      value: await licencesText(context, scope, licences),
    });
  return facts;
}

function factsOf(name: string, value: unknown): Facts {
  if (Array.isArray(value) && value.some(isThing))
    return [{ name, value: cleanLabel(value.map(text).join(', '), LONGEST) }];
  if (!isThing(value)) return [{ name, value: factValue(value) }];
  return Object.entries(value)
    .filter(([, part]) => !isEmpty(part))
    .flatMap(([part, within]) => factsOf(`${name}.${part}`, within));
}

function text(value: unknown): string {
  if (!isThing(value)) return factValue(value);
  const known = names.find(each => typeof value[each] === 'string');
  if (known) return factValue(value[known]);
  return Object.entries(value)
    .filter(([, part]) => !isEmpty(part))
    .map(
      ([part, within]) =>
        `${part}: ${Array.isArray(within) ? within.map(text).join(', ') : text(within)}`,
    )
    .join('; ');
}

async function licencesText(
  { stores }: QuestionContext,
  { connection }: Scope,
  licences: NonNullable<User['assignedLicenses']>,
): Promise<string> {
  if (!licences.length) return factValue([]);
  const skus = new Map<string, SubscribedSku>();
  for await (const sku of stores.rows.stream(connection.id, 'subscribedSkus'))
    skus.set(sku.skuId ?? sku.id, sku);
  const said = licences.map(({ skuId, disabledPlans = [] }) => {
    const sku = skus.get(skuId ?? '');
    const off = disabledPlans.map(
      plan =>
        sku?.servicePlans?.find(({ servicePlanId }) => servicePlanId === plan)
          ?.servicePlanName ?? plan,
    );
    return `${sku?.skuPartNumber ?? skuId ?? '–'}${without(off)}`;
  });
  return cleanLabel(said.join(', '), LONGEST);
}

function without(plans: readonly string[]): string {
  if (!plans.length) return '';
  return plans.length > MOST_PLANS
    ? ` (without ${plans.length} of its plans)`
    : ` (without ${plans.join(', ')})`;
}

function isThing(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isThing(value) && Object.values(value).every(isEmpty);
}
