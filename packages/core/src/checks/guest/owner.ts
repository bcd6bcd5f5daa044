import {
  AffectedEntity,
  CheckView,
  defineCheck,
  eachSelected,
  EntityRef,
  selected,
  selection,
  Witness,
} from '../../model';
import { userRef } from '../priv/holders';

const owned = ['applicationOwners', 'servicePrincipalOwners'] as const;

type Owners = { id: string; owners?: { id: string }[] };
const ownersOf = ({ id, owners }: Owners) =>
  owners?.length ? { id, owners: owners.map(each => each.id) } : undefined;
const ownersOfApplications = selection('applicationOwners', ownersOf);
const ownersOfPrincipals = selection('servicePrincipalOwners', ownersOf);

const everyGuest = selection('users', user =>
  user.userType === 'Guest' ? userRef(user) : undefined,
);

/** Who they are, whatever they are called. */
const guestIds = selection('users', user =>
  user.userType === 'Guest' ? user.id : undefined,
);

interface Owned {
  groups: ReadonlyMap<string, string[]>;
  apps: ReadonlyMap<string, string[]>;
}

type View = CheckView<'users' | 'groups' | (typeof owned)[number]>;

/** Kept, it stands where guests are only called otherwise. */
async function ownedByKept(view: View): Promise<Owned | undefined> {
  const guests = await view.selectedById?.(guestIds);
  return guests && ownedBy(view, guests);
}

/** What guests own, by guest: few own anything. */
async function ownedBy(
  view: View,
  guests: Pick<ReadonlyMap<string, unknown>, 'has'>,
): Promise<Owned> {
  const groups = new Map<string, string[]>();
  const apps = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, id: string, object: string) => {
    if (guests.has(id)) to.set(id, [...(to.get(id) ?? []), object]);
  };
  for await (const { from, to } of view.relations('groups.owners'))
    add(groups, to, from);
  const addApp = ({ id, owners }: { id: string; owners: string[] }) => {
    for (const each of owners) add(apps, each, id);
  };
  await eachSelected(view, ownersOfApplications, addApp);
  await eachSelected(view, ownersOfPrincipals, addApp);
  return { groups, apps };
}

async function guestsOf(
  view: CheckView<'users'>,
): Promise<ReadonlyMap<string, EntityRef>> {
  const kept = await view.selectedById?.(everyGuest);
  if (kept) return kept;
  const guests = new Map<string, EntityRef>();
  for await (const guest of selected(view, everyGuest))
    guests.set(guest.id, guest);
  return guests;
}

function witness(
  key: string,
  what: string,
  owns: ReadonlyMap<string, string[]>,
  guests: ReadonlyMap<string, EntityRef>,
): Witness[] {
  const affected = [...owns].map(([id, objects]): AffectedEntity => ({
    ...guests.get(id)!,
    facts: { [key]: objects },
  }));
  return affected.length
    ? [
        {
          key,
          statement: `${affected.length} ${affected.length === 1 ? 'guest owns' : 'guests own'} ${what}.`,
          affected,
          facts: { guests: affected.length },
        },
      ]
    : [];
}

export const owner = defineCheck({
  id: 'guest.owner',
  family: 'guest',
  title: 'Guest who owns groups or apps',
  severity: 'medium',
  whyItMatters:
    'The owner of a group decides who belongs to it, and that of an app may give it a new secret and sign in as the app. With a guest, another organisation’s password decides that.',
  howToFix: [
    'Give each of these groups and apps an owner inside, and take the guest out of the owners.',
  ],
  falsePositives: [
    'Groups for working with a partner, which give access to nothing else.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/fundamentals/users-default-permissions',
      'https://learn.microsoft.com/graph/api/group-list-owners',
    ],
  },
  needs: ['users', 'groups', ...owned],
  async evaluate(view) {
    // Both at once: they go through the same people.
    const [guests, kept] = await Promise.all([
      guestsOf(view),
      view.shared?.('guest.owned', ownedByKept),
    ]);
    const { groups, apps } = kept ?? (await ownedBy(view, guests));
    const witnesses = [
      ...witness('groups', 'groups', groups, guests),
      ...witness('apps', 'app registrations or enterprise apps', apps, guests),
    ];
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { guests: guests.size } };
  },
});
