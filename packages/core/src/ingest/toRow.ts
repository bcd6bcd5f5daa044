import { categoryOf, declarationOf, type Category } from './categories';
import type { Mapped, Refusal, Tenant } from './ports';
import { first, object, text, type Bag } from './values';

/**
 * One exported record as the row that Graph would have given of the same event, with the same id: it is kept once,
 * whoever told of it. A record that is none of the tenant's, or none that a dataset holds, is refused with the reason.
 *
 * Takes the shape of diagnostic settings (Event Hubs, storage accounts) and that of a Log Analytics table.
 */
export function toRow(record: unknown, tenant: Tenant): Mapped {
  const envelope = object(record);
  if (!envelope) return refused('shape', 'The record is no object.');
  const properties = object(envelope.properties);
  const bag = properties ?? envelope;

  const category = categoryIn(envelope, properties);
  if (!category) {
    return refused(
      'category',
      `No dataset holds the category ${named(text(first(envelope, 'category', 'Type', 'Category')))}.`,
    );
  }
  const other = refusedTenant(envelope, bag, tenant);
  if (other) return other;
  try {
    const { parse, at } = declarationOf(category.dataset);
    const row = parse(category.toRow(bag, envelope));
    // A log is kept in the order of time: a record without one has no place in it.
    if (at && !at(row)) {
      return refused('shape', `${category.name}: the record has no time.`);
    }
    return { dataset: category.dataset, row } as Mapped;
  } catch (error) {
    return refused('shape', shapeOf(error, category));
  }
}

/** Log Analytics names the table in `Type`; its `Category` of an audit is the audit's own. */
function categoryIn(
  envelope: Bag,
  properties: Bag | undefined,
): Category | undefined {
  const names = properties
    ? [envelope.category, envelope.Category]
    : [envelope.Type, envelope.type, envelope.Category, envelope.category];
  for (const name of names) {
    const found = typeof name === 'string' ? categoryOf(name) : undefined;
    if (found) return found;
  }
  return undefined;
}

/**
 * `TenantId` of a Log Analytics row is the workspace, not the tenant: that is in `AADTenantId`.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables/aadmanagedidentitysigninlogs
 */
function refusedTenant(
  envelope: Bag,
  bag: Bag,
  tenant: Tenant,
): { refused: Refusal } | undefined {
  const names = text(
    first(envelope, 'tenantId', 'AADTenantId') ??
      first(bag, 'tenantId', 'AADTenantId') ??
      inAddress(text(first(envelope, 'resourceId', 'ResourceId'))),
  );
  if (!names) {
    return tenant.assumed
      ? undefined
      : refused('noTenant', 'The record does not say which tenant it is of.');
  }
  return names.toLowerCase() === tenant.tenantId
    ? undefined
    : refused('otherTenant', 'The record is of another tenant.');
}

/** The address of what was logged begins with the tenant, as in `/tenants/{id}/providers/Microsoft.aadiam`. */
function inAddress(resourceId: string | undefined): string | undefined {
  return /^\/tenants\/([0-9a-f-]{36})\//i.exec(resourceId ?? '')?.[1];
}

function shapeOf(error: unknown, category: Category): string {
  const property = (error as { property?: string }).property;
  if (property !== undefined) {
    return `${category.name}: ${property || 'the record'} is missing or has another type.`;
  }
  if (error instanceof RangeError) {
    return `${category.name}: a time cannot be read.`;
  }
  throw error;
}

/** A name that came with the record, short enough for a log and free of what a terminal would obey. */
function named(name: string | undefined): string {
  if (!name) return '(none)';
  return /^[\w .-]{1,60}$/.test(name) ? name : '(not a name)';
}

function refused(
  reason: Refusal['reason'],
  detail: string,
): { refused: Refusal } {
  return { refused: { reason, detail } };
}
