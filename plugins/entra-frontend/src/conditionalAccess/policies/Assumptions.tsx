import type {
  CaAssumption,
  CaPolicyItem,
  ConnectionReport,
} from '@entra-posture/core';
import { ToggleButton, Text } from '@backstage/ui';
import { Section } from '../../findings/Section';
import type { Hypothesis } from '../caAddress';
import { TenantName } from '../TenantName';
import styles from './Assumptions.module.css';
import { Consequences } from './Consequences';

type Excluded = NonNullable<CaPolicyItem['excluded']>[number];

const kindNames: Record<Excluded['kind'], string> = {
  user: 'Person',
  group: 'Group',
  role: 'Role',
  guests: 'Guests',
  app: 'App',
  location: 'Location',
  platform: 'Platform',
  other: 'Condition',
};

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
  const { excluded = [], exclusions } = policy;
  const isOn = policy.state === 'enabled';
  const own = isOn ? 'disable' : 'enable';
  const consequences = assume && (
    <Consequences
      connection={connection}
      title={titleOf(assume, policy)}
      assume={assumptionOf(assume, policy.policy)}
    />
  );
  return (
    <>
      <Section title="What would change">
        <ToggleButton
          className={styles.toggle}
          isSelected={assume?.kind === own}
          onChange={isChosen => onAssume(isChosen ? { kind: own } : undefined)}
        >
          {isOn ? 'If it were turned off' : 'If it were enabled'}
        </ToggleButton>
        {assume && assume.kind !== 'without' && consequences}
      </Section>
      <Section title={`Leaves out (${exclusions.toLocaleString('en')})`}>
        {exclusions === 0 && <p>Nobody and nothing.</p>}
        {exclusions > 0 && !excluded.length && (
          <p>What exactly cannot be told here; the policy itself says it.</p>
        )}
        <ul className={styles.excluded}>
          {excluded.map(each => {
            const isChosen =
              assume?.kind === 'without' && assume.object === each.object;
            return (
              <li key={`${each.kind} ${each.object}`}>
                <div className={styles.line}>
                  <span className={styles.kind}>{kindNames[each.kind]}</span>
                  <span className={styles.label}>
                    <TenantName>{each.label}</TenantName>
                  </span>
                  <ToggleButton
                    className={styles.toggle}
                    aria-label={`If this exclusion were removed: ${each.label}`}
                    isSelected={isChosen}
                    onChange={chosen =>
                      onAssume(
                        chosen
                          ? { kind: 'without', object: each.object }
                          : undefined,
                      )
                    }
                  >
                    If this exclusion were removed
                  </ToggleButton>
                </div>
                {isChosen && consequences}
              </li>
            );
          })}
        </ul>
        {excluded.length > 0 && excluded.length < exclusions && (
          <Text as="p" color="secondary">
            The first {excluded.length} of {exclusions.toLocaleString('en')}.
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

function titleOf(assume: Hypothesis, { excluded = [] }: CaPolicyItem): string {
  switch (assume.kind) {
    case 'enable':
      return 'If it were enabled';
    case 'disable':
      return 'If it were turned off';
    default: {
      const { object } = assume;
      const label =
        excluded.find(each => each.object === object)?.label ?? object;
      return `If ${label} were not left out`;
    }
  }
}
