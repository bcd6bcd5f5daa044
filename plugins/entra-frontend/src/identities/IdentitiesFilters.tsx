import { Button, Flex } from '@backstage/ui';
import { useCallback } from 'react';
import type { IdentitySort } from '../client/inventory';
import { Choice } from '../filter/Choice';
import { SearchText } from '../filter/SearchText';
import {
  IdentityAddress,
  KindFilter,
  LONGEST_NAME,
  MfaFilter,
  StandingFilter,
  YesNo,
} from './identityAddress';
import { IdentityViews } from './IdentityViews';

const kindNames: Record<KindFilter, string> = {
  accounts: 'People and guests',
  people: 'People',
  guests: 'Guests',
  apps: 'Apps',
  devices: 'Devices',
};
const standingNames: Record<StandingFilter, string> = {
  privileged: 'Tier 0 or 1',
  tier0: 'Tier 0',
  tier1: 'Tier 1',
  tier2: 'Tier 2',
  none: 'Standard',
};
const mfaNames: Record<MfaFilter, string> = {
  yes: 'Registered',
  no: 'Without',
  unknown: 'Unknown',
};
const enabledNames: Record<YesNo, string> = { yes: 'Enabled', no: 'Disabled' };
const sortNames: Record<Exclude<IdentitySort, 'score'>, string> = {
  label: 'By name',
  lastActivity: 'Longest away first',
};
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
  const days = address.inactiveDays;
  const dayNames = Object.fromEntries(
    [...new Set([...offeredDays, ...(days ? [days] : [])])]
      .sort((a, b) => a - b)
      .map(each => [String(each), `${each} days`]),
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
      aria-label="Filter identities"
    >
      <SearchText
        label="Name"
        placeholder={mayNotSearch ? 'Withheld' : 'Part of a name'}
        longest={LONGEST_NAME}
        value={address.query}
        isDisabled={mayNotSearch && !address.query}
        onChange={search}
      />
      <Choice
        label="Kind"
        names={kindNames}
        value={address.kind}
        onChange={kind => onChange({ kind })}
      />
      <Choice
        label="Standing"
        names={standingNames}
        value={address.standing}
        onChange={standing => onChange({ standing })}
      />
      <Choice
        label="MFA"
        names={mfaNames}
        value={address.mfa}
        onChange={mfa => onChange({ mfa })}
      />
      <Choice
        label="Account"
        names={enabledNames}
        value={address.enabled}
        onChange={enabled => onChange({ enabled })}
      />
      <Choice
        label="Not seen for"
        names={dayNames}
        value={days === undefined ? undefined : String(days)}
        onChange={each =>
          onChange({ inactiveDays: each === undefined ? each : Number(each) })
        }
      />
      <Choice
        label="Order"
        names={sortNames}
        none="Riskiest first"
        value={address.sort === 'score' ? undefined : address.sort}
        onChange={sort => onChange({ sort })}
      />
      <Button size="small" variant="secondary" onPress={() => onChange(unused)}>
        Stale accounts
      </Button>
      <IdentityViews address={address} onChange={onChange} />
    </Flex>
  );
}
