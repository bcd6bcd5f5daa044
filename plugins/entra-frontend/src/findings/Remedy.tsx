import type { FindingExplanation } from '@entra-posture/core';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Link,
} from '@backstage/ui';
import { CopyText } from '../copy/CopyText';
import { useEntraTranslation } from '../translation';
import styles from './Remedy.module.css';
import { Section } from './Section';

/** Where a finding is mended, and a policy to import that takes it away. */
export function Remedy({
  remedy: { links, draft },
  affected,
}: Pick<FindingExplanation, 'remedy' | 'affected'>) {
  const { t } = useEntraTranslation();
  if (!links.length && !draft) return null;
  const names = linkNames(links, affected);
  return (
    <Section title={t('findings.remedy.title')}>
      {links.length > 0 && (
        <ul>
          {links.map(({ url }, each) => (
            <li key={url}>
              <Link href={url} target="_blank" rel="noopener noreferrer">
                {names[each]}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {draft && (
        <Accordion className={styles.draft}>
          <AccordionTrigger
            level={4}
            title={t('findings.remedy.draft', { title: draft.title })}
            subtitle={t('findings.remedy.draftKind')}
          />
          <AccordionPanel>
            <p>{t('findings.remedy.draftWhy')}</p>
            <pre>{draft.policy}</pre>
            <CopyText
              text={draft.policy}
              action={t('findings.remedy.copy')}
              done={t('findings.remedy.copied')}
              byHand={t('findings.remedy.byHand')}
            />
          </AccordionPanel>
        </Accordion>
      )}
    </Section>
  );
}

/** Several links of one kind are told apart: by what they open where its id is in the address, else by a number. */
function linkNames(
  links: FindingExplanation['remedy']['links'],
  affected: FindingExplanation['affected'],
): string[] {
  return links.map(({ title, url }, at) => {
    const opened = affected.find(({ entity }) => url.endsWith(`/${entity}`));
    if (opened) return `${title}: ${opened.label}`;
    const alike = links.filter(each => each.title === title).length > 1;
    const number = links.slice(0, at).filter(each => each.title === title);
    return alike ? `${title} (${number.length + 1})` : title;
  });
}
