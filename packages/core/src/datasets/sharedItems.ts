import { z } from 'zod';
import type { DatasetRequest, SharedItem } from '../model';
import type { Dataset } from './dataset';
import { parser, shapeOf, text } from './parser';
import {
  linkOrGrant,
  sharingPermission,
  type SharingPermission,
} from './sharingPermission';

const identity = z.object({ id: text }).nullish();
const parseDrive = shapeOf<Drive>(
  'sharedItems',
  z.object({
    id: z.string(),
    name: text,
    owner: z.object({ user: identity, group: identity }).nullish(),
  }),
);
const parseItem = shapeOf<Item>(
  'sharedItems',
  z.object({
    id: z.string(),
    name: text,
    root: z.unknown().optional(),
    folder: z.unknown().optional(),
    deleted: z.unknown().optional(),
    shared: z.unknown().optional(),
  }),
);
const parsePermission = shapeOf<SharingPermission>(
  'sharedItems',
  sharingPermission,
);

interface Drive {
  id: string;
  name?: string | null;
  owner?: {
    user?: { id?: string | null } | null;
    group?: { id?: string | null } | null;
  } | null;
}
interface Item {
  id: string;
  name?: string | null;
  root?: unknown;
  folder?: unknown;
  deleted?: unknown;
  shared?: unknown;
}

const drives: DatasetRequest = {
  version: 'v1.0',
  path: '/sites/{id}/drives',
  select: ['id', 'name', 'owner'],
};

/** A whole round of changes, and so everything; its delta link is not kept. */
const items = (drive: string): DatasetRequest => ({
  version: 'v1.0',
  path: `/drives/${encodeURIComponent(drive)}/root/delta`,
  select: ['id', 'name', 'root', 'folder', 'deleted', 'shared'],
  top: 999,
  // What inherits its permissions comes without the sharing facet, and need not be asked.
  headers: { Prefer: 'hierarchicalsharing' },
});

const permissions = (drive: string, item: string): DatasetRequest => ({
  version: 'v1.0',
  path: `/drives/${encodeURIComponent(drive)}/items/${encodeURIComponent(item)}/permissions`,
});

/**
 * How files and folders are shared, by the site they are in; never what they hold. Graph has no list of it: each library is
 * gone through, and each item with permissions of its own is asked for them.
 *
 * The documents promise all permissions to an item's owners, and to others their own. An application is given all of them
 * with Sites.Read.All, as those who list a tenant's sharing have found; nothing in an answer would say that some are missing.
 *
 * Everything anew in each round: that an item is only shared otherwise, delta tells completely to an application with
 * Sites.FullControl.All alone, which could also write. Who is in a group of a site is not in Graph at all.
 *
 * Requests go one by one: SharePoint counts the parts of a $batch one by one (5 units for permissions, 1 or 2 for a page, of
 * 1,250 to 6,250 a minute), so that batches would save round trips and no time.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-delta
 * @see https://learn.microsoft.com/graph/api/driveitem-list-permissions
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export const sharedItems: Dataset<'sharedItems'> = {
  id: 'sharedItems',
  title: 'Sharing in sites',
  product: 'SharePoint',
  workload: 'sharepoint',
  features: [
    'Files shared with anyone, with outsiders, with everybody or with people who have left',
  ],
  needs: {
    permissions: [['Sites.Read.All']],
    delegated: [],
    licences: ['SHAREPOINTENTERPRISE', 'SHAREPOINTSTANDARD'],
  },
  everyMinutes: 24 * 60,
  collect: {
    kind: 'perParent',
    of: 'sites',
    request: drives,
    isParent: () => true,
    parentsPerRun: 2_000,
    // About five minutes at the smallest quota, at three units each: most sites share little.
    requestsPerRun: 2_000,
    // A million files in libraries, or a thousand that are shared each for itself.
    requestsPerParent: 1_000,
    words: {
      parents: 'sites',
      first: 'the liveliest sites of teams',
      without: 'Sites that are no longer there',
      closed: 'see whether they are locked or kept from this app',
    },
    async *read(site, ask) {
      // Graph writes a site's id with its commas.
      const path = drives.path.replace(
        '{id}',
        encodeURIComponent(site).replaceAll('%2C', ','),
      );
      for await (const element of ask({ ...drives, path })) {
        const drive = parseDrive(element);
        for await (const each of ask(items(drive.id))) {
          const item = parseItem(each);
          if (item.deleted || !(item.root || item.shared)) continue;
          const asked = ask(permissions(drive.id, item.id), {
            mayBeGone: true,
          });
          const found: SharingPermission[] = [];
          for await (const permission of asked)
            found.push(parsePermission(permission));
          const row = rowOf(site, drive, item, found);
          if (row) yield row;
        }
      }
    },
  },
  label: row => row.name ?? row.id,
  parse: parser(
    'sharedItems',
    z.object({
      id: z.string(),
      siteId: z.string(),
      name: text,
      isRoot: z.boolean(),
      isFolder: z.boolean(),
      groupId: z.string().optional(),
      links: z.array(z.record(z.string(), z.unknown())),
      grants: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
};

/** Undefined where it is shared with nobody whom a check could look at. */
function rowOf(
  siteId: string,
  { id, name, owner }: Drive,
  item: Item,
  found: readonly SharingPermission[],
): SharedItem | undefined {
  const isRoot = Boolean(item.root);
  const groupId = (isRoot && owner?.group?.id) || undefined;
  const links: SharedItem['links'] = [];
  const grants: SharedItem['grants'] = [];
  for (const permission of found) {
    // Told with the ancestor; of the root everything is its own, or the site's, which is not told apart.
    if (permission.inheritedFrom && !isRoot) continue;
    const told = linkOrGrant(permission);
    if (!told) continue;
    if ('link' in told) links.push(told.link);
    // A person's own library is not shared with that person.
    else if (told.grant.id !== owner?.user?.id) grants.push(told.grant);
  }
  const isShared =
    links.length > 0 || grants.some(({ kind }) => kind !== 'siteGroup');
  if (!isShared && !groupId) return undefined;
  return {
    id: `${siteId}/${id}/${item.id}`,
    siteId,
    // Graph calls every root `root`.
    name: isRoot ? name : item.name,
    isRoot,
    isFolder: isRoot || Boolean(item.folder),
    ...(groupId ? { groupId } : {}),
    links,
    grants,
  };
}
