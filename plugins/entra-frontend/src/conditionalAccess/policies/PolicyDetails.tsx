import type { CaPolicyItem, ConnectionReport } from '@entra-posture/core';
import { Link, Text } from '@backstage/ui';
import { useCheckTitle } from '../../check/AddedChecks';
import { Section } from '../../findings/Section';
import { usePaths } from '../../routing/paths';
import { writeFilters } from '../../routing/useFindingFilters';
import { SeverityMark } from '../../severity/SeverityMark';
import { When } from '../../time/When';
import { useEntraTranslation } from '../../translation';
import type { Hypothesis } from '../caAddress';
import { controlText } from '../controlText';
import { Assumptions } from './Assumptions';
import styles from './PolicyDetails.module.css';
import { PolicyState } from './PolicyState';

/** What a policy does, what it leaves out, and what would change. */
export function PolicyDetails({
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
  const { findings } = usePaths();
  const titleOf = useCheckTitle();
  return (
    <div className={styles.details}>
      <p className={styles.head}>
        <PolicyState state={policy.state} />
        {policy.controls.length > 0 && (
          <span>
            {t('conditionalAccess.policies.details.controls', {
              controls: controlText(policy.controls),
            })}
          </span>
        )}
        {policy.modifiedAt && (
          <span>
            {t('conditionalAccess.policies.details.modified', {
              when: <When at={policy.modifiedAt} />,
            })}
          </span>
        )}
      </p>
      <Text as="p" variant="body-large">
        {policy.reading}
      </Text>
      <Assumptions
        policy={policy}
        connection={connection}
        assume={assume}
        onAssume={onAssume}
      />
      {policy.findings.length > 0 && (
        <Section
          title={t('conditionalAccess.policies.details.findings', {
            findings: String(policy.findings.length),
          })}
        >
          <ul className={styles.findings}>
            {policy.findings.map(({ finding, check, severity }) => (
              <li key={finding}>
                <SeverityMark severity={severity} />
                <Link
                  href={`${findings}?${writeFilters({ connection: connection.id, finding })}`}
                >
                  {titleOf(check)}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
