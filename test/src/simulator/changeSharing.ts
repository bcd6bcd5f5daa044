import type { Graph } from '@entra-posture/demo-tenant';
import type { Draw } from './Draw';

/** Shares files of sites with anyone and with somebody, otherwise than before, and no longer. */
export class SharingChanges {
  #made = 0;
  /** By site, the file that was shared last. */
  readonly #files = new Map<string, string>();

  constructor(
    private readonly graph: Graph,
    private readonly draw: Draw,
  ) {}

  change(): void {
    const { data, changes } = this.graph;
    const { sites } = data.sharePoint;
    const site = sites.at(this.draw.below(sites.size)).id;
    const kind = `driveItem/${site}`;
    const file = this.#files.get(site);
    if (file && this.draw.chance(0.4)) {
      changes.remove(kind, file, 'deleted');
      this.#files.delete(site);
    } else if (file) {
      changes.update(kind, file, { permissions: this.#permissions() });
    } else {
      const id = `FILE${(this.#made += 1)}`;
      this.#files.set(site, id);
      changes.add(kind, {
        id,
        name: `Shared ${this.#made}.docx`,
        file: {},
        permissions: this.#permissions(),
      });
    }
  }

  #permissions(): Record<string, unknown>[] {
    const scope = this.draw.pick(['anonymous', 'organization', 'users']);
    const people =
      scope === 'users'
        ? [
            {
              siteUser: {
                id: '7',
                loginName: 'i:0#.f|membership|urn%3aspo%3aguest#y@one.example',
              },
            },
          ]
        : [];
    return [
      {
        id: `link-${(this.#made += 1)}`,
        roles: ['read'],
        link: { scope, type: 'view' },
        grantedToIdentitiesV2: people,
      },
    ];
  }
}
