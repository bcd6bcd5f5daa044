import {
  createTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { appsMessages } from './apps/messages';
import { catalogMessages } from './catalog/messages';
import { changeMessages } from './change/messages';
import { changesMessages } from './changes/messages';
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

/** For functions that make texts and are no components: these take it from the one that calls them. */
export type EntraTranslate = TranslationFunction<typeof entraTranslationRef.T>;
