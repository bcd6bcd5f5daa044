import type { EntityKind } from '../../model';
import type { Cause } from '../../score';
import type { IdentityCause, Stores } from '../../store/ports';

/**
 * What findings name by another object than the one that signs in: an app's registration, and a device as Intune has it.
 * Both know the name that the two objects share.
 */
const others = [
  { kind: 'application', dataset: 'applications', shared: 'appId' },
  {
    kind: 'device',
    dataset: 'managedDevices',
    shared: 'azureADDeviceId',
  },
] as const satisfies readonly {
  kind: EntityKind;
  dataset: string;
  shared: string;
}[];

/** The tables of the objects that sign in, and how they call the shared name. */
const targets = [
  { dataset: 'servicePrincipals', shared: 'appId' },
  { dataset: 'devices', shared: 'deviceId' },
] as const;

export function toCause({
  findingId,
  checkId,
  severity,
  eventAt,
}: IdentityCause): Cause {
  return { finding: findingId, check: checkId, severity, eventAt };
}

/** Causes by shared name. As many are held as findings name. */
export async function causesByOtherName(
  connectionId: string,
  { rows, identities }: Pick<Stores, 'rows' | 'identities'>,
): Promise<Map<string, Cause[]>> {
  const byName = new Map<string, Cause[]>();
  for (const { kind, dataset, shared } of others) {
    const byId = new Map<string, Cause[]>();
    const causes = identities.causes(connectionId, { kind });
    for await (const cause of causes) {
      const own = byId.get(cause.entityId);
      if (own) own.push(toCause(cause));
      else byId.set(cause.entityId, [toCause(cause)]);
    }
    for await (const row of rows.stream(connectionId, dataset, {
      ids: [...byId.keys()],
    })) {
      const name = (row as Partial<Record<typeof shared, string | null>>)[
        shared
      ];
      const own = byId.get(row.id);
      if (name && own) byName.set(name, [...(byName.get(name) ?? []), ...own]);
    }
  }
  return byName;
}

/** Ids of the objects that sign in, for those of `ids` that are of the other kind. */
export async function objectsOf(
  ids: readonly string[],
  connectionId: string,
  rows: Stores['rows'],
): Promise<string[]> {
  const found: string[] = [];
  for (const [index, { dataset, shared }] of others.entries()) {
    const names = new Set<string>();
    for (const row of await rows.getMany(connectionId, dataset, ids)) {
      const name = (row as Partial<Record<typeof shared, string | null>>)[
        shared
      ];
      if (name) names.add(name);
    }
    if (!names.size) continue;
    const target = targets[index];
    for await (const row of rows.stream(connectionId, target.dataset)) {
      const name = (
        row as Partial<Record<'appId' | 'deviceId', string | null>>
      )[target.shared];
      if (name && names.has(name)) found.push(row.id);
    }
  }
  return found;
}
