import { checks } from '../checks';
import { judge } from '../checks/givenTenant';
import { detections } from '../detectors';
import { defineCheck, type Check, type Verdict } from '../model';
import { builtInCatalogue, createCatalogue } from './createCatalogue';

const shared = defineCheck({
  id: 'custom.shared-mailbox',
  family: 'custom',
  title: 'Shared mailbox that people sign in to',
  severity: 'medium',
  whyItMatters: 'Nobody knows who it was.',
  howToFix: ['Block its sign-in.'],
  falsePositives: [],
  references: {},
  needs: ['users'],
  thresholds: {
    most: { value: 1, min: 0, max: 10, unit: 'people', title: 'May sign in' },
  },
  async evaluate(view) {
    const found: string[] = [];
    for await (const { id } of view.rows('users')) found.push(id);
    return found.length > view.threshold('most')
      ? {
          outcome: 'fail',
          witnesses: [
            { key: 'all', statement: 'Many.', affected: [], facts: {} },
          ],
        }
      : { outcome: 'pass', evidence: {} };
  },
});
const adding = (change: object) => () =>
  createCatalogue({ checks: [{ ...shared, ...change } as Check<any>] });
const users = { users: [{ id: 'a' }, { id: 'b' }] };

describe('the built-in catalogue', () => {
  it('has everything that the product has, as it is', () => {
    const { all, added, muted, problems } = builtInCatalogue;
    expect(all.map(({ id }) => id)).toEqual(
      [...checks, ...detections].map(({ id }) => id),
    );
    expect([added, muted, problems]).toEqual([[], [], []]);
    expect(builtInCatalogue.checks).toEqual(checks);
  });
});

describe('an added check', () => {
  it('is judged and named beside the built-in ones', async () => {
    const catalogue = createCatalogue({ checks: [shared] });
    expect(catalogue.added).toMatchObject([{ id: shared.id }]);
    expect(catalogue.of(shared.id)?.title).toBe(shared.title);
    const check = catalogue.checks.find(({ id }) => id === shared.id)!;
    expect(await judge(check, { rows: users })).toMatchObject({
      outcome: 'fail',
    });
  });

  it.each([
    [
      'of a built-in one',
      { id: 'ca.report-only', family: 'ca' },
      'The added check ca.report-only (“Shared mailbox that people sign in to”) has the id of the built-in check “Policy only reports”',
    ],
    [
      'of a detection',
      { id: detections[0].id, family: detections[0].family },
      `“${detections[0].title}”`,
    ],
    ['of no family', { id: 'house.rule', family: 'house' }, 'no family'],
    ['of another family', { id: 'app.rule' }, 'make it app'],
    ['that is none', { id: 'custom.Shared Mailbox' }, 'an id is small letters'],
    ['that is missing', { id: undefined }, 'an id is small letters'],
  ])('is refused with an id %s', (_, change, message) => {
    expect(adding(change)).toThrow(message);
    expect(adding(change)).toThrow(
      expect.objectContaining({ name: 'CatalogueError' }),
    );
  });

  it('is refused with the id of another one, naming both', () => {
    expect(() =>
      createCatalogue({ checks: [shared, { ...shared, title: 'Again' }] }),
    ).toThrow(
      'Two added checks have the id custom.shared-mailbox: “Shared mailbox that people sign in to” and “Again”',
    );
  });

  it.each([
    [{ title: ' ' }, 'has no title'],
    [{ howToFix: 'Block it.' }, 'needs howToFix, a list of sentences'],
    [{ severity: 'bad' }, 'has the severity "bad"'],
    [{ references: undefined }, 'needs references'],
    [{ needs: [] }, 'reads nothing judges nothing'],
    [{ needs: ['people'] }, 'reads "people", which is no dataset'],
    [{ uses: ['peeple'] }, 'reads "peeple", which is no dataset'],
    [{ standsOnPartial: ['groups'] }, 'standsOnPartial is of needs'],
    [
      { thresholds: { most: { ...shared.thresholds!.most, value: 11 } } },
      'declares the threshold most outside its own range',
    ],
    [{ evaluate: undefined }, 'has no evaluate'],
  ])('is refused with %j', (change, message) => {
    expect(adding(change)).toThrow(message);
  });

  it('reads nothing that it does not declare', async () => {
    const [curious] = createCatalogue({
      checks: [
        {
          ...shared,
          async evaluate(view: any) {
            for await (const _ of view.rows('groups')) break;
            return { outcome: 'pass', evidence: {} };
          },
        },
      ],
    }).checks.slice(-1);
    await expect(judge(curious, {})).rejects.toThrow(
      'custom.shared-mailbox reads groups, which it does not declare',
    );
  });

  const fail = (change: object) => ({
    outcome: 'fail',
    witnesses: [
      { key: 'k', statement: 's', affected: [], facts: {}, ...change },
    ],
  });
  it.each<[unknown, string]>([
    [undefined, 'the outcome undefined'],
    [{ outcome: 'maybe' }, 'the outcome "maybe"'],
    [{ outcome: 'pass' }, 'pass without evidence'],
    [{ outcome: 'notApplicable' }, 'notApplicable without because'],
    [{ outcome: 'unknown', because: ['no'] }, 'unknown without because'],
    [{ outcome: 'fail', witnesses: [] }, 'fail without witnesses'],
    [fail({ key: '' }), 'a witness without a key'],
    [fail({ statement: undefined }), 'the witness k has no statement'],
    [fail({ severity: 'bad' }), 'the witness k has the severity "bad"'],
    [fail({ facts: undefined }), 'the facts of the witness k are no JSON'],
    [fail({ affected: [{ id: 'x' }] }), 'affects what has no kind'],
    [
      {
        ...fail({}),
        witnesses: [...fail({}).witnesses, ...fail({}).witnesses],
      },
      'two witnesses with the key k',
    ],
  ])('answers %j, which is no verdict', async (verdict, message) => {
    const [check] = createCatalogue({
      checks: [{ ...shared, evaluate: async () => verdict as Verdict }],
    }).checks.slice(-1);
    await expect(judge(check, {})).rejects.toThrow(message);
  });
});

describe('a configured severity', () => {
  const fail = (severity?: string) => ({
    outcome: 'fail',
    witnesses: [
      { key: 'k', statement: 's', affected: [], facts: {}, severity },
    ],
  });
  const judged = async (severity: string, own?: string) => {
    const { checks: all, problems } = createCatalogue({
      checks: [
        {
          ...shared,
          evaluate: async () => fail(own) as Verdict,
        },
      ],
      settings: { [shared.id]: { severity } },
    });
    const check = all.at(-1)!;
    const verdict = await judge(check, {});
    return {
      problems,
      check: check.severity,
      witness: verdict.outcome === 'fail' && verdict.witnesses[0].severity,
    };
  };
  it.each([
    ['high', undefined, 'high'],
    ['high', 'medium', 'high'],
    ['high', 'low', 'low'],
    ['info', 'low', 'info'],
    ['low', undefined, 'low'],
  ])('of %s makes a cause of %s one of %s', async (severity, own, witness) => {
    expect(await judged(severity, own)).toEqual({
      problems: [],
      check: severity,
      witness,
    });
  });

  it('holds for what detections find, too', () => {
    const { detectors, of } = createCatalogue({
      settings: { [detections[0].id]: { severity: 'info' } },
    });
    expect(detectors[0].severity).toBe('info');
    expect(of(detections[0].id)?.severity).toBe('info');
  });
});

describe('settings', () => {
  const read = (settings: unknown) => {
    const catalogue = createCatalogue({ settings });
    return { ...catalogue, stale: catalogue.settings('tenant.stale-users') };
  };
  const ofStale = (entry: unknown) => read({ 'tenant.stale-users': entry });

  it('mute, weigh and measure what they name', () => {
    const { stale, muted, problems } = ofStale({
      mute: { reason: ' Accounts are closed by HR. ' },
      severity: 'high',
      thresholds: { days: '60' },
    });
    expect(problems).toEqual([]);
    expect(stale).toEqual({
      mute: { reason: 'Accounts are closed by HR.' },
      severity: 'high',
      thresholds: { days: 60 },
    });
    expect(muted).toEqual([
      {
        check: 'tenant.stale-users',
        title: 'Dormant enabled users',
        reason: 'Accounts are closed by HR.',
      },
    ]);
  });

  it.each<[unknown, string]>([
    [[], 'entra.checks must name checks'],
    [{ 'ca.report': {} }, 'entra.checks.ca.report names no check; of its'],
    [{ 'x.y': {} }, 'entra.checks.x.y names no check; it is left out'],
  ])('%j: says what is wrong', (settings, problem) => {
    expect(read(settings).problems).toEqual([expect.stringContaining(problem)]);
  });

  it.each<[unknown, string]>([
    [true, 'must have mute, severity, thresholds'],
    [{ muted: true }, 'tenant.stale-users.muted is not known'],
    [{ mute: true }, 'mute.reason must say why'],
    [{ mute: { reason: ' ' } }, 'mute.reason must say why'],
    [{ severity: 'worst' }, 'severity is not one of critical'],
    [{ thresholds: 60 }, 'thresholds must name numbers'],
    [
      { thresholds: { hours: 3 } },
      'thresholds.hours is no threshold of tenant.stale-users; there is days',
    ],
    [{ thresholds: { days: 6 } }, 'is not a whole number from 7 to 730 (days)'],
    [{ thresholds: { days: 731 } }, '90 is used until it is'],
    [{ thresholds: { days: 9.5 } }, 'is not a whole number'],
    [{ thresholds: { days: '' } }, 'is not a whole number'],
    [{ thresholds: { constructor: 9 } }, 'constructor is no threshold'],
  ])('%j: says what is wrong, and leaves it out', (entry, problem) => {
    const { stale, problems } = ofStale(entry);
    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(stale).toEqual({});
  });

  it('hold where they are right beside what is wrong', () => {
    const { settings, problems } = createCatalogue({
      settings: {
        'ca.nothing': { mute: { reason: 'x' } },
        'guest.stale': { severity: 'no', thresholds: { days: 30, x: 1 } },
      },
    });
    expect(problems).toHaveLength(3);
    expect(settings('guest.stale')).toEqual({ thresholds: { days: 30 } });
  });
});

it.each(
  checks.flatMap(({ id, thresholds = {} }) =>
    Object.entries(thresholds).map(([name, each]) => [id, name, each] as const),
  ),
)('%s: %s is within its own range and says what it is', (id, name, each) => {
  expect(each.value).toBeGreaterThanOrEqual(each.min);
  expect(each.value).toBeLessThanOrEqual(each.max);
  expect(each.title).toMatch(/^[A-Z]/);
  const { problems } = createCatalogue({
    settings: { [id]: { thresholds: { [name]: each.value } } },
  });
  expect(problems).toEqual([]);
});
