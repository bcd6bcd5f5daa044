import { createHash } from 'node:crypto';
import type { Identity, IdentityKind, IdentityStanding } from '../model';
import type { ColumnType } from './insertRows';

export interface IdentityRow {
  id: string;
  kind: IdentityKind;
  label: string;
  handle: string;
  enabled: number | null;
  standing: IdentityStanding | null;
  mfa: number | null;
  methods: string;
  /** Empty: never. */
  last_activity: string;
  activity_known: number;
  created_at: string | null;
  licences: number;
  /** -1: it cannot be told. */
  score: number;
  high: number;
  open: number;
  hash: string;
}

/** In the order of `toValues`. */
export const identityColumns: Readonly<Record<string, ColumnType>> = {
  id: 'text',
  kind: 'text',
  label: 'text',
  label_search: 'text',
  handle: 'text',
  enabled: 'integer',
  standing: 'text',
  mfa: 'integer',
  methods: 'text',
  last_activity: 'text',
  activity_known: 'integer',
  created_at: 'text',
  licences: 'integer',
  score: 'integer',
  high: 'integer',
  open: 'integer',
  hash: 'text',
};

export function toValues(
  identity: Identity,
  hash: string,
): (string | number | null)[] {
  return [
    identity.id,
    identity.kind,
    identity.label,
    `${identity.label} ${identity.handle}`.toLowerCase(),
    identity.handle,
    bit(identity.enabled),
    identity.standing,
    bit(identity.mfa),
    JSON.stringify(identity.methods),
    identity.lastActivityAt ?? '',
    Number(identity.activityKnown),
    identity.createdAt,
    identity.licences,
    identity.score ?? -1,
    identity.high ?? -1,
    identity.open,
    hash,
  ];
}

export function toIdentity(row: IdentityRow): Identity {
  return {
    id: row.id,
    kind: row.kind,
    label: row.label,
    handle: row.handle,
    enabled: truth(row.enabled),
    standing: row.standing,
    mfa: truth(row.mfa),
    methods: JSON.parse(row.methods),
    lastActivityAt: row.last_activity || null,
    activityKnown: Boolean(row.activity_known),
    createdAt: row.created_at,
    licences: row.licences,
    score: row.score < 0 ? null : row.score,
    high: row.high < 0 ? null : row.high,
    open: row.open,
  };
}

export function hashOf(identity: Identity): string {
  return createHash('sha1').update(JSON.stringify(identity)).digest('base64');
}

function bit(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}

function truth(value: number | null): boolean | null {
  return value === null ? null : Boolean(value);
}
