import fc from 'fast-check';
import type { Detector, DetectorContext, Witness } from '../../model';
import { detectors } from '..';
import { givenFacts } from '../givenLog';
import { audit, from, target } from './givenAudit';
import { GLOBAL, grant, roleFacts } from './givenRoles';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const DAYS = 75;
const people = ['admin', 'helper', 'ann', 'ben', 'guest'];

/** Records of one kind: whom they are about, and by whom. */
type Make = (who: string, by: string, n: number) => (at: string) => object;
const about =
  (activity: string, changes: Record<string, unknown> = {}): Make =>
  (who, by) =>
  at =>
    audit(activity, { at, by, targets: [target('User', who, changes)] });
const thing =
  (activity: string, type: string): Make =>
  (_, by, n) =>
  at =>
    audit(activity, { at, by, targets: [target(type, `${type}${n}`)] });
const signIn =
  (over: object): Make =>
  (who, _, n) =>
  at => ({
    id: `s${who}${n}${at}`,
    createdDateTime: at,
    userId: who,
    ipAddress: `198.18.${n % 5}.1`,
    status: { errorCode: 0 },
    location: { countryOrRegion: ['DE', 'DE', 'SG', 'US'][n % 4] },
    ...over,
  });

const kinds: Make[] = [
  (who, by) => at => grant('Global Administrator', { at, by, receiver: who }),
  (who, by) => at => grant('Reports Reader', { at, by, receiver: who }),
  about('Add member to role completed (PIM activation)'),
  about('Add member to role request denied (PIM activation)'),
  about('Remove member from role', { 'Role.TemplateId': from(GLOBAL, null) }),
  about('Add user'),
  about('Delete user'),
  about('Enable account'),
  about('Reset user password'),
  about('Invite external user'),
  about('DismissUser'),
  about('User registered security info'),
  about('Update user', { UserType: from(['Guest'], ['Member']) }),
  thing('Add service principal', 'ServicePrincipal'),
  thing('Read BitLocker key', 'Device'),
  (who, by, n) => at =>
    audit('Add registered owner to device', {
      at,
      by,
      targets: [target('Device', `d${n}`), target('User', who)],
    }),
  (_, by, n) => at =>
    audit('Consent to application', {
      at,
      by,
      targets: [target('ServicePrincipal', `app${n % 3}`)],
    }),
  (_, by, n) => at =>
    audit('Add service principal credentials', {
      at,
      by,
      targets: [target('ServicePrincipal', `app${n % 3}`)],
    }),
  signIn({}),
  signIn({ riskState: 'atRisk', riskLevelDuringSignIn: 'high' }),
];

const log = fc
  .array(
    fc.record({
      kind: fc.nat(kinds.length - 1),
      who: fc.constantFrom(...people),
      by: fc.constantFrom(...people),
      day: fc.nat(DAYS - 1),
      second: fc.nat(86_399),
      n: fc.nat(9),
      // Now and then many at once: what comes seldom never adds up.
      burst: fc.constantFrom(1, 1, 1, 12),
    }),
    { minLength: 40, maxLength: 140 },
  )
  .map(drawn =>
    drawn
      .flatMap(({ kind, who, by, day, second, n, burst }) =>
        Array.from({ length: burst }, (_, turn) => {
          const at = START + day * DAY_MS + second * 1000 + turn * 61_000;
          return {
            at,
            event: kinds[kind](who, by, n + turn)(new Date(at).toISOString()),
          };
        }),
      )
      .sort((a, b) => a.at - b.at),
  );

/** What is found from a moment on, when a subject's records are read from another on. */
function foundSince(
  detector: Detector<any, any, any>,
  records: { at: number; event: object }[],
  context: DetectorContext<any>,
  read: number,
  since: number,
): Witness[] {
  const states = new Map<string, unknown>();
  return records
    .filter(({ at }) => at >= read)
    .flatMap(({ at, event }) => {
      const subject = detector.subject(event);
      if (subject === undefined) return [];
      const { state, witnesses } = detector.step(
        states.get(subject) ?? detector.init(),
        event,
        context,
      );
      states.set(subject, JSON.parse(JSON.stringify(state)));
      return at >= since ? witnesses : [];
    });
}

describe('what a detection of audit records remembers', () => {
  const stateful = detectors.filter(
    // One that sees each record alone remembers nothing, and reads every record.
    ({ family, memory }) => family === 'aud' && memory,
  );

  it.each(stateful.map(each => [each.id, each] as const))(
    '%s finds the same when it reads no further back than it says',
    (_, detector) => {
      const logs: readonly string[] = detector.logs ?? ['directoryAudits'];
      let seen = 0;
      fc.assert(
        fc.property(log, fc.nat(DAYS - 1), (drawn, day) => {
          const records = drawn.filter(({ event }) =>
            logs.includes(
              'createdDateTime' in event ? 'signIns' : 'directoryAudits',
            ),
          );
          const survey = records.reduce(
            (learned, { event }) => detector.survey?.add(learned, event),
            detector.survey?.init(),
          );
          const context = {
            declarations: { breakGlassAccounts: [], trustedEgress: [] },
            namedLocations: [],
            tenant: givenFacts(roleFacts),
            survey,
          };
          const since = START + day * DAY_MS;
          const read = Math.floor((since - detector.memory!) / DAY_MS) * DAY_MS;
          const all = foundSince(detector, records, context, START, since);
          seen += all.length;
          expect(foundSince(detector, records, context, read, since)).toEqual(
            all,
          );
        }),
        { numRuns: 60, seed: 20261126 },
      );
      expect(seen).toBeGreaterThan(0);
    },
  );
});
