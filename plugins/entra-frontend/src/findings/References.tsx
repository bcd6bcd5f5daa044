import type { FindingExplanation } from '@entra-posture/core';
import { Link } from '@backstage/ui';
import { useEntraTranslation } from '../translation';
import { Section } from './Section';

/** The last part of the path is what these documents are called: `block-legacy-authentication`. */
function nameOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { hostname, pathname } = new URL(url);
  const last = pathname.split('/').filter(Boolean).at(-1);
  return last ? `${last.replace(/-/g, ' ')} (${hostname})` : hostname;
}

/** MITRE's address of a technique: `T1078.004` is `techniques/T1078/004`. */
function techniqueUrl(technique: string): string {
  return `https://attack.mitre.org/techniques/${technique.replace('.', '/')}/`;
}

/** Where to read on. */
export function References({
  references: { urls, mitre, cis, scuba },
}: {
  references: FindingExplanation['references'];
}) {
  const { t } = useEntraTranslation();
  if (!urls.length && !mitre.length && !cis.length && !scuba.length)
    return null;
  return (
    <Section title={t('findings.references.title')}>
      <ul>
        {urls.map(url => (
          <li key={url}>
            <Link href={url} target="_blank" rel="noopener noreferrer">
              {nameOf(url)}
            </Link>
          </li>
        ))}
        {mitre.map(technique => (
          <li key={technique}>
            <Link
              href={techniqueUrl(technique)}
              target="_blank"
              rel="noopener noreferrer"
            >
              {t('findings.references.mitre', { technique })}
            </Link>
          </li>
        ))}
        {cis.length > 0 && (
          <li>{t('findings.references.cis', { cis: cis.join(', ') })}</li>
        )}
        {scuba.length > 0 && (
          <li>{t('findings.references.scuba', { scuba: scuba.join(', ') })}</li>
        )}
      </ul>
    </Section>
  );
}
