import type { Detector, SignIn } from '../../model';
import { signInRef } from './cases';
import { type Familiar, meet } from './familiar';
import { administrationClients, backgroundApps } from './firstPartyApps';
import { once } from './once';
import { remembered } from './remembered';
import { addSharer, isShared, Sharers } from './sharers';
import {
  appOf,
  DAY_MS,
  dateOf,
  isInteractive,
  personOf,
  succeeded,
  timeOf,
} from './signInEvent';

const MEMORY_DAYS = 30;
const APP_DAYS = 14;

interface Use {
  at: number;
  userId: string;
  app: string;
  /** App and resource, shortened to what tells them apart. */
  pair: string;
  administers: boolean;
}

/** Those that people use are few: each is put together once. */
const pairs = remembered(app =>
  remembered(resource => `${app.slice(0, 8)}/${resource.slice(0, 8)}`),
);

function pairOf(app: string, resource: string): string {
  return pairs(app)(resource);
}

const useOf = once((event: SignIn): Use | undefined => {
  const at = timeOf(event);
  const { appId, resourceId, userId } = event;
  if (
    at === undefined ||
    !appId ||
    !userId ||
    !succeeded(event) ||
    !isInteractive(event) ||
    backgroundApps.has(appId)
  )
    return undefined;
  const administers = administrationClients.has(appId);
  return {
    at,
    userId,
    app: appId,
    // Whatever it is used on, a command line is what is new.
    pair: administers ? appId.slice(0, 8) : pairOf(appId, resourceId ?? ''),
    administers,
  };
});

export const newApp: Detector<Familiar, SignIn, Sharers> = {
  id: 'sig.new-app',
  family: 'sig',
  title: 'An app that is new to a person',
  severity: 'medium',
  whyItMatters:
    'Phishing for consent and stolen tokens show as an app that the person never used; a command line in the hands of somebody who administers nothing is how a tenant is explored.',
  howToFix: [
    'Ask the person whether they use the app, and what for.',
    'If not: revoke sessions, and take back the consent that the app was given.',
    'Allow administration tools to whom they are assigned: set “assignment required” on them.',
  ],
  falsePositives: [
    'Developers and engineers who begin with a command line.',
    'A tool that is being introduced: it is told of three people, and then it is the organisation’s.',
  ],
  references: {
    mitre: ['T1550.001'],
    urls: [
      'https://learn.microsoft.com/entra/architecture/security-operations-applications',
    ],
  },
  needs: ['signIns', 'users', 'groups', 'roleDefinitions', 'roleAssignments'],
  revision: 1,
  logs: ['signIns'],
  memory: MEMORY_DAYS * DAY_MS,

  subject: ({ userId }) => userId ?? undefined,
  init: () => ({ days: undefined, things: undefined }),

  survey: {
    init: () => ({}),
    add(sharers, event) {
      const use = useOf(event);
      // A command line that many have is still a command line.
      return use && !use.administers
        ? addSharer(sharers, use.pair, use.userId.slice(0, 13), use.at)
        : sharers;
    },
  },

  step(state, event, { tenant, survey }) {
    const use = useOf(event);
    if (!use) return { state, witnesses: [] };
    const { at, userId, app, pair, administers } = use;
    const isNew = meet(state, pair, at, APP_DAYS);
    const isUnusual = () =>
      administers
        ? tenant.tierOf(userId) === undefined
        : !isShared(survey, pair, userId.slice(0, 13), at);
    return {
      state,
      witnesses:
        isNew && isUnusual()
          ? [
              {
                key: `${userId}:${app}:${dateOf(at)}`,
                severity: administers ? 'medium' : 'low',
                at: new Date(at).toISOString(),
                statement: administers
                  ? 'Somebody who administers nothing used an administration tool for the first time in two weeks.'
                  : 'A person used an app for the first time in two weeks that hardly anyone else uses.',
                affected: [personOf(event), ...appOf(event), signInRef(event)],
                facts: {
                  administrationTool: administers,
                  resourceId: event.resourceId ?? null,
                },
              },
            ]
          : [],
    };
  },
};
