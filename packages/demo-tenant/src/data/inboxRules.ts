import type { People } from './people';
import type { DataOptions, GraphObject, Source } from './shape';
import { staff } from './staff';

/** The rules in each mailbox's inbox, by the index of its person. */
export interface InboxRules {
  /** No mailbox: guests, emergency accounts, and those that are still kept on premises. */
  hasMailbox(index: number): boolean;
  of(index: number): Source;
  planted: PlantedRules;
}

/** Ids of the people whose rules mean something. */
export interface PlantedRules {
  /** An enabled rule sends mail to an address outside of the tenant's domains. */
  outside: string[];
  /** An enabled rule puts mail about money out of sight. */
  hiding: string[];
  /** An enabled rule has a name that says nothing. */
  nameless: string[];
  /** Rules that only look alike: inside, switched off, or sorting newsletters. */
  innocent: string[];
}

type Rule = Record<string, unknown>;

const to = (name: string, address: string) => [
  { emailAddress: { name, address } },
];
const rule = (
  displayName: string,
  conditions: Rule | null,
  actions: Rule,
  isEnabled = true,
): Rule => ({ displayName, conditions, actions, isEnabled });

const rss = 'AQMkADAwATM0MDAAMS1jYjQwLWRlZmEtMDACLTAwCgAuAAADRSS';

const outside: Record<number, Rule> = {
  // A Global Administrator.
  4: rule('Copy', null, {
    redirectTo: to('C. L.', 'chiara.private@freemail.example'),
    stopProcessingRules: true,
  }),
  17: rule(
    '.',
    { hasAttachments: true },
    {
      forwardAsAttachmentTo: to('Archive', 'inbox@collect.example'),
      delete: true,
    },
  ),
  26: rule(
    'Backup',
    { sentToMe: true },
    { forwardTo: to('Y', 'y.demir.backup@freemail.example') },
  ),
};
const hiding: Record<number, Rule> = {
  18: rule(
    '..',
    { subjectContains: ['invoice', 'payment'] },
    { moveToFolder: rss, markAsRead: true, stopProcessingRules: true },
  ),
};
const innocent: Record<number, Rule> = {
  // Eligible for Global Administrator.
  7: rule('On leave', null, {
    forwardTo: to('Greta Sommer', 'greta.sommer@contoso.example'),
  }),
  16: rule(
    'Old forward',
    null,
    { forwardTo: to('Oskar', 'oskar@freemail.example') },
    false,
  ),
  27: rule(
    'Newsletters',
    { senderContains: ['newsletter'] },
    { moveToFolder: 'AQMkADAwATM0MDAAMS1jYjQwLWRlZmEtMDACLTAwCgAuAAADNews' },
  ),
};
const planted: Record<number, Rule> = { ...outside, ...hiding, ...innocent };

export function inboxRules({ random }: DataOptions, users: People): InboxRules {
  const object = (index: number, turn: number, made: Rule): GraphObject => ({
    id: `AQAA${random.guid('messageRule', index * 4 + turn).replace(/-/g, '')}=`,
    sequence: turn + 1,
    hasError: false,
    isReadOnly: false,
    ...made,
  });
  const rulesOf = (index: number): Rule[] => {
    if (planted[index]) return [planted[index]];
    if (index < staff.length || !random.chance(15, 'hasRule', index)) return [];
    return [
      rule(
        'Newsletters',
        { senderContains: ['newsletter'] },
        { markAsRead: true, stopProcessingRules: true },
      ),
    ];
  };
  const ids = (rules: Record<number, Rule>) =>
    Object.keys(rules).map(index => users.id(Number(index)));
  return {
    hasMailbox: index =>
      !users.isGuest(index) &&
      index > 1 &&
      (index < staff.length || !random.chance(5, 'onPremises', index)),
    of(index): Source {
      const rules = rulesOf(index);
      return {
        kind: `messageRule/${users.id(index)}`,
        type: 'messageRule',
        size: rules.length,
        at: turn => object(index, turn, rules[turn]),
      };
    },
    planted: {
      outside: ids(outside),
      hiding: ids(hiding),
      nameless: ids(
        Object.fromEntries(
          Object.entries(planted).filter(([, { displayName }]) =>
            /^\.+$/.test(`${displayName}`),
          ),
        ),
      ),
      innocent: ids(innocent),
    },
  };
}
