import type {
  CaAssumption,
  CaPolicyItem,
  ConnectionReport,
} from '@entra-posture/core';
import { ToggleButton, Text } from '@backstage/ui';
import { Section } from '../../findings/Section';
import { type EntraTranslate, useEntraTranslation } from '../../translation';
import type { Hypothesis } from '../caAddress';
import { TenantName } from '../TenantName';
import styles from './Assumptions.module.css';
import { Consequences } from './Consequences';

/** What can be asked of a policy before anyone touches the tenant. */
export function Assumptions({
  policy,
  connection,
  assume,
  onAssume,
}: {
  policy: CaPolicyItem;
  connection: ConnectionReport;
  assume?: Hypothesis;
  onAssume: (assume?: Hypothesis) => void;
}) {
  const { t } = useEntraTranslation();
  const { excluded = [], exclusions } = policy;
  const isOn = policy.state === 'enabled';
  const own = isOn ? 'disable' : 'enable';
  const consequences = assume && (
    <Consequences
      connection={connection}
      title={titleOf(t, assume, policy)}
      assume={assumptionOf(assume, policy.policy)}
    />
  );
  return (
    <>
      <Section title={t('conditionalAccess.policies.assume.title')}>
        <ToggleButton
          className={styles.toggle}
          isSelected={assume?.kind === own}
          onChange={isChosen => onAssume(isChosen ? { kind: own } : undefined)}
        >
          {isOn
            ? t('conditionalAccess.policies.assume.disabled')
            : t('conditionalAccess.policies.assume.enabled')}
        </ToggleButton>
        {assume && assume.kind !== 'without' && consequences}
      </Section>
      <Section
        title={t('conditionalAccess.policies.assume.exclusions', {
          exclusions,
        })}
      >
        {exclusions === 0 && (
          <p>{t('conditionalAccess.policies.assume.nothing')}</p>
        )}
        {exclusions > 0 && !excluded.length && (
          <p>{t('conditionalAccess.policies.assume.untold')}</p>
        )}
        <ul className={styles.excluded}>
          {excluded.map(each => {
            const isChosen =
              assume?.kind === 'without' && assume.object === each.object;
            return (
              <li key={`${each.kind} ${each.object}`}>
                <div className={styles.line}>
                  <span className={styles.kind}>
                    {t(`conditionalAccess.policies.assume.kind.${each.kind}`)}
                  </span>
                  <span className={styles.label}>
                    <TenantName>{each.label}</TenantName>
                  </span>
                  <ToggleButton
                    className={styles.toggle}
                    aria-label={t(
                      'conditionalAccess.policies.assume.removedOf',
                      {
                        name: each.label,
                      },
                    )}
                    isSelected={isChosen}
                    onChange={chosen =>
                      onAssume(
                        chosen
                          ? { kind: 'without', object: each.object }
                          : undefined,
                      )
                    }
                  >
                    {t('conditionalAccess.policies.assume.removed')}
                  </ToggleButton>
                </div>
                {isChosen && consequences}
              </li>
            );
          })}
        </ul>
        {excluded.length > 0 && excluded.length < exclusions && (
          <Text as="p" color="secondary">
            {t('conditionalAccess.policies.assume.some', {
              shown: String(excluded.length),
              exclusions,
            })}
          </Text>
        )}
        {assume?.kind === 'without' &&
          !excluded.some(({ object }) => object === assume.object) &&
          consequences}
      </Section>
    </>
  );
}

function assumptionOf(assume: Hypothesis, policy: string): CaAssumption {
  switch (assume.kind) {
    case 'enable':
      return { enable: [policy] };
    case 'disable':
      return { disable: [policy] };
    default:
      return { withoutExclusions: [{ policy, object: assume.object }] };
  }
}

function titleOf(
  t: EntraTranslate,
  assume: Hypothesis,
  { excluded = [] }: CaPolicyItem,
): string {
  switch (assume.kind) {
    case 'enable':
      return t('conditionalAccess.policies.assume.enabled');
    case 'disable':
      return t('conditionalAccess.policies.assume.disabled');
    default: {
      const { object } = assume;
      const label =
        excluded.find(each => each.object === object)?.label ?? object;
      return t('conditionalAccess.policies.assume.without', { name: label });
    }
  }
}
