import type { Finding } from '../../model';
import { assumed, changedCells, changedGaps, type Assumed } from './caAssume';
import { gapItems } from './caGapItems';
import { gapsOf } from './caGapOrder';
import {
  cellsAsked,
  matrixOf,
  missing,
  unknownMatrix,
  type Asked,
} from './caMatrix';
import * as inputs from './caInputSchemas';
import { gapReport } from './caSchemas';
import type { CaAssumption, CaGapReport } from './caShapes';
import { caDatasets, caTenantOf, type CaTenantModel } from './caTenant';
import {
  tenantNeeds,
  tenantUses,
  type Cell,
} from '../../conditionalAccess/tenant';
import { nextCursor, openCursor } from '../cursor';
import type { Question, QuestionContext } from '../question';
import * as schemas from '../schemas';
import { asOf, scopeOf, type Scope } from '../scope';
import type { NextCall } from '../shapes';

interface Input extends Asked {
  connection?: string;
  assume?: CaAssumption;
  limit?: number;
  cursor?: string;
}

/** With the matrix about as much as an assistant should be given at a time. */
const LIMIT = 2;
const CHANGED = 5;

const notCollected =
  'Multifactor authentication that is switched on for single people is not collected, since Graph gives no list of it: where it is used, a gap may be smaller than it is told.';

export const checkCaGaps: Question<Input, CaGapReport> = {
  name: 'check_ca_gaps',
  title: 'Gaps of Conditional Access',
  description:
    'Gaps in Conditional Access: whom it does not cover with MFA or another control, proved over all policies together: people, cause, a sign-in that goes through. assume: who gains or loses by changes.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      requirement: inputs.requirement(z).optional(),
      audience: inputs.audience(z).optional(),
      assume: inputs.assumption(z).optional(),
      limit: z
        .number()
        .int()
        .min(1)
        .max(100)
        .optional()
        .describe('How many gaps at most; 2 when left out'),
      cursor: schemas.cursor(z),
    }),
  output: gapReport,
  async answer({ limit = LIMIT, cursor, connection, ...input }, context) {
    const scope = await scopeOf(context, connection);
    const head = asOf(scope, caDatasets);
    const model = await caTenantOf(context, scope);
    if (!model)
      return {
        asOf: head,
        matrix: unknownMatrix(scope, input),
        total: 0,
        items: [],
        policies: null,
        leftOut: null,
        unknown: missing(scope, tenantNeeds),
        next: [
          {
            tool: 'list_capabilities',
            arguments: {},
            why: 'Which permission makes Conditional Access readable',
          },
        ],
      };
    const hypothesis = input.assume && assumed(model.coverage, input.assume);
    const coverage = hypothesis?.coverage ?? model.coverage;
    const cells = cellsAsked(coverage, input);
    const gaps = gapsOf(cells);
    const paging = {
      question: 'check_ca_gaps',
      filters: { ...input, limit },
      stamp: scope.stamp,
    };
    const position = openCursor(cursor, limit, paging);
    const next = nextCursor(position, gaps.length, paging);
    const findings = await openFindings(context, scope);
    const items = await gapItems(context, scope, {
      model,
      coverage,
      gaps: gaps.slice(position.offset, position.offset + limit),
      findings,
    });
    const { leftOut } = coverage.reading;
    const matrix = matrixOf(coverage, cells, scope);
    const changed = hypothesis && changedGaps(model.coverage, coverage, cells);
    return {
      asOf: head,
      matrix,
      total: gaps.length,
      items,
      ...(next ? { nextCursor: next } : {}),
      policies: counted(coverage.reading.policies),
      leftOut: {
        disabledAccounts: leftOut.disabledAccounts,
        breakGlass: leftOut.breakGlass.length,
        directorySynchronization: leftOut.directorySynchronization.length,
      },
      ...(hypothesis && changed
        ? {
            change: await changeOf(context, scope, {
              model,
              hypothesis,
              findings,
              cells,
              changed,
            }),
          }
        : {}),
      unknown: [
        ...missing(scope, tenantUses),
        ...(changed?.unknown ?? []),
        ...matrix.flatMap(({ forced, why }) =>
          forced.state === 'unknown' && why ? [why] : [],
        ),
        notCollected,
      ].filter((text, index, all) => all.indexOf(text) === index),
      next: nextOf(items[0]),
    };
  },
};

async function openFindings(
  { stores }: QuestionContext,
  scope: Scope,
): Promise<Finding[]> {
  return stores.findings.page(
    { connectionId: scope.connection.id, status: 'open', family: 'ca' },
    { limit: 1_000, offset: 0, sort: 'severity' },
  );
}

async function changeOf(
  context: QuestionContext,
  scope: Scope,
  given: {
    model: CaTenantModel;
    hypothesis: Assumed;
    findings: readonly Finding[];
    cells: readonly Cell[];
    changed: ReturnType<typeof changedGaps>;
  },
): Promise<NonNullable<CaGapReport['change']>> {
  const { model, hypothesis, findings, cells, changed } = given;
  const before = model.coverage;
  const after = hypothesis.coverage;
  const { opened, closed } = changed;
  const show = (coverage: typeof before, gaps: typeof opened) =>
    gapItems(context, scope, {
      model,
      coverage,
      gaps: gaps.slice(0, CHANGED),
      findings,
    });
  return {
    cells: changedCells(before, after, cells),
    opened: await show(after, opened),
    closed: await show(before, closed),
    ignored: hypothesis.ignored,
  };
}

function counted(
  policies: readonly { state?: string | null }[],
): NonNullable<CaGapReport['policies']> {
  const of = (state: string) =>
    policies.filter(each => each.state === state).length;
  return {
    total: policies.length,
    enabled: of('enabled'),
    reportOnly: of('enabledForReportingButNotEnforced'),
    disabled: of('disabled'),
  };
}

function nextOf(first: CaGapReport['items'][number] | undefined): NextCall[] {
  if (!first)
    return [
      {
        tool: 'list_policies',
        arguments: {},
        why: 'The policies that this is proved from',
      },
    ];
  // What replays the sign-in stands with the gap itself.
  return first.finding
    ? [
        {
          tool: 'explain_finding',
          arguments: { finding: first.finding },
          why: 'Everyone whom the widest gap lets through, and how to close it',
        },
      ]
    : [];
}
