import { CheckView, Gap, isComplete } from '../../model';
import type { Holders, Holding } from './holders';

/** Microsoft's longest activation. @see https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings */
const LONGEST_ACTIVATION_MS = 24 * 3_600_000;
/** An audit record is written a little before the assignment shows, and clocks differ. */
const SLACK_MS = 3_600_000;
const ACTIVATION = /^Add member to role completed \(PIM activation\)/;

type StandingView = CheckView<
  'roleAssignmentScheduleInstances' | 'roleAssignments' | 'directoryAudits'
>;

export interface Standing {
  /** Assignments that nobody has to activate. */
  holdings: Holding[];
  /** Neither known to stand nor known to be activated. */
  undecided: number;
  /** Set when PIM's own list could not be read and another source stands in. */
  standIn?: { source: string; loses: string };
  /** Why nothing can be told. */
  gaps: Gap[];
}

interface Activation {
  at: number;
  /** What the record calls the role, by id and by name; empty where it names none. */
  roles: Set<string>;
}

/**
 * Which direct active assignments stand, by PIM's own list. Where that may not be read, the list of assignments and the
 * audits tell nearly the same: an activation is in the list like any other assignment, but lasts a day at most and is
 * audited. What was never activated stands, although nobody can see whether it has an end.
 */
export async function standingAssignments(
  view: StandingView,
  { holdings }: Holders,
): Promise<Standing> {
  const direct = holdings.filter(
    ({ how, through }) => how === 'active' && !through,
  );
  const pim = view.completeness('roleAssignmentScheduleInstances');
  if (isComplete(pim) || direct.every(({ permanent }) => permanent !== null)) {
    return {
      holdings: direct.filter(({ permanent }) => permanent),
      undecided: 0,
      gaps: [],
    };
  }
  const audits = view.completeness('directoryAudits');
  const assigned = view.completeness('roleAssignments');
  if (!isComplete(audits) || !isComplete(assigned)) {
    return {
      holdings: [],
      undecided: direct.length,
      gaps: [
        { dataset: 'roleAssignmentScheduleInstances', completeness: pim },
        { dataset: 'directoryAudits', completeness: audits },
      ],
    };
  }
  const activations = await activationsOf(
    view,
    new Set(direct.map(({ principalId }) => principalId)),
  );
  const readAt = Date.parse(assigned.asOf);
  const activated: Holding[] = [];
  const standing = direct.filter(holding => {
    const last = lastActivation(activations, holding);
    if (last === undefined) return true;
    if (readAt - last <= LONGEST_ACTIVATION_MS + SLACK_MS)
      activated.push(holding);
    return false;
  });
  const undecided = direct.length - standing.length - activated.length;
  return {
    holdings: standing,
    undecided,
    standIn: {
      source: 'roleAssignments, directoryAudits',
      loses:
        'whether an assignment ends, and an activation whose audit record has not arrived yet',
    },
    gaps: undecided
      ? [{ dataset: 'roleAssignmentScheduleInstances', completeness: pim }]
      : [],
  };
}

async function activationsOf(
  view: StandingView,
  principals: ReadonlySet<string>,
): Promise<Map<string, Activation[]>> {
  const found = new Map<string, Activation[]>();
  for await (const row of view.rows('directoryAudits')) {
    const at = Date.parse(String(row.activityDateTime));
    if (!ACTIVATION.test(String(row.activityDisplayName))) continue;
    if (row.result === 'failure' || Number.isNaN(at)) continue;
    const targets = (row.targetResources ?? []) as Record<string, unknown>[];
    const roles = new Set(
      targets
        .filter(({ type }) => type === 'Role')
        .flatMap(({ id, displayName }) => [id, displayName])
        .filter(each => typeof each === 'string'),
    );
    for (const principal of whoActivated(row, targets)) {
      if (!principals.has(principal)) continue;
      found.set(principal, [...(found.get(principal) ?? []), { at, roles }]);
    }
  }
  return found;
}

/** The targeted person; the initiator where the record targets none, for everyone activates for themselves. */
function whoActivated(
  row: Record<string, unknown>,
  targets: readonly Record<string, unknown>[],
): string[] {
  const named = targets
    .filter(({ type }) => type === 'User')
    .map(({ id }) => String(id));
  if (named.length) return named;
  const { user } = (row.initiatedBy ?? {}) as { user?: { id?: unknown } };
  return user?.id ? [String(user.id)] : [];
}

function lastActivation(
  activations: ReadonlyMap<string, Activation[]>,
  { principalId, role }: Holding,
): number | undefined {
  const times = (activations.get(principalId) ?? [])
    .filter(
      ({ roles }) =>
        !roles.size || roles.has(role.templateId) || roles.has(role.name),
    )
    .map(({ at }) => at);
  return times.length ? Math.max(...times) : undefined;
}
