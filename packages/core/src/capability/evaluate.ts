import { Completeness, DatasetId, explainCompleteness } from '../model';
import type { CheckDeclaration, DatasetDeclaration } from './declaration';
import { granted } from './granted';
import { permission, permissions } from './permissions';

export interface CapabilityInput {
  datasets: readonly DatasetDeclaration[];
  /** Checks and detectors. */
  checks: readonly CheckDeclaration[];
  completeness: ReadonlyMap<DatasetId, Completeness>;
  /** Permissions that the last token claimed; a hint only. */
  claimed?: readonly string[];
  /** Active service plans; undefined when the licences could not be read. */
  plans?: ReadonlySet<string>;
}

export interface PermissionCapability {
  permission: string;
  usedBy: string;
  justification: string;
  specification: boolean;
  granted: boolean | null;
  /** It is for signed-in people: an application is never granted it. */
  signInOnly: boolean;
  datasets: DatasetId[];
  checks: string[];
  note?: string;
}

export interface CapabilityWarning {
  permission?: string;
  text: string;
  datasets: DatasetId[];
  features: string[];
  checks: string[];
  fallback?: string;
}

export interface Capabilities {
  permissions: PermissionCapability[];
  licences: { plan: string; present: boolean | null }[];
  warnings: CapabilityWarning[];
}

/**
 * What the connection can do, computed from the datasets' declarations and Graph's answers, and from nothing else.
 */
export function evaluate(input: CapabilityInput): Capabilities {
  const { datasets, checks } = input;
  const names = [
    ...permissions.map(({ name }) => name),
    ...datasets
      .flatMap(({ needs }) => needs.permissions.flat())
      .map(name => permission(name).name),
  ].filter((name, index, all) => all.indexOf(name) === index);
  const grants = granted(names, datasets, input.completeness, input.claimed);
  return {
    permissions: names.map(name => {
      const { usedBy, justification, specification, note, signInOnly } =
        permission(name);
      const used = datasets
        .filter(({ needs }) =>
          needs.permissions.some(set => set.includes(name)),
        )
        .map(({ id }) => id);
      return {
        permission: name,
        usedBy,
        justification,
        specification,
        // With application credentials nobody signs in: neither granted nor missing.
        granted: signInOnly ? null : grants.get(name)!,
        signInOnly: Boolean(signInOnly),
        datasets: used,
        checks: checksOf(used, checks),
        note,
      };
    }),
    licences: licencesOf(input),
    warnings: warningsOf(input),
  };
}

function checksOf(
  datasets: readonly DatasetId[],
  checks: readonly CheckDeclaration[],
): string[] {
  return checks
    .filter(({ needs, uses }) =>
      [...needs, ...(uses ?? [])].some(need => datasets.includes(need)),
    )
    .map(({ id }) => id);
}

function licencesOf({
  datasets,
  plans,
  completeness,
}: CapabilityInput): Capabilities['licences'] {
  const wanted = [
    ...new Set(datasets.flatMap(({ needs }) => needs.licences ?? [])),
  ];
  return wanted.map(plan => {
    const refused = datasets.some(
      ({ id, needs }) =>
        needs.licences?.length === 1 &&
        needs.licences[0] === plan &&
        completeness.get(id)?.state === 'unlicensed',
    );
    if (refused) return { plan, present: false };
    return { plan, present: plans ? plans.has(plan) : null };
  });
}

/** One warning a cause: datasets that the same permissions would open are named together. */
function warningsOf(input: CapabilityInput): CapabilityWarning[] {
  const causes = new Map<string, DatasetDeclaration[]>();
  for (const dataset of input.datasets) {
    const state = input.completeness.get(dataset.id);
    if (!state || state.state === 'complete') continue;
    // Never read and nothing said: the first sync has not come to it, which is no warning.
    if (state.state === 'never' && !state.why) continue;
    const key = causeOf(dataset, state);
    causes.set(key, [...(causes.get(key) ?? []), dataset]);
  }
  return [...causes.values()]
    .map(datasets => warning(datasets, input))
    .sort((a, b) => b.checks.length - a.checks.length);
}

/** What would mend it: the same permissions, the same licence, or whatever the same sentence asks for. */
function causeOf(
  { needs }: DatasetDeclaration,
  state: Exclude<Completeness, { state: 'complete' }>,
): string {
  if (state.state === 'denied') return JSON.stringify(needs.permissions);
  if (state.state === 'unlicensed') return `unlicensed ${state.plan}`;
  return `${state.state} ${state.why}`;
}

function warning(
  datasets: DatasetDeclaration[],
  input: CapabilityInput,
): CapabilityWarning {
  const [first] = datasets;
  const state = input.completeness.get(first.id)!;
  const ids = datasets.map(({ id }) => id);
  const titles = datasets.map(({ title }) => title).join(', ');
  const standIns = datasets.flatMap(dataset => standInOf(dataset, input));
  return {
    permission:
      state.state === 'denied'
        ? first.needs.permissions[0].join(' and ')
        : undefined,
    text:
      state.state === 'denied'
        ? deniedText(titles, first.needs.permissions)
        : explainCompleteness(titles, state),
    datasets: ids,
    features: [...new Set(datasets.flatMap(({ features }) => features))],
    checks: input.checks
      .filter(({ needs }) => needs.some(need => ids.includes(need)))
      .map(({ id }) => id),
    fallback: standIns.join(' ') || undefined,
  };
}

function standInOf(
  { fallbacks = [] }: DatasetDeclaration,
  { datasets, completeness }: CapabilityInput,
): string[] {
  const usable = fallbacks.find(
    ({ dataset }) => completeness.get(dataset)?.state === 'complete',
  );
  const standIn = datasets.find(({ id }) => id === usable?.dataset);
  return usable && standIn
    ? [`${standIn.title} stands in; it loses ${usable.loses}.`]
    : [];
}

function deniedText(
  titles: string,
  sets: readonly (readonly string[])[],
): string {
  const [least, ...others] = sets.map(set => set.join(' and '));
  const or = others.length ? ` (${others.join(', or ')} would do as well)` : '';
  return `${titles}: Microsoft Graph refuses the read. Grant ${least}${or} to the app registration with admin consent; the next sync uses it without a new connection.`;
}
