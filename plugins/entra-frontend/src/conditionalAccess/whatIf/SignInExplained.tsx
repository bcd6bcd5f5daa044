import type { CaExplanation, ConnectionReport } from '@entra-posture/core';
import { Flex } from '@backstage/ui';
import { Facts } from '../../findings/Facts';
import { Section } from '../../findings/Section';
import { Known } from '../../known/Known';
import { Notices } from '../../notice/Notices';
import { controlText } from '../controlText';
import { dimensionName } from '../dimensions';
import { NotTold } from '../NotTold';
import { PoliciesUnreadable, policiesUnread } from '../PoliciesUnreadable';
import { TenantName } from '../TenantName';
import { JudgedPolicies } from './JudgedPolicies';
import { PersonLine } from './PersonLine';
import { ReportOnly } from './ReportOnly';
import styles from './SignInExplained.module.css';
import { Verdict } from './Verdict';

/** What happens at a sign-in and by which policies. */
export function SignInExplained({
  explanation,
  connection,
}: {
  explanation: CaExplanation;
  connection: ConnectionReport;
}) {
  const { asOf, requires, session, signIn, unknown } = explanation;
  if (policiesUnread(connection))
    return (
      <PoliciesUnreadable
        connection={connection}
        asOf={asOf}
        because={unknown}
      />
    );
  return (
    <Flex direction="column" gap="4" className={styles.explained}>
      <Notices asOf={asOf} />
      <Verdict explanation={explanation} />
      <PersonLine person={explanation.person} />
      <NotTold
        sentences={unknown.filter(text => !asOf.incomplete.includes(text))}
      />
      {requires.length > 0 && (
        <Section title="What is asked for, all of it">
          <ul className={styles.list}>
            {requires.map(
              ({ policy, label, operator, controls, reachable }) => (
                <li key={policy}>
                  <strong>
                    {controlText([
                      controls.join(operator === 'and' ? ' and ' : ' or '),
                    ])}
                  </strong>
                  <span className={styles.by}>
                    <TenantName>{label}</TenantName>
                  </span>
                  <Known value={reachable}>{reachableText(reachable)}</Known>
                </li>
              ),
            )}
          </ul>
        </Section>
      )}
      {session.length > 0 && (
        <Section title="Session controls">
          <ul className={styles.list}>
            {session.map(({ control, value, policies }) => (
              <li key={`${control} ${value}`}>
                <strong>
                  {control}: {value}
                </strong>
                {policies.map(({ policy, label }) => (
                  <span key={policy} className={styles.by}>
                    <TenantName>{label}</TenantName>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <ReportOnly reportOnly={explanation.reportOnly} />
      <JudgedPolicies policies={explanation.policies} />
      <Section title="What was judged">
        <Facts
          facts={signIn.map(({ name, value, label }) => ({
            name: dimensionName(name),
            value: label ? `${label} (${value})` : value,
          }))}
        />
      </Section>
    </Flex>
  );
}

function reachableText(reachable: boolean | null): string {
  if (reachable === null) return 'Whether it can be met is not known';
  return reachable
    ? 'Can be met with this client and device'
    : 'Cannot be met with this client and device';
}
