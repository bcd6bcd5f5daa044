import { areaTitles, CheckFamily } from '@entra-posture/core';
import { oneOf } from '../routing/useAddress';

/** What the page shows, as its address says it. */
export interface ChangesAddress {
  connection?: string;
  /** So many days back, where no date is given; a week when left out. */
  days?: number;
  /** Days as `2026-12-31`, in UTC: from the beginning of the one to the end of the other. */
  from?: string;
  to?: string;
  area?: CheckFamily;
  /** Object id or user principal name. */
  entity?: string;
}

export const addressNames: { [Part in keyof ChangesAddress]-?: string } = {
  connection: 'connection',
  days: 'days',
  from: 'from',
  to: 'to',
  area: 'area',
  entity: 'entity',
};

export const spans = ['1', '30', '90', '365'] as const;
export const WEEK = 7;
/** The server refuses a longer one. */
export const LONGEST_ENTITY = 200;

/** What is judged from logs happens, and changes not. */
const eventful: readonly string[] = ['sig', 'aud', 'cmp', 'custom'];

export const changingAreas = (Object.keys(areaTitles) as CheckFamily[]).filter(
  area => !eventful.includes(area),
);

/** Reads an address; what is not one of ours is as if it were not there. */
export function readChangesAddress(search: URLSearchParams): ChangesAddress {
  const days = oneOf(search.get('days'), spans);
  const [from, to] = [dayOf(search.get('from')), dayOf(search.get('to'))];
  return {
    connection: search.get('connection') ?? undefined,
    days: days && Number(days),
    from,
    to: from && to && to < from ? from : to,
    area: oneOf(search.get('area'), changingAreas),
    entity: search.get('entity')?.slice(0, LONGEST_ENTITY) || undefined,
  };
}

function dayOf(text: string | null): string | undefined {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) && Date.parse(text)
    ? text
    : undefined;
}

/** What the server is asked for. */
export function timesOf({ days, from, to }: ChangesAddress): {
  days?: number;
  from?: string;
  to?: string;
} {
  return {
    ...(from ? { from: `${from}T00:00:00.000Z` } : { days: days ?? WEEK }),
    ...(to ? { to: `${to}T23:59:59.999Z` } : {}),
  };
}
