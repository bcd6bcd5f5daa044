import {
  AffectedEntity,
  CheckView,
  defineCheck,
  EntityRef,
  selected,
  selection,
  Witness,
} from '../../model';
import { userRef } from '../priv/holders';

const owned = ['applicationOwners', 'servicePrincipalOwners'] as const;

const everyGuest = selection('users', user =>
  user.userType === 'Guest' ? userRef(user) : undefined,
);

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
    const guests = await guestsOf(view);
    const groups = new Map<string, string[]>();
    const apps = new Map<string, string[]>();
    const add = (to: Map<string, string[]>, id: string, object: string) => {
      if (guests.has(id)) to.set(id, [...(to.get(id) ?? []), object]);
    };
    for await (const { from, to } of view.relations('groups.owners'))
      add(groups, to, from);
    for (const dataset of owned)
      for await (const { id, owners } of view.rows(dataset))
        for (const each of owners ?? []) add(apps, each.id, id);
    const witnesses = [
      ...witness('groups', 'groups', groups, guests),
      ...witness('apps', 'app registrations or enterprise apps', apps, guests),
    ];
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { guests: guests.size } };
  },
});
