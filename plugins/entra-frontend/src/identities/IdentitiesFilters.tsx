import { Button, Flex } from '@backstage/ui';
import { useCallback } from 'react';
import type { IdentitySort } from '../client/inventory';
import { Choice } from '../filter/Choice';
import { SearchText } from '../filter/SearchText';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import {
  IdentityAddress,
  KindFilter,
  LONGEST_NAME,
  MfaFilter,
  StandingFilter,
  YesNo,
} from './identityAddress';
import { IdentityViews } from './IdentityViews';

const kindNames = (t: EntraTranslate): Record<KindFilter, string> => ({
  accounts: t('identities.filter.kinds.accounts'),
  people: t('identities.filter.kinds.people'),
  guests: t('identities.filter.kinds.guests'),
  apps: t('identities.filter.kinds.apps'),
  devices: t('identities.filter.kinds.devices'),
});
const standingNames = (t: EntraTranslate): Record<StandingFilter, string> => ({
  privileged: t('identities.filter.standings.privileged'),
  tier0: t('identities.filter.standings.tier0'),
  tier1: t('identities.filter.standings.tier1'),
  tier2: t('identities.filter.standings.tier2'),
  none: t('identities.filter.standings.none'),
});
const mfaNames = (t: EntraTranslate): Record<MfaFilter, string> => ({
  yes: t('identities.filter.registered.yes'),
  no: t('identities.filter.registered.no'),
  unknown: t('identities.filter.registered.unknown'),
});
const enabledNames = (t: EntraTranslate): Record<YesNo, string> => ({
  yes: t('identities.filter.account.enabled'),
  no: t('identities.filter.account.disabled'),
});
const sortNames = (
  t: EntraTranslate,
): Record<Exclude<IdentitySort, 'score'>, string> => ({
  label: t('identities.filter.sort.label'),
  lastActivity: t('identities.filter.sort.lastActivity'),
});
const offeredDays = [30, 60, 90, 180, 365];

/** What `list_stale_accounts` lists of people: the enabled who have not come for 90 days. */
const unused: Partial<IdentityAddress> = {
  kind: 'people',
  enabled: 'yes',
  inactiveDays: 90,
  sort: 'lastActivity',
  standing: undefined,
  mfa: undefined,
  query: undefined,
};

/** The filters of the inventory; each change goes into the address. */
export function IdentitiesFilters({
  address,
  onChange,
  mayNotSearch,
}: {
  address: IdentityAddress;
  onChange: (change: Partial<IdentityAddress>) => void;
  /** Who may not see names may not find people by them. */
  mayNotSearch: boolean;
}) {
  const { t } = useEntraTranslation();
  const days = address.inactiveDays;
  const dayNames = Object.fromEntries(
    [...new Set([...offeredDays, ...(days ? [days] : [])])]
      .sort((a, b) => a - b)
      .map(each => [
        String(each),
        t('identities.filter.days', { count: each }),
      ]),
  );
  const search = useCallback(
    (query: string | undefined) => onChange({ query }),
    [onChange],
  );
  return (
    <Flex
      gap="3"
      align="end"
      style={{ flexWrap: 'wrap' }}
      role="search"
      aria-label={t('identities.filter.label')}
    >
      <SearchText
        label={t('identities.filter.name')}
        placeholder={
          mayNotSearch
            ? t('identities.filter.withheld')
            : t('identities.filter.partOfName')
        }
        longest={LONGEST_NAME}
        value={address.query}
        isDisabled={mayNotSearch && !address.query}
        onChange={search}
      />
      <Choice
        label={t('identities.filter.kind')}
        names={kindNames(t)}
        value={address.kind}
        onChange={kind => onChange({ kind })}
      />
      <Choice
        label={t('identities.filter.standing')}
        names={standingNames(t)}
        value={address.standing}
        onChange={standing => onChange({ standing })}
      />
      <Choice
        label={t('identities.filter.mfa')}
        names={mfaNames(t)}
        value={address.mfa}
        onChange={mfa => onChange({ mfa })}
      />
      <Choice
        label={t('identities.filter.accountLabel')}
        names={enabledNames(t)}
        value={address.enabled}
        onChange={enabled => onChange({ enabled })}
      />
      <Choice
        label={t('identities.filter.notSeenFor')}
        names={dayNames}
        value={days === undefined ? undefined : String(days)}
        onChange={each =>
          onChange({ inactiveDays: each === undefined ? each : Number(each) })
        }
      />
      <Choice
        label={t('identities.filter.order')}
        names={sortNames(t)}
        none={t('identities.filter.riskiestFirst')}
        value={address.sort === 'score' ? undefined : address.sort}
        onChange={sort => onChange({ sort })}
      />
      <Button size="small" variant="secondary" onPress={() => onChange(unused)}>
        {t('identities.filter.stale')}
      </Button>
      <IdentityViews address={address} onChange={onChange} />
    </Flex>
  );
}
