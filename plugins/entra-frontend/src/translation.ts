import type { ReactElement } from 'react';
import {
  createTranslationRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { appsMessages } from './apps/messages';
import { catalogMessages } from './catalog/messages';
import { changeMessages } from './change/messages';
import { changesMessages } from './changes/messages';
import { checkMessages } from './check/messages';
import { conditionalAccessMessages } from './conditionalAccess/messages';
import { connectMessages } from './connect/messages';
import { connectionsMessages } from './connections/messages';
import { devicesMessages } from './devices/messages';
import { entityMessages } from './entity/messages';
import { exportMessages } from './export/messages';
import { filterMessages } from './filter/messages';
import { findingsMessages } from './findings/messages';
import { homeMessages } from './home/messages';
import { identitiesMessages } from './identities/messages';
import { identityMessages } from './identity/messages';
import { legacyMessages } from './legacy/messages';
import { noticeMessages } from './notice/messages';
import { overviewMessages } from './overview/messages';
import { pagerMessages } from './pager/messages';
import { privilegedAccessMessages } from './privilegedAccess/messages';
import { savedViewsMessages } from './savedViews/messages';
import { searchMessages } from './search/messages';
import { severityMessages } from './severity/messages';
import { signInsMessages } from './signIns/messages';
import { statesMessages } from './states/messages';
import { tableMessages } from './table/messages';
import { timeMessages } from './time/messages';
import { totalsMessages } from './totals/messages';
import { withheldMessages } from './withheld/messages';

/**
 * Every text that the plugin itself writes, for portals that speak another language;
 * what comes from the backend comes as it is.
 *
 * @public
 */
export const entraTranslationRef = createTranslationRef({
  id: 'plugin.entra',
  messages: {
    apps: appsMessages,
    catalog: catalogMessages,
    change: changeMessages,
    changes: changesMessages,
    check: checkMessages,
    conditionalAccess: conditionalAccessMessages,
    connect: connectMessages,
    connections: connectionsMessages,
    devices: devicesMessages,
    entity: entityMessages,
    export: exportMessages,
    filter: filterMessages,
    findings: findingsMessages,
    home: homeMessages,
    identities: identitiesMessages,
    identity: identityMessages,
    legacy: legacyMessages,
    notice: noticeMessages,
    overview: overviewMessages,
    pager: pagerMessages,
    privilegedAccess: privilegedAccessMessages,
    savedViews: savedViewsMessages,
    search: searchMessages,
    severity: severityMessages,
    signIns: signInsMessages,
    states: statesMessages,
    table: tableMessages,
    time: timeMessages,
    totals: totalsMessages,
    withheld: withheldMessages,
  },
});

type Singular<TKey> = TKey extends `${infer TBase}_one` | `${infer TBase}_other`
  ? TBase
  : TKey;

export type EntraMessageKey = Singular<keyof typeof entraTranslationRef.T>;

/** What stands in a text; an object is i18next's `formatParams`. */
type Value = string | number | Date | Readonly<Record<string, object>>;

/**
 * For functions that make texts and are no components: these take it from the one that calls them. Backstage's own type of
 * it also holds each call to what its message interpolates, which with so many messages takes the compiler minutes.
 */
export interface EntraTranslate {
  (key: EntraMessageKey, options?: Readonly<Record<string, Value>>): string;
  (
    key: EntraMessageKey,
    options: Readonly<Record<string, Value | ReactElement>>,
  ): ReactElement;
}

/** The texts in the language of whoever looks. */
export function useEntraTranslation(): { t: EntraTranslate } {
  return useTranslationRef(entraTranslationRef) as { t: unknown } as {
    t: EntraTranslate;
  };
}
