import { dataset } from '../datasets';
import { areaTitles, severities } from '../model';
import type { Check, CheckFamily, CheckMetadata, DatasetId } from '../model';
import { CatalogueError } from './catalogueError';
import { soundVerdict } from './soundVerdict';

/** As built-in ones are: it goes into addresses, file names and handles. */
const ID = /^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$/;
const LONGEST_ID = 100;

/**
 * A check from outside, which nothing has compiled against these types.
 * @throws CatalogueError
 */
export function addedCheck(
  check: Check<any>,
  own: readonly CheckMetadata[],
  before: readonly CheckMetadata[],
): Check {
  const { id, title } = check ?? {};
  if (typeof id !== 'string' || !ID.test(id) || id.length > LONGEST_ID)
    throw new CatalogueError(
      `A check has the id ${JSON.stringify(id)}; an id is small letters, digits and hyphens after a family and a dot, such as custom.shared-mailbox.`,
    );
  const family = id.slice(0, id.indexOf('.')) as CheckFamily;
  if (!Object.hasOwn(areaTitles, family))
    throw new CatalogueError(
      `The check ${id} begins with no family; there are ${Object.keys(areaTitles).join(', ')}. One that fits none begins with custom.`,
    );
  if (check.family !== family)
    throw new CatalogueError(
      `The check ${id} says that its family is ${JSON.stringify(check.family)}; make it ${family}, as its id has it.`,
    );
  const builtIn = own.find(each => each.id === id);
  if (builtIn)
    throw new CatalogueError(
      `The added check ${id} (“${title}”) has the id of the built-in check “${builtIn.title}”; give it one of its own, and mute the built-in one where yours takes its place.`,
    );
  const twin = before.find(each => each.id === id);
  if (twin)
    throw new CatalogueError(
      `Two added checks have the id ${id}: “${twin.title}” and “${title}”; give one of them another.`,
    );
  const wrong = firstWrong(check);
  if (wrong) throw new CatalogueError(`The check ${id} ${wrong}.`);
  return {
    ...check,
    // The author's own object may be of a class: `this` must stay it.
    evaluate: async view => soundVerdict(id, await check.evaluate(view)),
  };
}

function firstWrong(check: Check<any>): string | undefined {
  const { severity, needs, uses = [], standsOnPartial = [] } = check;
  for (const name of ['title', 'whyItMatters'] as const)
    if (typeof check[name] !== 'string' || !check[name].trim())
      return `has no ${name}; people read it`;
  for (const name of ['howToFix', 'falsePositives'] as const)
    if (!isTexts(check[name])) return `needs ${name}, a list of sentences`;
  if (!severities.includes(severity))
    return `has the severity ${JSON.stringify(severity)}; there are ${severities.join(', ')}`;
  if (typeof check.references !== 'object' || check.references === null)
    return 'needs references; {} where there are none';
  if (!Array.isArray(needs) || !needs.length)
    return 'needs no dataset; one that reads nothing judges nothing';
  const unknown = [...needs, ...uses].find(each => !isDataset(each));
  if (unknown !== undefined)
    return `reads ${JSON.stringify(unknown)}, which is no dataset`;
  if (!standsOnPartial.every(each => needs.includes(each)))
    return 'stands on a part of what it does not need; standsOnPartial is of needs';
  for (const [name, threshold] of Object.entries(check.thresholds ?? {})) {
    const { value, min, max } = threshold;
    if (![value, min, max].every(Number.isFinite) || value < min || value > max)
      return `declares the threshold ${name} outside its own range`;
  }
  return typeof check.evaluate === 'function' ? undefined : 'has no evaluate';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(each => typeof each === 'string');
}

function isDataset(id: DatasetId): boolean {
  return typeof id === 'string' && dataset(id) !== undefined;
}
