import type { Membership } from '../data/groups';
import type { TenantData } from '../data/tenantData';
import type { Resource } from './resource';

/** The relations of a collection that a delta query selects, and where they come from. */
export interface AskedRelations {
  names: readonly string[];
  membership?: Membership;
  /** The id of who manages a person by its planted index. */
  managerOf?(index: number): string | undefined;
}

export function selectable(resource: Resource): readonly string[] {
  const { source } = resource;
  if (source.kind !== 'delta') return [];
  return [
    ...(source.relations ? ['members', 'owners'] : []),
    ...(source.manager ? ['manager'] : []),
  ];
}

export function askedRelations(
  resource: Resource,
  data: TenantData,
  select: readonly string[] | undefined,
): AskedRelations {
  const { source } = resource;
  if (source.kind !== 'delta') return { names: [] };
  return {
    names: selectable(resource).filter(name => select?.includes(name)),
    membership: source.relations?.(data),
    managerOf: source.manager?.(data),
  };
}
