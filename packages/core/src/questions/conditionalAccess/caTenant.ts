import { isAdministratorRole } from '../../checks/ca/signIns';
import { appBundles } from '../../conditionalAccess/appBundles';
import {
  readTenant,
  tenantCoverage,
  tenantNeeds,
  tenantUses,
  type TenantCoverage,
  type TenantRows,
} from '../../conditionalAccess/tenant';
import type { ConditionalAccessPolicy } from '../../model';
import { cleanLabel } from '../label';
import type { QuestionContext } from '../question';
import type { Scope } from '../scope';

/** A tenant as the questions about Conditional Access need it: coverage, and what things are called. */
export interface CaTenantModel {
  coverage: TenantCoverage;
  /** Names of apps that policies name, by client id in lower case. Tenant text. */
  appNames: ReadonlyMap<string, string>;
}

export const caDatasets = [...tenantNeeds, ...tenantUses] as const;

const mostKept = 4;
const kept = new WeakMap<
  object,
  Map<string, { stamp: string; model: Promise<CaTenantModel> }>
>();

/**
 * The tenant, read once for each state of its data: what is asked next is answered from it. A sync that finishes changes
 * the stamp; few tenants are kept at a time. `undefined` when what coverage needs cannot be read.
 */
export function caTenantOf(
  context: QuestionContext,
  scope: Scope,
): Promise<CaTenantModel> | undefined {
  if (tenantNeeds.some(need => scope.completeness(need).state !== 'complete'))
    return undefined;
  const { rows } = context.stores;
  const stamp = stampOf(context, scope);
  const known =
    kept.get(rows) ??
    new Map<string, { stamp: string; model: Promise<CaTenantModel> }>();
  kept.set(rows, known);
  const { id } = scope.connection;
  const before = known.get(id);
  known.delete(id);
  const entry =
    before?.stamp === stamp ? before : { stamp, model: read(context, scope) };
  known.set(id, entry);
  for (const oldest of known.keys()) {
    if (known.size <= mostKept) break;
    known.delete(oldest);
  }
  entry.model.catch(() => {
    // A reading that failed is tried again by who asks next; who asked now is told.
    if (known.get(id) === entry) known.delete(id);
  });
  return entry.model;
}

function stampOf({ declarations }: QuestionContext, scope: Scope): string {
  return JSON.stringify([
    caDatasets.map(each => [
      scope.states.get(each)?.sequence,
      scope.completeness(each).state,
    ]),
    declarations?.breakGlassAccounts,
  ]);
}

async function read(
  { stores, declarations }: QuestionContext,
  scope: Scope,
): Promise<CaTenantModel> {
  const { id } = scope.connection;
  const from: TenantRows = {
    rows: (dataset, of) => stores.rows.stream(id, dataset, of),
    relations: (name, of) => stores.rows.relations(id, name, of),
    completeness: scope.completeness,
  };
  const reading = await readTenant(from, {
    isPrivileged: isAdministratorRole,
    breakGlassAccounts: declarations?.breakGlassAccounts ?? [],
  });
  const appNames = new Map<string, string>();
  const named = appsIn(reading.policies);
  if (
    named.size &&
    scope.completeness('servicePrincipals').state === 'complete'
  )
    for await (const { appId, displayName } of stores.rows.stream(
      id,
      'servicePrincipals',
    ))
      if (appId && displayName && named.has(appId.toLowerCase()))
        appNames.set(appId.toLowerCase(), cleanLabel(displayName));
  return { coverage: tenantCoverage(reading), appNames };
}

function appsIn(policies: readonly ConditionalAccessPolicy[]): Set<string> {
  return new Set(
    [
      ...policies.flatMap(({ conditions }) => [
        ...(conditions?.applications?.includeApplications ?? []),
        ...(conditions?.applications?.excludeApplications ?? []),
      ]),
      ...Object.values(appBundles).flat(),
    ].map(each => each.toLowerCase()),
  );
}

/** What a policy is called; those that stand beside Conditional Access have names of our own. */
export function policyLabel(
  policies: readonly ConditionalAccessPolicy[],
  id: string,
): string {
  return cleanLabel(policies.find(each => each.id === id)?.displayName ?? id);
}
