import type { CaExplanation, ConnectionReport } from '@entra-posture/core';
import { Flex } from '@backstage/ui';
import { Facts } from '../../findings/Facts';
import { Section } from '../../findings/Section';
import { Known } from '../../known/Known';
import { Notices } from '../../notice/Notices';
import { type EntraTranslate, useEntraTranslation } from '../../translation';
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
  const { t } = useEntraTranslation();
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
        <Section title={t('conditionalAccess.whatIf.requires.title')}>
          <ul className={styles.list}>
            {requires.map(
              ({ policy, label, operator, controls, reachable }) => (
                <li key={policy}>
                  <strong>
                    {controlText([
                      controls.join(
                        ` ${operator === 'and' ? t('conditionalAccess.whatIf.requires.and') : t('conditionalAccess.whatIf.requires.or')} `,
                      ),
                    ])}
                  </strong>
                  <span className={styles.by}>
                    <TenantName>{label}</TenantName>
                  </span>
                  <Known value={reachable}>{reachableText(t, reachable)}</Known>
                </li>
              ),
            )}
          </ul>
        </Section>
      )}
      {session.length > 0 && (
        <Section title={t('conditionalAccess.whatIf.session')}>
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
      <Section title={t('conditionalAccess.whatIf.judged')}>
        <Facts
          facts={signIn.map(({ name, value, label }) => ({
            name: dimensionName(t, name),
            value: label ? `${label} (${value})` : value,
          }))}
        />
      </Section>
    </Flex>
  );
}

function reachableText(t: EntraTranslate, reachable: boolean | null): string {
  if (reachable === null) return t('conditionalAccess.whatIf.requires.unknown');
  return reachable
    ? t('conditionalAccess.whatIf.requires.reachable')
    : t('conditionalAccess.whatIf.requires.unreachable');
}
