import { datasets as declared } from '@entra-posture/core';
import { Alert, Flex, Text } from '@backstage/ui';
import { useId } from 'react';
import { useCheckTitle } from '../check/AddedChecks';
import type { TestReport } from '../client/connect';
import { Known } from '../known/Known';
import styles from './TestResult.module.css';

type Line = TestReport['datasets'][number];

/** What a credential would and would not be able to do, product by product. */
export function TestResult({ report }: { report: TestReport }) {
  const id = useId();
  const { problem, datasets } = report;
  if (problem) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title="Microsoft refuses this credential"
        description={problem}
      />
    );
  }
  const readable = datasets.filter(isReadable).length;
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>What would work</h3>
      <Alert
        role="status"
        status={readable === datasets.length ? 'success' : 'warning'}
        icon
        title={`${readable} of ${datasets.length} kinds of data can be read`}
        description={
          readable === datasets.length
            ? 'Everything that was asked for can be read.'
            : 'The connection can be saved as it is: what is missing is unknown until it is granted, and noticed by itself then.'
        }
      />
      {[...byProduct(datasets)].map(([product, lines]) => (
        <Product key={product} product={product} lines={lines} />
      ))}
    </section>
  );
}

function Product({ product, lines }: { product: string; lines: Line[] }) {
  const id = useId();
  const titleOf = useCheckTitle();
  const works = lines.filter(isReadable).length;
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>
        {product}: {works} of {lines.length}
      </h4>
      <ul className={styles.list}>
        {lines.map(line => (
          <li key={line.dataset}>
            <Flex direction="column" gap="1">
              <Known value={knownOf(line)}>{line.title}</Known>
              {!isReadable(line) && (
                <Text as="p" variant="body-small" color="secondary">
                  {line.explanation} {lostBy(line, titleOf)}
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
): string {
  const lost = [
    features.length ? `Degraded: ${features.join(', ')}.` : '',
    checks.length ? `Unknown: ${checks.map(titleOf).join('; ')}.` : '',
  ];
  return lost.filter(Boolean).join(' ');
}

function byProduct(lines: readonly Line[]): Map<string, Line[]> {
  const products = new Map<string, string>(
    declared.map(({ id, product }) => [id, product]),
  );
  const groups = new Map<string, Line[]>();
  for (const line of lines) {
    const product = products.get(line.dataset) ?? 'Other';
    groups.set(product, [...(groups.get(product) ?? []), line]);
  }
  return groups;
}
