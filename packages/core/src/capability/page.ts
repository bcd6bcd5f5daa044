import { consentSets, features } from './consent';
import {
  CheckDeclaration,
  DatasetDeclaration,
  permissionSets,
  PermissionSet,
} from './declaration';
import { evaluate, PermissionCapability } from './evaluate';

interface Declarations {
  datasets: readonly DatasetDeclaration[];
  checks: readonly CheckDeclaration[];
}

/** `docs/permissions.md`, from the declarations. */
export function renderPermissionsPage(
  datasets: readonly DatasetDeclaration[],
  checks: readonly CheckDeclaration[],
): string {
  const declared = { datasets, checks };
  const { permissions } = evaluate({ ...declared, completeness: new Map() });
  const those = (specification: boolean) =>
    permissionTable(
      permissions.filter(each => each.specification === specification),
      declared,
    );
  return [
    '<!-- Written by `npm run docs` from the datasets’ declarations. -->',
    '# Permissions',
    '',
    'Everything is read, nothing is written. Which permissions a connection needs follows from what each dataset declares;',
    'where a permission is missing, what needs it is *unknown* and says so: neither passed nor failed. Where another dataset',
    'stands in, the answer names it and says what that loses.',
    '',
    'Whether a permission is granted is known from what Microsoft Graph answers; what a token claims is a hint only. A change',
    'is noticed at the next sync, without a new connection.',
    '',
    '## Sets to consent to',
    '',
    'On behalf of a signed-in person these scopes are asked for. An application has no scopes: grant it the application',
    'permissions of the last table and give admin consent.',
    '',
    ...setTable(datasets),
    '',
    '## The fifteen of the product’s specification',
    '',
    ...those(true),
    '',
    '## Richer or narrower ones',
    '',
    'Some things are opened by none of the fifteen. Where one of these is granted, the better source is used at the next sync,',
    'without a new connection.',
    '',
    ...those(false),
    '',
    '## What each feature needs',
    '',
    'The least, for a signed-in person.',
    '',
    ...featureTable(datasets),
    '',
    '## What each dataset needs',
    '',
    'Any one of the permissions between semicolons; what is joined by *and* is needed together. The directory roles are those',
    'of a signed-in person, any one of them; an application needs none.',
    '',
    ...datasetTable(datasets),
    '',
  ].join('\n');
}

function row(cells: string[]): string {
  return `| ${cells.map(cell => cell || '–').join(' | ')} |`;
}

function table(head: string[], rows: string[][]): string[] {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)];
}

function setTable(datasets: readonly DatasetDeclaration[]): string[] {
  return table(
    ['Set', 'What for', 'Scopes of a signed-in person', 'Of an application'],
    consentSets(datasets).map(({ title, description, permissions }) => [
      title,
      description,
      code(permissions.delegated).join(', '),
      code(permissions.application).join(', '),
    ]),
  );
}

function permissionTable(
  permissions: readonly PermissionCapability[],
  declared: Declarations,
): string[] {
  return table(
    ['Permission', 'Used by', 'What for', 'Opens', 'Gives', 'Without it'],
    permissions.map(each => [
      `\`${each.permission}\``,
      each.usedBy,
      [each.justification, each.note]
        .filter(Boolean)
        .join('. ')
        .replace('..', '.'),
      each.datasets.map(id => titleOf(id, declared.datasets)).join(', '),
      each.features.join(', '),
      withoutIt(each, declared),
    ]),
  );
}

/** What is unknown, what sees less, what stands in; as far as nothing else opens the same. */
function withoutIt(
  { datasets: ids }: PermissionCapability,
  { datasets, checks }: Declarations,
): string {
  const touches = (needs: readonly string[]) =>
    needs.some(need => ids.some(id => id === need));
  const unknown = checks.filter(({ needs }) => touches(needs));
  const less = checks.filter(
    check => !unknown.includes(check) && touches(check.uses ?? []),
  );
  const standIns = datasets
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ title, fallbacks = [] }) =>
      fallbacks.map(
        ({ dataset, loses }) =>
          `${title}: ${titleOf(dataset, datasets)} stands in and loses ${loses}`,
      ),
    );
  const links = (some: readonly CheckDeclaration[]) =>
    some.map(({ id }) => `[${id}](checks/${id}.md)`).join(', ');
  return [
    unknown.length ? `Unknown: ${links(unknown)}` : '',
    less.length ? `See less: ${links(less)}` : '',
    ...standIns,
  ]
    .filter(Boolean)
    .join('. ');
}

function featureTable(datasets: readonly DatasetDeclaration[]): string[] {
  return table(
    [
      'Feature',
      'Datasets',
      'Scopes of a signed-in person',
      'Of an application',
    ],
    features(datasets).map(({ name, datasets: ids, permissions }) => [
      name,
      ids.map(id => titleOf(id, datasets)).join(', '),
      code(permissions.delegated).join(', ') || 'application credentials only',
      code(permissions.application).join(', '),
    ]),
  );
}

function datasetTable(datasets: readonly DatasetDeclaration[]): string[] {
  return table(
    [
      'Dataset',
      'Product',
      'Application permissions',
      'Scopes of a signed-in person',
      'Licence',
      'Directory role',
      'Without it',
    ],
    datasets.map(dataset => [
      dataset.title,
      dataset.product,
      inWords(permissionSets(dataset, 'application')),
      inWords(permissionSets(dataset, 'delegated')) ||
        'none: only an application may read it',
      dataset.needs.licences?.join(' or ') ?? '',
      dataset.needs.roles?.join(', ') ?? '',
      dataset.fallbacks
        ?.map(
          ({ dataset: id, loses }) =>
            `${titleOf(id, datasets)} stands in and loses ${loses}`,
        )
        .join('; ') ?? 'unknown',
    ]),
  );
}

function code(names: readonly string[]): string[] {
  return names.map(name => `\`${name}\``);
}

function inWords(sets: readonly PermissionSet[]): string {
  return sets.map(set => code(set).join(' and ')).join('; ');
}

function titleOf(id: string, datasets: readonly DatasetDeclaration[]): string {
  return datasets.find(dataset => dataset.id === id)?.title ?? id;
}
