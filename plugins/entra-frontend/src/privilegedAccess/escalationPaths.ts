import type { FindingExplanation } from '@entra-posture/core';
import type { EntraTranslate } from '../translation';
import { isWithheld } from '../withheld/Withheld';

export type PathNodeKind =
  'user' | 'group' | 'servicePrincipal' | 'role' | 'permission';

export interface PathNode {
  id: string;
  kind: PathNodeKind;
  /** A name, or `withheld`. */
  label: string;
  /** What the page about it is asked for; roles and permissions have none. */
  entity?: string;
}

/** `reaches`: over which steps is kept back together with who it is. */
export type PathStep = 'owns' | 'reaches' | 'holds';

export interface PathEdge {
  from: string;
  to: string;
  label: PathStep;
}

/** What one account reaches: itself, what it owns one after the other, and what the last of them holds. */
export interface EscalationPath {
  finding: string;
  /** Whether over these steps alone; else they are not told. */
  known: boolean;
  steps: PathNode[];
  holds: PathNode[];
}

export interface EscalationPaths {
  nodes: PathNode[];
  edges: PathEdge[];
  paths: EscalationPath[];
  /** Of the findings that were asked about. */
  undrawn: { paths: number; holds: number };
}

/** Of each finding, where several are drawn and where it is alone; a picture of more cannot be read. */
const ACCOUNTS = { together: 4, alone: 12 };
const HOLDS = 4;

/**
 * Microsoft names its permissions by resource and operation, without spaces; no built-in role has a dot in its name.
 *
 * @see https://learn.microsoft.com/graph/permissions-overview#permissions-naming-pattern
 */
const permission = /^[\w-]+(\.[\w-]+)+$/;

type Affected = FindingExplanation['affected'][number];

/** The paths of these findings as one graph: what is on several of them is in it once. */
export function escalationPaths(
  explanations: readonly FindingExplanation[],
): EscalationPaths {
  const nodes = new Map<string, PathNode>();
  const edges = new Map<string, PathEdge>();
  const paths: EscalationPath[] = [];
  const undrawn = { paths: 0, holds: 0 };
  const most = explanations.length > 1 ? ACCOUNTS.together : ACCOUNTS.alone;
  const known = new Map(
    explanations.flatMap(({ affected }) =>
      affected.map(each => [each.entity, each] as const),
    ),
  );
  for (const { finding, affected, affectedTotal } of explanations) {
    const target = affected.find(each => listOf(each, 'holds').length);
    if (!target) continue;
    const accounts = affected.filter(each => each !== target);
    const holds = listOf(target, 'holds');
    undrawn.paths += affectedTotal - 1 - Math.min(accounts.length, most);
    undrawn.holds += Math.max(0, holds.length - HOLDS);
    const held = holds
      .slice(0, HOLDS)
      .map(label => powerNode(label, target.kind === 'group'));
    for (const account of accounts.slice(0, most)) {
      const way = listOf(account, 'path');
      const steps = [
        entityNode(account),
        ...(way.length ? way : [target.entity]).map(id =>
          entityNode(known.get(id) ?? nameless(id)),
        ),
      ];
      paths.push({
        finding: finding.finding,
        known: way.length > 0,
        steps,
        holds: held,
      });
      const draw = (from: PathNode, to: PathNode, label: PathStep) => {
        for (const node of [from, to])
          if (!nodes.has(node.id)) nodes.set(node.id, node);
        edges.set(`${from.id} ${to.id}`, { from: from.id, to: to.id, label });
      };
      steps
        .slice(1)
        .forEach((to, index) =>
          draw(steps[index], to, way.length ? 'owns' : 'reaches'),
        );
      for (const each of held) draw(steps[steps.length - 1], each, 'holds');
    }
  }
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    paths,
    undrawn,
  };
}

/** How many nodes the longest path has. */
export function longest(paths: readonly EscalationPath[]): number {
  return Math.max(0, ...paths.map(({ steps }) => steps.length + 1));
}

/** A list as evidence tells it: one text, cut where it is too long. What was cut is no name. */
function listOf({ facts }: Affected, name: string): string[] {
  const text = facts.find(each => each.name === name)?.value;
  if (text === undefined) return [];
  return text.split(', ').filter(each => each && !each.endsWith('…'));
}

function entityNode({ kind, entity, label }: Affected): PathNode {
  return {
    id: entity,
    kind: kind === 'user' || kind === 'group' ? kind : 'servicePrincipal',
    label,
    entity,
  };
}

/** A step that is itself no ordinary account, such as a disabled app, is not among what the finding names. */
function nameless(id: string): Affected {
  return { kind: 'servicePrincipal', entity: id, label: id, facts: [] };
}

function powerNode(label: string, isOfGroup: boolean): PathNode {
  const kind = !isOfGroup && permission.test(label) ? 'permission' : 'role';
  return { id: `${kind} ${label}`, kind, label };
}

/** "Eve owns Robot, which owns Payroll, which holds Global Administrator." */
export function pathWords(
  t: EntraTranslate,
  { known, steps, holds }: EscalationPath,
): string {
  const [first, ...rest] = steps.map(step => nodeName(t, step));
  const verb = known ? 'owns' : 'reaches';
  const way = rest
    .map((name, index) =>
      index
        ? t('privilegedAccess.escalation.next', { name })
        : t(`privilegedAccess.escalation.first.${verb}`, { name }),
    )
    .join(', ');
  const held = holds.map(({ label }) => label);
  const [last] = held.length > 1 ? held.splice(-1) : [];
  const roles = held.join(', ');
  return t('privilegedAccess.escalation.sentence', {
    account: first,
    steps: way,
    roles: last ? t('privilegedAccess.escalation.and', { roles, last }) : roles,
  });
}

/** Who is kept back is told apart by the id. */
export function nodeName(
  t: EntraTranslate,
  { label, entity }: PathNode,
): string {
  return isWithheld(label)
    ? t('privilegedAccess.escalation.withheld', { id: String(entity) })
    : label;
}
