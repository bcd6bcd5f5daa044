import {
  changeSentence,
  compare,
  type CaChange,
  type CaTenant,
  type CompareSide,
  type Comparison,
  type Requirement,
} from '../../conditionalAccess';
import { readSettings, withoutControl } from '../../conditionalAccess/tenant';
import {
  defineCheck,
  type CheckView,
  type ConditionalAccessPolicy,
  type Gap,
  type Severity,
  type Verdict,
  type Witness,
} from '../../model';
import { isAdministratorRole } from '../ca/signIns';
import { policyRecords, type PolicyRecords } from './policyRecords';

/** As long as Entra keeps its audit log with a premium licence, which Conditional Access needs. */
const DAYS = 30;
const DAY_MS = 86_400_000;

/** What is told of first, where several open. */
const requirements: Requirement[] = [
  { id: 'mfa' },
  { id: 'mfa', reading: 'passwordStops' },
  { id: 'phishingResistantMfa' },
  { id: 'legacyClientsBlocked' },
  { id: 'deviceCodeBlocked' },
  { id: 'registrationProtected' },
  { id: 'managedDevice' },
  { id: 'block' },
];

const needs = [
  'directoryAudits',
  'conditionalAccessPolicies',
  'namedLocations',
  'securityDefaults',
] as const;
const uses = [
  'authenticationStrengths',
  'crossTenantAccessPolicyDefault',
  'crossTenantAccessPolicyPartners',
  'subscribedSkus',
] as const;
type View = CheckView<(typeof needs)[number] | (typeof uses)[number]>;

export const caWeakened = defineCheck({
  id: 'aud.ca-weakened',
  family: 'aud',
  title: 'A Conditional Access policy was weakened',
  severity: 'critical',
  whyItMatters:
    'Who has taken over an administrator loosens a policy before they move on: one exclusion, one platform less, a state that only reports. The audit log holds the policy before and after, and comparing the two proves which sign-ins it no longer holds.',
  howToFix: [
    'Ask who made the change whether they meant it; the finding names them.',
    'If nobody meant it: take it back, and treat the account that made it as taken over.',
    'Let few hold Conditional Access Administrator, and only by activation with approval.',
  ],
  falsePositives: [
    'A change that was meant; acknowledge it with the reason.',
    'It is about the policy alone: another one may still hold the same sign-ins. Whether anything has opened is told by `ca.drift`.',
    'A policy that was weakened and restored within a month is not named, nor one that was deleted before the tenant was first read.',
  ],
  references: {
    mitre: ['T1556.009'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-policy-changes-audit-log',
    ],
  },
  needs,
  uses,
  async evaluate(view): Promise<Verdict> {
    if (!view.records)
      return { outcome: 'notApplicable', because: 'No audit log is kept.' };
    const since = new Date(view.now.getTime() - DAYS * DAY_MS);
    const current = await knownPolicies(view, since);
    const tenant = await readSettings(view);
    const witnesses: Witness[] = [];
    let changes = 0;
    let unread = 0;
    for await (const [id, policy, audits] of recordsOfEach(
      view,
      current,
      since,
    )) {
      const records = policyRecords(id, audits);
      if (!records) continue;
      changes += records.audits.length;
      // The last record is of what is there now, also where its value was cut.
      const after = records.after === undefined ? policy.now : records.after;
      if (!records.before || after === undefined) {
        unread += 1;
        continue;
      }
      const side = (one: ConditionalAccessPolicy | null) => ({
        policies: one ? [one] : [],
        tenant,
      });
      const before = side(records.before);
      const found = compare(before, side(after), held(before, tenant));
      if (found.verdict === 'unknown') unread += 1;
      const opened = firstOpened(found);
      if (opened)
        witnesses.push(
          witnessOf({ records, after, label: policy.label, ...opened }),
        );
    }
    const because = unread ? [gapOf(unread)] : [];
    if (witnesses.length)
      return {
        outcome: 'fail',
        witnesses,
        ...(unread ? { because } : {}),
      };
    if (unread) return { outcome: 'unknown', because };
    return {
      outcome: 'pass',
      evidence: { since: since.toISOString(), changes, policies: current.size },
    };
  },
});

/** Asked for at once, as many policies as hardly a tenant has; a record holds the whole policy twice. */
const AT_ONCE = 250;

async function* recordsOfEach(
  view: View,
  policies: ReadonlyMap<string, KnownPolicy>,
  since: Date,
) {
  const all = [...policies];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const some = all.slice(at, at + AT_ONCE);
    const audits = await Promise.all(
      some.map(([id]) => view.records!('directoryAudits', id, since)),
    );
    for (const [n, [id, policy]] of some.entries())
      yield [id, policy, audits[n]] as const;
  }
}

interface KnownPolicy {
  /** Absent for one that is gone. */
  now?: ConditionalAccessPolicy;
  label: string;
}

/** The policies of now and, where history goes back, those that were there then. */
async function knownPolicies(
  view: View,
  since: Date,
): Promise<Map<string, KnownPolicy>> {
  const found = new Map<string, KnownPolicy>();
  const earlier = await view.before?.(since);
  for await (const row of earlier?.rows('conditionalAccessPolicies') ?? [])
    found.set(row.id, { label: row.displayName ?? row.id });
  for await (const row of view.rows('conditionalAccessPolicies'))
    found.set(row.id, { now: row, label: row.displayName ?? row.id });
  return found;
}

/** What the policy held beyond doubt: no change of it is worth asking what it does not ask. */
function held(side: CompareSide, tenant: CaTenant): Requirement[] {
  return compare(side, { policies: [], tenant }, requirements)
    .requirements.filter(({ verdict }) => verdict === 'opens')
    .map(({ requirement }) => requirement);
}

interface Opening {
  requirement: Requirement;
  change: CaChange;
  all: string[];
}

function firstOpened({ requirements: of }: Comparison): Opening | undefined {
  const opening = of.filter(({ opens }) => opens.length);
  const [first] = opening;
  return (
    first && {
      requirement: first.requirement,
      change: first.opens[0],
      all: opening.map(({ requirement: { id, reading } }) =>
        reading ? `${id} ${reading}` : id,
      ),
    }
  );
}

function witnessOf({
  records,
  after,
  label,
  requirement,
  change,
  all,
}: Opening & {
  records: PolicyRecords;
  after: ConditionalAccessPolicy | null;
  label: string;
}): Witness {
  let how = 'edited';
  if (!after) how = 'deleted';
  else if (after.state !== 'enabled') how = 'switched off';
  const without =
    requirement.reading === 'passwordStops'
      ? 'with a password alone'
      : withoutControl[requirement.id];
  return {
    key: records.policyId,
    severity: severityOf(change),
    statement: `A Conditional Access policy was ${how}: as far as it is concerned, ${isAnyone(change) ? 'anyone' : 'some people'} can now sign in ${without}.`,
    affected: [
      { kind: 'conditionalAccessPolicy', id: records.policyId, label },
    ],
    facts: {
      requirements: all,
      reach: change.reach,
      // Ids only: a name that somebody chose is no part of our sentences.
      change: changeSentence(requirement, {
        ...change,
        causes: change.causes.map(each => ({ ...each, displayName: null })),
      }),
      changedBy: records.by ?? null,
      changedAt: records.lastAt,
      audits: records.audits,
    },
  };
}

function isAnyone({ who }: CaChange): boolean {
  return !who?.userIds && !who?.in.length && !who?.kinds;
}

/** For everyone or for administrators, from anywhere, it is the whole tenant. */
function severityOf(change: CaChange): Severity {
  const outside = /^(anyone|claimedPlatformOnly)$/.test(change.reach);
  const wide = isAnyone(change) || change.who?.in.some(isAdministratorRole);
  return outside && wide ? 'critical' : 'high';
}

function gapOf(unread: number): Gap {
  return {
    dataset: 'directoryAudits',
    completeness: {
      state: 'partial',
      seen: 0,
      why: `${unread === 1 ? 'One policy was' : `${unread} policies were`} changed, and the log does not tell what can be compared: a value is absent or cut, or holds a condition that cannot be judged.`,
    },
  };
}
