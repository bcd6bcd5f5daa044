import type { CheckDeclaration, DatasetDeclaration } from './declaration';
import { evaluate } from './evaluate';

/** `docs/permissions.md`, from the declarations. */
export function renderPermissionsPage(
  datasets: readonly DatasetDeclaration[],
  checks: readonly CheckDeclaration[],
): string {
  const { permissions } = evaluate({
    datasets,
    checks,
    completeness: new Map(),
  });
  const title = (id: string) =>
    datasets.find(dataset => dataset.id === id)?.title ?? id;
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const table = (specification: boolean) => [
    row([
      'Permission',
      'Used by',
      'What for',
      'Opens',
      'Checks and detections that need it',
    ]),
    row(['---', '---', '---', '---', '---']),
    ...permissions
      .filter(each => each.specification === specification)
      .map(each =>
        row([
          `\`${each.permission}\``,
          each.usedBy,
          [each.justification, each.note]
            .filter(Boolean)
            .join('. ')
            .replace('..', '.'),
          each.datasets.map(title).join(', ') || '–',
          each.checks.map(id => `[${id}](checks/${id}.md)`).join(', ') || '–',
        ]),
      ),
  ];
  return [
    '<!-- Written by `npm run docs` from the datasets’ declarations. -->',
    '# Permissions',
    '',
    'Everything is read, nothing is written. Which permissions a connection needs follows from what each dataset declares;',
    'where a permission is missing, what needs it is *unknown* and says so: neither passed nor failed.',
    '',
    '## The fifteen of the product’s specification',
    '',
    ...table(true),
    '',
    '## Richer or narrower ones',
    '',
    'Some things are opened by none of the fifteen. Where one of these is granted, the better source is used at the next sync,',
    'without a new connection.',
    '',
    ...table(false),
    '',
    '## What each dataset needs',
    '',
    row(['Dataset', 'Product', 'Any one of', 'Licence', 'Without it']),
    row(['---', '---', '---', '---', '---']),
    ...datasets.map(({ title: name, product, needs, fallbacks }) =>
      row([
        name,
        product,
        needs.permissions
          .map(set => set.map(each => `\`${each}\``).join(' and '))
          .join('; '),
        needs.licences?.join(' or ') ?? '–',
        fallbacks
          ?.map(
            ({ dataset, loses }) =>
              `${title(dataset)} stands in and loses ${loses}`,
          )
          .join('; ') ?? 'unknown',
      ]),
    ),
    '',
  ].join('\n');
}
