import type { CaExplanation } from '@entra-posture/core';
import { Section } from '../../findings/Section';
import { useEntraTranslation } from '../../translation';
import { TenantName } from '../TenantName';
import { reportOnlyResult } from './reportOnlyResults';
import styles from './SignInExplained.module.css';

/** What the policies that only report would change. */
export function ReportOnly({
  reportOnly: { changes, verdict, policies },
}: {
  reportOnly: CaExplanation['reportOnly'];
}) {
  const { t } = useEntraTranslation();
  if (!policies.length && !changes) return null;
  return (
    <Section title={t('conditionalAccess.whatIf.reportOnly.title')}>
      <p>
        {changes
          ? t(`conditionalAccess.whatIf.reportOnly.verdict.${verdict}`)
          : t('conditionalAccess.whatIf.reportOnly.same')}
      </p>
      <ul className={styles.list}>
        {policies.map(({ policy, label, result }) => (
          <li key={policy}>
            <TenantName>{label}</TenantName>
            <span className={styles.by}>{reportOnlyResult(t, result)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
