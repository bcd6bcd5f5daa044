import type { Fault } from '@entra-posture/demo-tenant';
import {
  expectSame,
  openWatchedTenant,
  unfinished,
  type WatchedTenant,
  type Watcher,
} from './watchedTenant';

jest.setTimeout(180_000);

/** One of each kind of page: delta, list, log, policies, what has no Retry-After, and a mailbox's rules. */
const places = [
  '/users/delta',
  '/groups/delta',
  '/reports/authenticationMethods/userRegistrationDetails',
  '/auditLogs/signIns',
  '/auditLogs/directoryAudits',
  '/identity/conditionalAccess/policies',
  '/identityProtection/riskyUsers',
  '/users/',
];
/** Those of them that have several pages. */
const deep = places.slice(0, 5);

const at = (paths: readonly string[], fault: Omit<Fault, 'path'>): Fault[] =>
  paths.map(path => ({ path, ...fault }));

const weathers: [what: string, faults: Fault[]][] = [
  [
    'a storm of 429 that names the time to wait',
    [
      ...at(places, {
        kind: 'status',
        status: 429,
        code: 'TooManyRequests',
        retryAfterSeconds: 1,
        times: 2,
      }),
      ...at(['/'], {
        kind: 'status',
        status: 429,
        retryAfterSeconds: 1,
        times: 15,
      }),
    ],
  ],
  [
    'a 429 that names none',
    at(['/users/delta', '/auditLogs/signIns', '/identityProtection'], {
      kind: 'status',
      status: 429,
      code: 'TooManyRequests',
    }),
  ],
  ['a 503', at(places, { kind: 'status', status: 503, retryAfterSeconds: 1 })],
  ['a connection that is reset', at(places, { kind: 'drop' })],
  ['a connection that is reset in the body', at(places, { kind: 'cut' })],
  ['half a body', at(places, { kind: 'truncate' })],
  ['a page of HTML', at(places, { kind: 'html' })],
  ['a page of HTML under 502', at(places, { kind: 'html', status: 502 })],
  [
    'a token that expires in the middle of the pages',
    at(['/'], { kind: 'expireToken', after: 25 }),
  ],
  [
    'a link that is refused in the middle of the pages',
    at(deep, { kind: 'gone' }),
  ],
  ['records that are told twice', at(places, { kind: 'duplicates' })],
  ['a page that comes twice', at(deep, { kind: 'pageTwice', after: 1 })],
];

describe('a fault of Microsoft Graph in the first load', () => {
  let watched: WatchedTenant;
  let calm: Watcher;

  beforeAll(async () => {
    watched = await openWatchedTenant();
    calm = await watched.start();
    await calm.sync();
  });
  afterEach(() => watched.tenant.control.clearFaults());
  afterAll(() => watched?.close());

  it.each(weathers)('costs nothing but time: %s', async (_, faults) => {
    const { control } = watched.tenant;
    const watcher = await watched.start();
    for (const fault of faults) control.failNext(fault);
    expect(unfinished(await watcher.sync())).toEqual([]);
    // That nothing went wrong must not be for want of what goes wrong.
    expect(control.pendingFaults()).toEqual([]);
    await expectSame(calm, watcher);
  });
});
