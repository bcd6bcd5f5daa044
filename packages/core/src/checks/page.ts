import type { CheckMetadata } from '../model';

/** `docs/checks/{id}.md`: the same text that the page and the assistants show. */
export function renderCheckPage(check: CheckMetadata): string {
  const { mitre = [], cis = [], scuba = [], urls = [] } = check.references;
  const list = (items: readonly string[], mark = '-') =>
    items.map(
      (item, index) => `${mark === '1.' ? `${index + 1}.` : mark} ${item}`,
    );
  const named = (name: string, ids: readonly string[]) =>
    ids.length ? [`- ${name}: ${ids.join(', ')}`] : [];
  return [
    '<!-- Written by `npm run docs` from the check itself. -->',
    `# ${check.title}`,
    '',
    `\`${check.id}\` · severity up to **${check.severity}**`,
    '',
    '## Why it matters',
    '',
    check.whyItMatters,
    '',
    '## How to fix',
    '',
    ...list(check.howToFix, '1.'),
    '',
    '## When it may be wrong',
    '',
    ...list(check.falsePositives),
    '',
    '## What it reads',
    '',
    `Needs ${check.needs.map(need => `\`${need}\``).join(', ')}; without any of them it is *unknown*.`,
    ...(check.uses?.length
      ? [
          `Uses ${check.uses.map(use => `\`${use}\``).join(', ')} where they can be read.`,
        ]
      : []),
    ...(check.standsOnPartial?.length
      ? [
          `A part of ${check.standsOnPartial.map(id => `\`${id}\``).join(', ')} is enough to fail, and never to pass.`,
        ]
      : []),
    ...(check.untold ? [check.untold] : []),
    '',
    ...thresholds(check),
    '## References',
    '',
    ...named('MITRE ATT&CK', mitre),
    ...named('CIS Microsoft 365 Foundations', cis),
    ...named('CISA SCuBA', scuba),
    ...urls.map(url => `- <${url}>`),
    '',
  ].join('\n');
}

function thresholds({ id, thresholds: all = {} }: CheckMetadata): string[] {
  const lines = Object.entries(all).map(
    ([name, { title, value, unit, min, max }]) =>
      `- \`${name}\`: ${title}. **${value}** ${unit}; ${min} to ${max}.`,
  );
  return lines.length
    ? [
        '## What may be configured',
        '',
        `Under \`entra.checks\`, at \`${id}\`, \`thresholds\`:`,
        '',
        ...lines,
        '',
      ]
    : [];
}
