import type { Random } from './random';
import type { PlantedSharing } from './sharing';
import type { SharedPlan, To } from './sharingPermissions';

export interface ItemPlan {
  name: string;
  is: 'root' | 'folder' | 'file';
  /** The turn of the shared folder it is in, whose permissions it has besides. */
  inside?: number;
  shared?: SharedPlan[];
  /** What must name this item, and its site. */
  proves?: (keyof PlantedSharing)[];
}

const root = (
  shared: SharedPlan[] = [],
  proves: ItemPlan['proves'] = [],
): ItemPlan => ({ name: 'root', is: 'root', shared, proves });
const file = (
  name: string,
  shared: SharedPlan[] = [],
  rest: Partial<ItemPlan> = {},
): ItemPlan => ({ name, is: 'file', shared, ...rest });
const anyone = (type: 'view' | 'edit', days?: number): SharedPlan => ({
  link: { scope: 'anonymous', type, ...(days === undefined ? {} : { days }) },
});
const people = (...to: To[]): SharedPlan => ({
  link: { scope: 'users', type: 'view' },
  to,
});
const outsiders = (domain: string, count: number): To[] =>
  Array.from({ length: count }, (_, turn) => ({
    code: `buyer${turn + 1}@${domain}`,
  }));

/** A guest with a role, and two colleagues. */
const leon: To = { user: 13 };
const rosa: To = { user: 19 };
const zoe: To = { user: 27 };

/** Sharing on which problems are planted, beside what only looks alike; by the place of the team, or of the person. */
export const plannedItems: {
  ofTeams: Record<number, ItemPlan[]>;
  ofPeople: Record<number, ItemPlan[]>;
} = {
  ofTeams: {
    0: [
      root([{ to: [leon], roles: ['owner'] }], ['external']),
      file('Town hall.pptx', [
        { link: { scope: 'organization', type: 'view' } },
      ]),
    ],
    1: [
      root(),
      {
        name: 'Offers',
        is: 'folder',
        shared: [anyone('edit')],
        proves: ['anonymous'],
      },
      file('Offer 1.docx', [], { inside: 1 }),
      file('Price list.xlsx', [anyone('view', 20)], { proves: ['anonymous'] }),
      file('Old price list.xlsx', [anyone('view', -20)]),
    ],
    2: [
      root(),
      file('Brochure.pdf', [anyone('view')], { proves: ['anonymous'] }),
      // Their accounts were deleted.
      file('Handover.docx', [{ to: [{ former: 0 }], roles: ['write'] }]),
      file('Notes.docx', [people({ former: 1 }, rosa)]),
    ],
    3: [
      root(),
      file('Tender.xlsx', [people(...outsiders('supplier.example', 6), zoe)], {
        proves: ['external'],
      }),
      file('Drawings.zip', [people(...outsiders('builder.example', 5))], {
        proves: ['external'],
      }),
    ],
    4: [
      root(),
      file(
        'Contract.docx',
        [
          people(
            { code: 'a@one.example' },
            { code: 'b@two.example' },
            { code: 'c@three.example' },
          ),
        ],
        { proves: ['external'] },
      ),
    ],
    // Its group is public; and two outsiders are not many.
    5: [
      root(),
      file('Minutes.docx', [people(rosa, ...outsiders('one.example', 2))]),
      file('Draft.docx', [{ link: { scope: 'existingAccess', type: 'view' } }]),
    ],
    6: [
      root(
        [{ to: ['everyoneExceptExternal'], roles: ['write'] }],
        ['everyone'],
      ),
      file('Salaries.xlsx', [{ to: ['everyone'] }], { proves: ['everyone'] }),
    ],
  },
  ofPeople: {
    // Chiara, a Global Administrator.
    4: [
      root(),
      file('Runbook.docx', [anyone('edit')], { proves: ['anonymous'] }),
    ],
  },
};

/** What is in any other library: a file now and then that is shared within the tenant, as it may be. */
export function plainItems(
  random: Random,
  site: number,
  users: number,
): ItemPlan[] {
  const file1 = file('Plan.docx');
  if (!random.chance(20, 'sharesFile', site)) return [root(), file1];
  const shared = random.chance(50, 'organizationLink', site)
    ? { link: { scope: 'organization', type: 'edit' } }
    : people({ user: 2 + ((random.number('sharedWith', site) % 25) % users) });
  return [root(), file1, file('Shared.docx', [shared])];
}
