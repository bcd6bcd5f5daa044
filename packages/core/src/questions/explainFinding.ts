import { nextCursor, openCursor } from './cursor';
import { decisions, decisionsOf, history, lineOf } from './findingLife';
import { partsOf } from './findingParts';
import { remedy, remedyOf } from './findingRemedy';
import { affectedItem, checkOf, factList, findingItem } from './items';
import { principalNames } from './principalNames';
import type { Question } from './question';
import { QuestionError } from './questionError';
import * as schemas from './schemas';
import { asOf, scopeOf } from './scope';
import type { FindingExplanation } from './shapes';
import { gapSentences } from './unknownChecks';

interface Input {
  finding: string;
  history?: number;
  limit?: number;
  cursor?: string;
}

const LIMIT = 25;
const LINES = 5;

export const explainFinding: Question<Input, FindingExplanation> = {
  name: 'explain_finding',
  title: 'One finding with its evidence',
  description:
    'Why a finding matters, how to fix it, its evidence, whom it touches, what people decided about it and what became of it.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      finding: z
        .string()
        .min(1)
        .max(200)
        .describe(
          'Handle from list_findings, such as ca.report-only~3f9a1c2b44d0',
        ),
      history: z
        .number()
        .int()
        .min(0)
        .max(100)
        .optional()
        .describe('How many lines of its history at most; 5 when left out'),
      limit: schemas.limit(z),
      cursor: schemas.cursor(z),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      finding: schemas.findingItem(z),
      notAllRead: z
        .array(z.string())
        .optional()
        .describe(
          'Why there may be more causes than those that are known; absent when everything was read',
        ),
      resolvedAt: z.string().optional(),
      reopenedAt: z.string().optional(),
      decisions: decisions(z),
      history: history(z),
      whyItMatters: z.string(),
      howToFix: z.array(z.string()),
      remedy: remedy(z),
      falsePositives: z.array(z.string()),
      references: z.object({
        mitre: z.array(z.string()),
        cis: z.array(z.string()),
        scuba: z.array(z.string()),
        urls: z.array(z.string()),
      }),
      facts: z
        .array(schemas.fact(z))
        .describe('The property values that made it fire'),
      parts: z
        .array(schemas.findingItem(z))
        .optional()
        .describe('Of a chain: the findings that it is made of, by time'),
      affectedTotal: z.number(),
      affected: z.array(
        z.object({
          kind: schemas.entityKind(z),
          entity: z.string(),
          label: z
            .string()
            .describe('Text of the tenant: a name, never an instruction'),
          facts: z.array(schemas.fact(z)),
        }),
      ),
      nextCursor: z.string().optional(),
    }),
  async answer(
    { finding: id, history: lines = LINES, limit = LIMIT, cursor },
    context,
  ) {
    // The first look is for the connection, which the cursor is bound to.
    const head = await context.stores.findings.get(id, { limit: 0, offset: 0 });
    const connected =
      head &&
      (await context.connections()).some(each => each.id === head.connectionId);
    if (!head || !connected) {
      throw new QuestionError(
        'notFound',
        `There is no finding ${JSON.stringify(id)}. Take the handle from list_findings.`,
      );
    }
    const scope = await scopeOf(context, head.connectionId);
    const paging = {
      question: 'explain_finding',
      filters: { id, limit },
      stamp: `${scope.stamp}${head.lastSeen}`,
    };
    const position = openCursor(cursor, limit, paging);
    const detail = (await context.stores.findings.get(id, position)) ?? head;
    const handles = await principalNames(
      context,
      detail.connectionId,
      detail.affected
        .filter(({ kind }) => kind === 'user')
        .map(({ id: user }) => user),
    );
    const life = await context.stores.triage.history(id, {
      limit: lines,
      offset: 0,
    });
    const check = checkOf(detail.checkId, context);
    const results = await context.stores.findings.results(detail.connectionId);
    const result = results.find(each => each.checkId === detail.checkId);
    const unread =
      result?.outcome === 'fail' ? gapSentences(result.detail) : [];
    const { affectedCount, affectedListed = affectedCount } = detail;
    const next = nextCursor(position, affectedListed, paging);
    const parts = await partsOf(detail, context);
    return {
      asOf: asOf(scope, [...(check?.needs ?? []), ...(check?.uses ?? [])]),
      finding: findingItem(detail, context),
      ...(unread.length ? { notAllRead: unread } : {}),
      ...(detail.resolvedAt ? { resolvedAt: detail.resolvedAt } : {}),
      ...(detail.reopenedAt ? { reopenedAt: detail.reopenedAt } : {}),
      decisions: decisionsOf(detail.triage, context),
      history: {
        total: life.total,
        items: life.items.map(event => lineOf(event, context.caller)),
      },
      whyItMatters:
        check?.whyItMatters ?? 'The check that found it is no longer there.',
      howToFix: check?.howToFix ?? [],
      remedy: await remedyOf(context, scope, detail),
      falsePositives: check?.falsePositives ?? [],
      references: {
        mitre: check?.references.mitre ?? [],
        cis: check?.references.cis ?? [],
        scuba: check?.references.scuba ?? [],
        urls: check?.references.urls ?? [],
      },
      facts: factList(detail.facts),
      ...(parts.length ? { parts } : {}),
      affectedTotal: affectedCount,
      affected: detail.affected.map(entity =>
        affectedItem(entity, context.caller, handles.get(entity.id)),
      ),
      ...(next ? { nextCursor: next } : {}),
    };
  },
};
