import { datasets as declared } from '@entra-posture/core';
import { Alert, Flex, Text } from '@backstage/ui';
import { useId } from 'react';
import { useCheckTitle } from '../check/AddedChecks';
import type { TestReport } from '../client/connect';
import { Known } from '../known/Known';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import styles from './TestResult.module.css';

type Line = TestReport['datasets'][number];

/** What a credential would and would not be able to do, product by product. */
export function TestResult({ report }: { report: TestReport }) {
  const { t } = useEntraTranslation();
  const id = useId();
  const { problem, datasets } = report;
  if (problem) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={t('connect.test.refused')}
        description={problem}
      />
    );
  }
  const readable = datasets.filter(isReadable).length;
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>{t('connect.test.title')}</h3>
      <Alert
        role="status"
        status={readable === datasets.length ? 'success' : 'warning'}
        icon
        title={t('connect.test.readable', { readable, total: datasets.length })}
        description={
          readable === datasets.length
            ? t('connect.test.all')
            : t('connect.test.notAll')
        }
      />
      {[...byProduct(datasets, t)].map(([product, lines]) => (
        <Product key={product} product={product} lines={lines} />
      ))}
    </section>
  );
}

function Product({ product, lines }: { product: string; lines: Line[] }) {
  const { t } = useEntraTranslation();
  const id = useId();
  const titleOf = useCheckTitle();
  const works = lines.filter(isReadable).length;
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>
        {t('connect.test.product', { product, works, total: lines.length })}
      </h4>
      <ul className={styles.list}>
        {lines.map(line => (
          <li key={line.dataset}>
            <Flex direction="column" gap="1">
              <Known value={knownOf(line)}>{line.title}</Known>
              {!isReadable(line) && (
                <Text as="p" variant="body-small" color="secondary">
                  {line.explanation} {lostBy(line, titleOf, t)}
                </Text>
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}

function isReadable({ outcome }: Line): boolean {
  return outcome === 'readable';
}

function knownOf({ outcome }: Line): boolean | null {
  return outcome === 'unknown' ? null : outcome === 'readable';
}

function lostBy(
  { features, checks }: Line,
  titleOf: (check: string) => string,
  t: EntraTranslate,
): string {
  const lost = [
    features.length
      ? t('connect.test.degraded', { features: features.join(', ') })
      : '',
    checks.length
      ? t('connect.test.unknown', { checks: checks.map(titleOf).join('; ') })
      : '',
  ];
  return lost.filter(Boolean).join(' ');
}

function byProduct(
  lines: readonly Line[],
  t: EntraTranslate,
): Map<string, Line[]> {
  const products = new Map<string, string>(
    declared.map(({ id, product }) => [id, product]),
  );
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const product =
      products.get(line.dataset) ?? t('connect.test.otherProduct');
    groups.set(product, [...(groups.get(product) ?? []), line]);
  }
  return groups;
}
