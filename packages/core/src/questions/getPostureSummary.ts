import type { Catalogue } from '../catalogue';
import type {
  CheckMetadata,
  DatasetId,
  FindingState,
  Severity,
} from '../model';
import { activeStates, areaTitles, severities } from '../model';
import type { CensusLine, CheckResult } from '../store/ports';
import { catalogueOf, findingItem } from './items';
import type { Question } from './question';
import * as schemas from './schemas';
import { asOf, scopeOf } from './scope';
import { gains, judgedChecks, worstOpen, type WorstOpen } from '../score';
import type { NextCall, PostureSummary } from './shapes';
import { unknownChecks } from './unknownChecks';

interface Counts {
  family: string;
  severity: Severity;
  count: number;
}

const TREND = 60;
const WORST = 5;
const FIXES = 5;

/** A concise answer stays within 8 kB. */
const CONCISE = { trend: 7, unknown: 6 };

export const getPostureSummary: Question<
  { connection?: string; detail?: 'concise' | 'detailed' },
  PostureSummary
> = {
  name: 'get_posture_summary',
  title: 'Posture at a glance',
  description:
    'How secure a tenant is: summary with score, open findings by severity and area, the worst of them, and what could not be judged. Ask this first.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      detail: schemas.detail(z),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      score: z
        .object({ value: z.number(), low: z.number(), high: z.number() })
        .optional()
        .describe(
          '0 (worst) to 100; low and high say where it may lie, given what is unknown',
        ),
      trend: z.array(
        z.object({
          at: z.string(),
          score: z.number(),
          low: z.number(),
          high: z.number(),
        }),
      ),
      open: z
        .record(z.string(), z.number())
        .describe('Open findings by severity, without what is set aside'),
      setAside: z
        .object({ accepted: z.number(), snoozed: z.number() })
        .describe(
          'Findings that are there and ask for no work now, as people decided',
        ),
      areas: z.array(
        z.object({
          area: schemas.area(z),
          title: z.string(),
          open: z.number(),
          worst: schemas.severity(z).optional(),
          pass: z.number(),
          unknown: z.number(),
        }),
      ),
      worst: z.array(schemas.findingItem(z)),
      fixes: z
        .array(
          z.object({
            check: z.string(),
            title: z.string(),
            finding: z.string(),
            severity: schemas.severity(z),
            open: z.number().describe('How many findings of the check'),
            gain: z.number(),
            to: z.number(),
          }),
        )
        .describe('What raises the score most, and to what'),
      unknown: schemas.unknownChecks(z),
      moreUnknown: z.number().optional(),
      muted: z
        .array(
          z.object({
            check: z.string(),
            title: z.string(),
            reason: z.string(),
          }),
        )
        .optional()
        .describe('Checks that are not judged, by configuration; absent: none'),
      counts: z.object({
        users: z.number(),
        groups: z.number(),
        servicePrincipals: z.number(),
        policies: z.number(),
      }),
      next: schemas.nextCalls(z),
    }),
  async answer(input, context) {
    const concise = input.detail !== 'detailed';
    const scope = await scopeOf(context, input.connection);
    const { id } = scope.connection;
    const { findings, scores } = context.stores;
    const active = { of: activeStates, now: context.now().toISOString() };
    const [census, results, worst, trend] = await Promise.all([
      findings.census(id, active.now),
      findings.results(id),
      findings.page(
        { connectionId: id, state: active },
        { limit: WORST, offset: 0, sort: 'severity' },
      ),
      scores.trend(id, TREND),
    ]);
    const last = trend.at(-1);
    const catalogue = catalogueOf(context);
    const counts = activeIn(census);
    const rowsOf = (dataset: DatasetId) =>
      scope.states.get(dataset)?.rowCount ?? 0;
    const setAside = (state: FindingState) =>
      census.reduce((sum, { states }) => sum + states[state], 0);
    const unknown = unknownChecks(results, context);
    return {
      asOf: asOf(scope),
      ...(last
        ? { score: { value: last.score, low: last.low, high: last.high } }
        : {}),
      trend: (concise ? trend.slice(-CONCISE.trend) : trend).map(
        ({ at, score, low, high }) => ({
          at,
          score,
          low,
          high,
        }),
      ),
      open: bySeverity(counts),
      setAside: {
        accepted: setAside('accepted'),
        snoozed: setAside('snoozed'),
      },
      areas: areasOf(catalogue.all, counts, results),
      worst: worst.map(each => findingItem(each, context)),
      fixes: fixesOf(catalogue, results, worstOpen(census)),
      unknown: concise ? unknown.slice(0, CONCISE.unknown) : unknown,
      ...(concise && unknown.length > CONCISE.unknown
        ? { moreUnknown: unknown.length - CONCISE.unknown }
        : {}),
      ...(catalogue.muted.length ? { muted: [...catalogue.muted] } : {}),
      counts: {
        users: rowsOf('users'),
        groups: rowsOf('groups'),
        servicePrincipals: rowsOf('servicePrincipals'),
        policies: rowsOf('conditionalAccessPolicies'),
      },
      next: nextOf(worst[0]?.id, unknown.length),
    };
  },
};

function fixesOf(
  catalogue: Catalogue,
  results: readonly CheckResult[],
  worst: readonly WorstOpen[],
): PostureSummary['fixes'] {
  const open = new Map(worst.map(each => [each.checkId, each]));
  return gains(judgedChecks(catalogue.all, results, worst))
    .slice(0, FIXES)
    .map(({ check, finding, gain, to }) => ({
      check,
      title: catalogue.of(check)?.title ?? check,
      finding,
      severity: open.get(check)!.severity,
      open: open.get(check)!.open,
      gain,
      to,
    }));
}

/** What asks for work. */
function activeIn(census: readonly CensusLine[]): Counts[] {
  return census.map(({ family, severity, states }) => ({
    family,
    severity,
    count: activeStates.reduce((sum, each) => sum + states[each], 0),
  }));
}

function bySeverity(counts: readonly Counts[]): Record<Severity, number> {
  const open = Object.fromEntries(severities.map(each => [each, 0])) as Record<
    Severity,
    number
  >;
  for (const { severity, count } of counts) open[severity] += count;
  return open;
}

function areasOf(
  all: readonly CheckMetadata[],
  counts: readonly Counts[],
  results: readonly CheckResult[],
): PostureSummary['areas'] {
  const families = [...new Set(all.map(({ family }) => family))];
  return families.map(area => {
    const own = counts.filter(({ family }) => family === area);
    const judged = results.filter(({ checkId }) =>
      checkId.startsWith(`${area}.`),
    );
    const worst = severities.find(severity =>
      own.some(each => each.severity === severity && each.count > 0),
    );
    return {
      area,
      title: areaTitles[area],
      open: own.reduce((sum, { count }) => sum + count, 0),
      ...(worst ? { worst } : {}),
      pass: judged.filter(({ outcome }) => outcome === 'pass').length,
      unknown: judged.filter(({ outcome }) => outcome === 'unknown').length,
    };
  });
}

function nextOf(worst: string | undefined, unknown: number): NextCall[] {
  return [
    ...(worst
      ? [
          {
            tool: 'explain_finding',
            arguments: { finding: worst },
            why: 'The worst open finding, with its evidence',
          },
        ]
      : []),
    ...(unknown
      ? [
          {
            tool: 'list_capabilities',
            arguments: {},
            why: 'Which permission or licence would make the unknown checks known',
          },
        ]
      : []),
    {
      tool: 'check_ca_gaps',
      arguments: {},
      why: 'Where Conditional Access lets sign-ins through',
    },
  ];
}
