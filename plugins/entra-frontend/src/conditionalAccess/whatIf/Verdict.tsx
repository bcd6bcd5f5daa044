import type { CaExplanation } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import styles from './Verdict.module.css';
import { verdictNames } from './verdicts';

/** What happens, in one sentence; where it hangs on what is unknown, everything that may happen. */
export function Verdict({
  explanation: { verdict, range, statement },
}: {
  explanation: CaExplanation;
}) {
  const isOpen = range.length > 1;
  return (
    <div
      role="status"
      aria-label="Verdict"
      className={styles.verdict}
      data-verdict={isOpen ? 'open' : verdict}
    >
      <Text as="h2" variant="title-x-small">
        <span className={styles.mark}>
          {isOpen ? 'Cannot be told' : verdictNames[verdict]}
        </span>
      </Text>
      {isOpen && (
        <>
          <p>It is one of these, by what is unknown:</p>
          <ul>
            {range.map(each => (
              <li key={each}>{verdictNames[each]}</li>
            ))}
          </ul>
        </>
      )}
      <p>{statement}</p>
    </div>
  );
}
