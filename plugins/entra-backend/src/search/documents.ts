import type { IndexableDocument } from '@backstage/plugin-search-common';
import type { FindingToIndex, PersonToIndex } from '@entra-posture/core';

/**
 * What the portal's search is given. Every document of a type has every field, empty where there is nothing to say: Lunr
 * takes its fields from the first one.
 */
export type FindingDocument = IndexableDocument & {
  severity: string;
  state: string;
  check: string;
  /** Names of what it touches, people left out. */
  touches: string;
  /** How the page names the tenant. */
  tenant: string;
};

export type PersonDocument = IndexableDocument & {
  userPrincipalName: string;
  mail: string;
  kind: 'member' | 'guest';
  tenant: string;
};

/** @param pagePath - where the portal shows the pages */
export function findingDocument(
  { finding, connection, touches }: FindingToIndex,
  pagePath: string,
): FindingDocument {
  return {
    title: finding.title,
    text: finding.statement,
    location: `${pagePath}/findings?${new URLSearchParams({
      connection: connection.id,
      finding: finding.finding,
    })}`,
    severity: finding.severity,
    state: finding.state,
    check: finding.check,
    touches: touches.join(', '),
    tenant: connection.title,
  };
}

export function personDocument(
  person: PersonToIndex,
  pagePath: string,
): PersonDocument {
  const { id, connection, jobTitle, department, userPrincipalName } = person;
  return {
    title: person.label,
    text: [jobTitle, department, userPrincipalName].filter(Boolean).join(', '),
    // By the id: an address stands in browser histories and logs of proxies, where names of people have no place.
    location: `${pagePath}/identities/${encodeURIComponent(id)}?${new URLSearchParams({ connection: connection.id })}`,
    userPrincipalName,
    mail: person.mail,
    kind: person.isGuest ? 'guest' : 'member',
    tenant: connection.title,
  };
}
