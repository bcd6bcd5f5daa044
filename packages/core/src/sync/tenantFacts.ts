import { privilegedIfKnown } from '../checks/app/privilegedApps';
import {
  applicationPermissionNamed,
  delegatedPermission,
} from '../checks/app/graphPermissions';
import { holderNeeds, roleHolders } from '../checks/priv/holders';
import { roleTier, roleTierNamed } from '../checks/priv/roleTiers';
import { sharing } from '../checks/sharing';
import { nothingKnown } from '../model';
import type {
  CheckView,
  Completeness,
  DatasetId,
  Declarations,
  Detector,
  NamedLocation,
  TenantFacts,
} from '../model';
import { allOf } from '../model/allOf';
import type { Stores } from '../store/ports';
import type { LogRecord } from './detectLogs';
import { logsOf } from './detectProgress';
import { askedFacts } from './tenantFactsAsked';
import { emergencyFacts } from './tenantFactsEmergency';
import { namedFacts } from './tenantFactsNamed';

export interface TenantFactsDeps {
  connectionId: string;
  stores: Pick<Stores, 'rows'>;
  declarations: Declarations;
  completeness(dataset: DatasetId): Completeness;
  now: Date;
}

/** What detections are told of the tenant. */
export interface FactsFor {
  tenant: TenantFacts;
  namedLocations: readonly NamedLocation[];
  /** Reads what may be asked of those whom these records name, before any of them is stepped through. */
  prepare(records: readonly LogRecord[]): Promise<void>;
}

/** Facts by dataset, as far as a detection of the log says that it reads it: what nobody asks for is not read. */
export interface FactsView {
  deps: TenantFactsDeps;
  view: CheckView<DatasetId>;
  /** Complete, and read by a detection, or by one of this log. */
  reads(dataset: DatasetId, log?: DatasetId): boolean;
}

/** Part of the facts; those about people and groups are read for the records at hand. */
export interface FactsPart {
  facts: Partial<TenantFacts>;
  prepare?(records: readonly LogRecord[]): Promise<void>;
}

const staticFacts: Partial<TenantFacts> = {
  roleTier: role => roleTier(role.toLowerCase()) ?? roleTierNamed(role),
  permissionTier: (value, kind) =>
    (kind === 'application'
      ? applicationPermissionNamed(value)
      : delegatedPermission(value)
    )?.tier,
};

/**
 * The tenant as it is now, once for a run of detections. What is of a size that the tenant's people do not set is read at
 * once; of people and groups only those are looked up whom records name, so that memory is that of a part of the log.
 */
export async function tenantFacts(
  detectors: readonly Detector<any, any, any>[],
  deps: TenantFactsDeps,
): Promise<FactsFor> {
  const from = factsView(detectors, deps);
  const parts: FactsPart[] = [
    { facts: staticFacts },
    await organizationFacts(from),
    await tierFacts(from),
    await policyFacts(from),
    await partnerFacts(from),
    await emergencyFacts(from),
    namedFacts(from),
    await askedFacts(from),
  ];
  return {
    tenant: Object.assign({}, nothingKnown, ...parts.map(({ facts }) => facts)),
    namedLocations: await allOf(from.view.rows('namedLocations')),
    async prepare(records) {
      for (const part of parts) await part.prepare?.(records);
    },
  };
}

function factsView(
  detectors: readonly Detector<any, any, any>[],
  deps: TenantFactsDeps,
): FactsView {
  const { connectionId, stores, completeness, declarations, now } = deps;
  const declared = new Map<DatasetId, Set<DatasetId>>();
  for (const detector of detectors)
    for (const dataset of [...detector.needs, ...(detector.uses ?? [])]) {
      const logs = declared.get(dataset) ?? new Set<DatasetId>();
      for (const log of logsOf(detector)) logs.add(log);
      declared.set(dataset, logs);
    }
  return {
    deps,
    view: {
      now,
      declarations,
      rows: (dataset, of) => stores.rows.stream(connectionId, dataset, of),
      relations: (name, of) => stores.rows.relations(connectionId, name, of),
      completeness,
    },
    reads(dataset, log) {
      const logs = declared.get(dataset);
      if (!logs || completeness(dataset).state !== 'complete') return false;
      return log === undefined || logs.has(log);
    },
  };
}

async function organizationFacts({
  view,
  deps,
}: FactsView): Promise<FactsPart> {
  const isKnown = (dataset: DatasetId) =>
    deps.completeness(dataset).state === 'complete';
  const domains = new Set<string>();
  let tenantId: string | undefined;
  if (isKnown('organization'))
    for await (const row of view.rows('organization')) {
      tenantId = row.id;
      for (const { name } of row.verifiedDomains ?? [])
        if (name) domains.add(name.toLowerCase());
    }
  if (isKnown('domains'))
    for await (const { id, isVerified } of view.rows('domains'))
      if (isVerified === true) domains.add(id.toLowerCase());
  return {
    facts: { ...(tenantId ? { tenantId } : {}), verifiedDomains: [...domains] },
  };
}

/** Of roles, and of apps by their permissions as well; where roles cannot be read nobody's tier is known. */
async function tierFacts({ view, reads, deps }: FactsView): Promise<FactsPart> {
  const known = holderNeeds.every(
    need => deps.completeness(need).state === 'complete',
  );
  if (!reads('roleAssignments') || !known) return { facts: {} };
  const tiers = new Map<string, 0 | 1>();
  const raise = (id: string, tier: number | undefined) => {
    const key = id.toLowerCase();
    if (tier === 0 || (tier === 1 && tiers.get(key) !== 0))
      tiers.set(key, tier);
  };
  // One that shares, so that holders are worked out once for both.
  const judged = sharing(view);
  for (const { principalId, role } of (await roleHolders(judged, 1)).holdings)
    raise(principalId, role.tier);
  const apps = await privilegedIfKnown(judged);
  for (const [id, { tier, app }] of apps?.apps ?? []) {
    raise(id, tier);
    // A record about a registration names no service principal.
    if (app.appId) raise(app.appId, tier);
  }
  return { facts: { tierOf: id => tiers.get(id.toLowerCase()) } };
}

async function policyFacts({ view, reads }: FactsView): Promise<FactsPart> {
  if (!reads('conditionalAccessPolicies')) return { facts: {} };
  const byGroup = new Map<string, string[]>();
  for await (const { id, state, conditions } of view.rows(
    'conditionalAccessPolicies',
  )) {
    if (state !== 'enabled') continue;
    for (const group of conditions?.users?.excludeGroups ?? []) {
      const key = group.toLowerCase();
      byGroup.set(key, [...(byGroup.get(key) ?? []), id]);
    }
  }
  return {
    facts: { excludedFrom: id => byGroup.get(id.toLowerCase()) ?? [] },
  };
}

async function partnerFacts({ view, reads }: FactsView): Promise<FactsPart> {
  if (!reads('crossTenantAccessPolicyPartners')) return { facts: {} };
  const partners = new Set<string>();
  for await (const { tenantId } of view.rows('crossTenantAccessPolicyPartners'))
    partners.add(tenantId.toLowerCase());
  return { facts: { isPartner: id => partners.has(id.toLowerCase()) } };
}
