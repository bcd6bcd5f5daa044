import type { BetaSignIns } from '../data/betaSignIns';
import { notEmulated } from './graphFault';
import type { Resource } from './resource';
import { reports } from './resourceRules';

type EventType = Exclude<keyof BetaSignIns, 'planted'>;

const eventTypes: readonly EventType[] = [
  'interactiveUser',
  'nonInteractiveUser',
  'servicePrincipal',
  'managedIdentity',
];

/** Of beta only what v1.0 does not have. */
export const betaResources: readonly Resource[] = [
  {
    path: '/reports/servicePrincipalSignInActivities',
    version: 'beta',
    access: reports,
    throttle: 'reports',
    cost: 1,
    query: {
      options: ['$filter', '$top', '$orderby', '$skiptoken'],
      page: { default: 100, max: 1000 },
    },
    filters: { appId: ['eq'] },
    source: { kind: 'list', of: data => data.appActivity.activities },
  },
  {
    path: '/auditLogs/signIns',
    version: 'beta',
    access: reports,
    throttle: 'reports',
    cost: 1,
    query: {
      options: ['$filter', '$top', '$orderby', '$skiptoken'],
      page: { default: 1000, max: 1000 },
    },
    filters: {
      id: ['eq'],
      createdDateTime: ['eq', 'ge', 'le'],
      userId: ['eq'],
      appId: ['eq'],
      servicePrincipalId: ['eq', 'startswith'],
      signInEventTypes: ['any'],
    },
    source: {
      kind: 'log',
      of: (data, filter = '') => data.betaSignIns[eventType(filter)],
      timestamp: 'createdDateTime',
    },
  },
];

/** Without a filter of the event types there are interactive sign-ins only. */
function eventType(filter: string): EventType {
  const [, named] = /signInEventTypes\/any\(\w+: ?\w+ eq '(\w+)'\)/.exec(
    filter,
  ) ?? [undefined, 'interactiveUser'];
  const known = eventTypes.find(each => each === named);
  if (!known) throw notEmulated(`the event type '${named}'`);
  return known;
}
