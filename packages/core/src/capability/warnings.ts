import { Completeness, DatasetId, explainCompleteness } from '../model';
import {
  CheckDeclaration,
  ConsentMode,
  DatasetDeclaration,
  permissionSets,
} from './declaration';
import { leastMissing } from './leastMissing';

export type WarningKind = 'permission' | 'licence' | 'role' | 'stale' | 'other';

/** What stands in while the better source cannot be read. */
export interface StandIn {
  dataset: DatasetId;
  title: string;
  loses: string;
}

export interface CapabilityWarning {
  kind: WarningKind;
  /** `missing` in words. */
  permission?: string;
  /** Exactly what is still to be granted; empty where no permission would mend it. */
  missing: string[];
  text: string;
  datasets: DatasetId[];
  features: string[];
  /** Checks and detections that are unknown or see less. */
  checks: string[];
  fallback?: StandIn[];
}

export interface WarningInput {
  datasets: readonly DatasetDeclaration[];
  checks: readonly CheckDeclaration[];
  completeness: ReadonlyMap<DatasetId, Completeness>;
  /** Permissions known to be granted: never asked for again. */
  held: ReadonlySet<string>;
  mode: ConsentMode;
}

type Incomplete = Exclude<Completeness, { state: 'complete' }>;

interface Cause {
  kind: WarningKind;
  missing: string[];
  state: Incomplete;
  datasets: DatasetDeclaration[];
}

/** One warning a cause, that which degrades most first. */
export function warningsOf(input: WarningInput): CapabilityWarning[] {
  const degraded = input.datasets.flatMap(dataset => {
    const state = input.completeness.get(dataset.id);
    if (!state || state.state === 'complete') return [];
    // Never read and nothing said: the first sync has not come to it, which is no warning.
    return state.state === 'never' && !state.why ? [] : [{ dataset, state }];
  });
  const denied = degraded.filter(({ state }) => state.state === 'denied');
  const least = leastMissing(
    denied.map(({ dataset }) => permissionSets(dataset, input.mode)),
    input.held,
  );
  const causes = new Map<string, Cause>();
  for (const { dataset, state } of degraded) {
    const missing =
      least[denied.findIndex(each => each.dataset === dataset)] ?? [];
    const kind = kindOf(state, missing);
    const key = JSON.stringify([
      kind,
      missing,
      // Refused without anything to grant: for each other sets, another reason.
      kind === 'other' && permissionSets(dataset, input.mode),
      mendedBy(state),
    ]);
    const cause = causes.get(key) ?? { kind, missing, state, datasets: [] };
    cause.datasets.push(dataset);
    causes.set(key, cause);
  }
  return [...causes.values()]
    .map(cause => warning(cause, input))
    .sort((a, b) => b.checks.length - a.checks.length);
}

function kindOf(state: Incomplete, missing: string[]): WarningKind {
  switch (state.state) {
    case 'denied':
      return missing.length ? 'permission' : 'other';
    case 'unlicensed':
      return 'licence';
    case 'roleMissing':
      return 'role';
    case 'stale':
      return 'stale';
    default:
      return 'other';
  }
}

function mendedBy(state: Incomplete): string {
  switch (state.state) {
    case 'denied':
      return '';
    case 'unlicensed':
      return state.plan;
    case 'roleMissing':
      return state.role;
    default:
      return `${state.state} ${state.why}`;
  }
}

function warning(
  { kind, missing, state, datasets }: Cause,
  input: WarningInput,
): CapabilityWarning {
  const ids = datasets.map(({ id }) => id);
  const titles = datasets.map(({ title }) => title).join(', ');
  const fallback = datasets
    .flatMap(dataset => standInFor(dataset, input))
    .filter(
      ({ dataset, loses }, index, all) =>
        all.findIndex(
          each => each.dataset === dataset && each.loses === loses,
        ) === index,
    );
  return {
    kind,
    ...(missing.length ? { permission: missing.join(' and ') } : {}),
    missing,
    text:
      state.state === 'denied'
        ? deniedText(titles, datasets, missing, input.mode)
        : explainCompleteness(titles, state),
    datasets: ids,
    features: [...new Set(datasets.flatMap(({ features }) => features))],
    checks: input.checks
      .filter(({ needs, uses = [] }) =>
        [...needs, ...uses].some(need => ids.includes(need)),
      )
      .map(({ id }) => id),
    ...(fallback.length ? { fallback } : {}),
  };
}

/** The first fallback that is complete; none while the dataset itself is. */
export function standInFor(
  { id, fallbacks = [] }: DatasetDeclaration,
  { datasets, completeness }: Pick<WarningInput, 'datasets' | 'completeness'>,
): StandIn[] {
  if (completeness.get(id)?.state === 'complete') return [];
  const usable = fallbacks.find(
    ({ dataset }) => completeness.get(dataset)?.state === 'complete',
  );
  const standIn = datasets.find(each => each.id === usable?.dataset);
  return usable && standIn
    ? [{ dataset: standIn.id, title: standIn.title, loses: usable.loses }]
    : [];
}

function deniedText(
  titles: string,
  datasets: DatasetDeclaration[],
  missing: string[],
  mode: ConsentMode,
): string {
  const sets = permissionSets(datasets[0], mode);
  if (!sets.length)
    return `${titles}: no scope of a signed-in person opens this. Connect with application credentials to read it.`;
  if (!missing.length)
    return `${titles}: Microsoft Graph refuses the read although ${sets[0].join(' and ')} is granted. A consent takes some minutes to work; if the next sync is refused too, see whether the app registration or a policy of the tenant restricts it.`;
  const others =
    datasets.length === 1
      ? sets
          .filter(set => !missing.every(name => set.includes(name)))
          .map(set => set.join(' and '))
      : [];
  const or = others.length ? ` (${others.join(', or ')} would do as well)` : '';
  const how =
    mode === 'delegated'
      ? 'by signing in once more through Reconnect'
      : 'to the app registration with admin consent';
  return `${titles}: Microsoft Graph refuses the read. Grant ${missing.join(' and ')}${or} ${how}; the next sync uses it without a new connection.`;
}
