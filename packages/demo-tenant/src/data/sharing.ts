import type { Groups } from './groups';
import type { People } from './people';
import type { DataOptions, GraphObject, Source } from './shape';
import { permissionsOf, type Principals } from './sharingPermissions';
import { plainItems, plannedItems, type ItemPlan } from './sharingPlans';
import type { SharePoint } from './sharePoint';
import type { Teams } from './teams';

/** Libraries of the sites, by a site's place, with what is in each and how it is shared. */
export interface Sharing {
  /** A site has one library. */
  drive(site: number): GraphObject;
  /** The place of a library's site; undefined where there is no such library. */
  siteOf(drive: string): number | undefined;
  /**
   * What is in a site's library. `permissions` are an item's own, and `parent` is the id of the shared folder it is in:
   * addresses of Graph show neither as they are.
   */
  items(site: number): Source;
  planted(): PlantedSharing;
}

/** Ids of the sites, items and people that a check must name; an item's is that of its site, its library and its own. */
export interface PlantedSharing {
  anonymous: string[];
  external: string[];
  everyone: string[];
  offboarded: string[];
}

export function sharing(
  { random, day }: DataOptions,
  users: People,
  groups: Groups,
  teams: Teams,
  sites: SharePoint['sites'],
): Sharing {
  const former = (turn: number) => random.guid('formerUser', turn);
  const principals: Principals = { users, day, former };
  const siteId = (site: number) => sites.at(site).id;
  const isPersonal = (site: number) => site >= teams.size;
  const owner = (site: number) => (site - teams.size) * 4;
  const driveId = (site: number) =>
    `b!${Buffer.from(
      ['siteCollection', 'site', 'library']
        .map(kind => random.guid(kind, site).replaceAll('-', ''))
        .join(''),
      'hex',
    ).toString('base64url')}`;
  const itemId = (site: number, turn: number) =>
    `01${random
      .number('driveItem', site * 64 + turn)
      .toString(36)
      .toUpperCase()
      .padStart(7, '0')}${String(turn).padStart(3, '0')}`;
  const plans = (site: number): ItemPlan[] => {
    const planned = isPersonal(site)
      ? plannedItems.ofPeople[owner(site)]
      : plannedItems.ofTeams[site];
    return planned ?? plainItems(random, site, users.size);
  };

  function items(site: number): Source {
    const all = plans(site);
    return {
      kind: `driveItem/${siteId(site)}`,
      type: 'driveItem',
      size: all.length,
      at(turn): GraphObject {
        const { name, is, inside, shared = [] } = all[turn];
        return {
          id: itemId(site, turn),
          name,
          ...(is === 'root' ? { root: {}, folder: { childCount: 1 } } : {}),
          ...(is === 'folder' ? { folder: { childCount: 1 } } : {}),
          ...(is === 'file' ? { file: { mimeType: 'text/plain' } } : {}),
          ...(inside === undefined ? {} : { parent: itemId(site, inside) }),
          permissions: [
            ...(is === 'root' ? siteGroups(site) : []),
            ...permissionsOf(shared, principals, itemId(site, turn)),
          ],
        };
      },
    };
  }

  function siteGroups(site: number): Record<string, unknown>[] {
    const { displayName } = sites.at(site);
    if (isPersonal(site))
      return permissionsOf(
        [{ to: [{ user: owner(site) }], roles: ['owner'] }],
        principals,
        itemId(site, 0),
      );
    return (['Owners', 'Members', 'Visitors'] as const).map((name, turn) => ({
      id: Buffer.from(`${displayName} ${name}`).toString('base64'),
      roles: [['owner'], ['write'], ['read']][turn],
      grantedToV2: {
        siteGroup: {
          id: String(turn + 3),
          displayName: `${displayName} ${name}`,
          loginName: `${displayName} ${name}`,
        },
      },
    }));
  }

  function planted(): PlantedSharing {
    const truth: PlantedSharing = {
      anonymous: [],
      external: [],
      everyone: [],
      offboarded: [],
    };
    const name = (check: keyof PlantedSharing, site: number, turn: number) =>
      truth[check].push(
        siteId(site),
        `${siteId(site)}/${driveId(site)}/${itemId(site, turn)}`,
      );
    const plannedSites = [
      ...Object.keys(plannedItems.ofTeams).map(Number),
      ...Object.keys(plannedItems.ofPeople).map(
        index => teams.size + Number(index) / 4,
      ),
    ];
    for (const site of plannedSites)
      for (const [turn, { proves = [], shared = [] }] of plans(
        site,
      ).entries()) {
        for (const check of proves) name(check, site, turn);
        for (const each of shared.flatMap(({ to = [] }) => to))
          if (typeof each === 'object' && 'former' in each)
            truth.offboarded.push(siteId(site), former(each.former));
      }
    for (let team = 0; team < teams.size; team += 1)
      if (groups.at(team * 3).visibility === 'Public')
        name('everyone', team, 0);
    return truth;
  }

  return {
    drive(site): GraphObject {
      const { webUrl, createdDateTime, displayName } = sites.at(site);
      const personal = isPersonal(site);
      return {
        id: driveId(site),
        name: personal ? 'OneDrive' : 'Documents',
        driveType: personal ? 'business' : 'documentLibrary',
        webUrl: `${webUrl}/${personal ? 'Documents' : 'Shared%20Documents'}`,
        createdDateTime,
        owner: personal
          ? {
              user: {
                id: users.id(owner(site)),
                displayName: users.displayName(owner(site)),
                email: users.upn(owner(site)),
              },
            }
          : {
              group: {
                id: teams.at(site).id,
                displayName: `${displayName} Owners`,
                email: `group${site * 3}@contoso.example`,
              },
            },
      };
    },
    siteOf(drive) {
      const guid = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/
        .exec(
          Buffer.from(drive.slice(2), 'base64url')
            .toString('hex')
            .slice(32, 64),
        )
        ?.slice(1)
        .join('-');
      const site = guid ? random.indexOf('site', guid) : undefined;
      return site !== undefined && site < sites.size && driveId(site) === drive
        ? site
        : undefined;
    },
    items,
    planted,
  };
}
