import type { CaExplanation } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { useEntraTranslation } from '../../translation';
import styles from './Verdict.module.css';

/** What happens, in one sentence; where it hangs on what is unknown, everything that may happen. */
export function Verdict({
  explanation: { verdict, range, statement },
}: {
  explanation: CaExplanation;
}) {
  const { t } = useEntraTranslation();
  const isOpen = range.length > 1;
  return (
    <div
      role="status"
      aria-label={t('conditionalAccess.whatIf.verdict.label')}
      className={styles.verdict}
      data-verdict={isOpen ? 'open' : verdict}
    >
      <Text as="h2" variant="title-x-small">
        <span className={styles.mark}>
          {isOpen
            ? t('conditionalAccess.whatIf.verdict.open')
            : t(`conditionalAccess.whatIf.verdict.${verdict}`)}
        </span>
      </Text>
      {isOpen && (
        <>
          <p>{t('conditionalAccess.whatIf.verdict.range')}</p>
          <ul>
            {range.map(each => (
              <li key={each}>
                {t(`conditionalAccess.whatIf.verdict.${each}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{statement}</p>
    </div>
  );
}
