import type { CaExplanation } from '@entra-posture/core';
import { Section } from '../../findings/Section';
import { TenantName } from '../TenantName';
import { reportOnlyResult } from './reportOnlyResults';
import styles from './SignInExplained.module.css';
import { verdictNames } from './verdicts';

/** What the policies that only report would change. */
export function ReportOnly({
  reportOnly: { changes, verdict, policies },
}: {
  reportOnly: CaExplanation['reportOnly'];
}) {
  if (!policies.length && !changes) return null;
  return (
    <Section title="If the report-only policies were on">
      <p>
        {changes
          ? `It would be: ${verdictNames[verdict].toLowerCase()}.`
          : 'It would be the same.'}
      </p>
      <ul className={styles.list}>
        {policies.map(({ policy, label, result }) => (
          <li key={policy}>
            <TenantName>{label}</TenantName>
            <span className={styles.by}>{reportOnlyResult(result)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
