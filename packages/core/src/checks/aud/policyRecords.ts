import type { ConditionalAccessPolicy, Row } from '../../model';

type Audit = Row & Record<string, unknown>;

/** What the audit log tells of one policy over a while: what it was before the first record, and is after the last. */
export interface PolicyRecords {
  policyId: string;
  /** Absent where the log does not hold it, or holds only its beginning: long values are cut. */
  before?: ConditionalAccessPolicy;
  /** `undefined` where the log does not tell, `null` where it was deleted. */
  after?: ConditionalAccessPolicy | null;
  /** Ids of the records. */
  audits: string[];
  /** Who made the changes, if all were made by the same. */
  by?: string;
  lastAt: string;
}

const changed = 'update conditional access policy';
const deleted = 'delete conditional access policy';

/**
 * Reads the records of one policy, oldest first; nothing where none of them changed it. Each holds the whole policy before
 * and after, as JSON in the shape that Graph gives it.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-policy-changes-audit-log
 */
export function policyRecords(
  policyId: string,
  records: readonly Audit[],
): PolicyRecords | undefined {
  const own = records.filter(
    each =>
      [changed, deleted].includes(activityOf(each)) &&
      // What was refused changed nothing; an absent result is no refusal.
      (!each.result || each.result === 'success'),
  );
  const [first] = own;
  const last = own[own.length - 1];
  if (!first) return undefined;
  const initiators = new Set(own.map(initiatorOf));
  const [by] = initiators.size === 1 ? initiators : [undefined];
  const before = policyIn(first, policyId, 'oldValue');
  const after =
    activityOf(last) === deleted ? null : policyIn(last, policyId, 'newValue');
  return {
    policyId,
    ...(before ? { before } : {}),
    ...(after === undefined ? {} : { after }),
    audits: own.map(({ id }) => id),
    ...(by ? { by } : {}),
    lastAt: String(last.activityDateTime),
  };
}

function activityOf({ activityDisplayName }: Audit): string {
  return String(activityDisplayName ?? '')
    .trim()
    .toLowerCase();
}

function initiatorOf({ initiatedBy }: Audit): string | undefined {
  const { user, app } = (initiatedBy ?? {}) as Record<
    'user' | 'app',
    Record<string, string | null> | null | undefined
  >;
  return user?.id ?? app?.servicePrincipalId ?? app?.appId ?? undefined;
}

interface Target {
  id?: string | null;
  modifiedProperties?:
    | {
        displayName?: string | null;
        oldValue?: string | null;
        newValue?: string | null;
      }[]
    | null;
}

function policyIn(
  { targetResources }: Audit,
  policyId: string,
  side: 'oldValue' | 'newValue',
): ConditionalAccessPolicy | undefined {
  const targets = (targetResources ?? []) as Target[];
  const values = targets.flatMap(({ modifiedProperties }) =>
    (modifiedProperties ?? [])
      .filter(
        ({ displayName }) =>
          displayName?.toLowerCase() === 'conditionalaccesspolicy',
      )
      .map(each => each[side]),
  );
  // A record of several policies would not say which value is whose.
  return values.length === 1 ? parsed(values[0], policyId) : undefined;
}

/** The policy that a value holds; nothing of what is cut short or of another shape. */
function parsed(
  value: string | null | undefined,
  policyId: string,
): ConditionalAccessPolicy | undefined {
  let policy: unknown = value;
  try {
    // Some exports write the text once more as JSON.
    for (let turn = 0; turn < 2 && typeof policy === 'string'; turn += 1)
      policy = JSON.parse(policy);
  } catch {
    // Not JSON to its end: the value was cut, and what it held is not known.
    return undefined;
  }
  const found = policy as Partial<ConditionalAccessPolicy> | null | undefined;
  return typeof found?.state === 'string' && found.conditions
    ? { ...found, id: policyId }
    : undefined;
}
