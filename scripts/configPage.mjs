// Renders docs/config.md from the plugin's config.d.ts: the file that Backstage validates configuration against is the
// only place where a key is described.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './node.mjs';

export function renderConfigPage() {
  const path = 'plugins/entra-backend/config.d.ts';
  const source = ts.createSourceFile(
    path,
    readFileSync(join(root, path), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const config = source.statements.find(
    statement =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === 'Config',
  );
  if (!config) throw new Error(`${path} declares no interface Config`);
  const rows = config.members.flatMap(member => rowsOf(member, ''));
  return [
    '# Configuration',
    '',
    'Generated from `plugins/entra-backend/config.d.ts`. Keys live in `app-config.yaml`; secrets belong in the environment (`${VARIABLE}`).',
    '',
    '| key | type | needed | what it does |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function rowsOf(member, prefix) {
  const optional = member.questionToken !== undefined;
  const name = ts.isIndexSignatureDeclaration(member)
    ? `<${member.parameters[0].name.getText()}>`
    : member.name.getText().replace(/['"]/g, '');
  const key = prefix ? `${prefix}.${name}` : name;
  const literal =
    member.type && ts.isTypeLiteralNode(member.type) ? member.type : undefined;
  const row = `| \`${key}\` | ${literal ? 'object' : `\`${member.type.getText().replace(/\s+/g, ' ').replaceAll('|', '\\|')}\``} | ${optional || ts.isIndexSignatureDeclaration(member) ? 'no' : 'yes'} | ${describe(member)} |`;
  return [
    row,
    ...(literal ? literal.members.flatMap(inner => rowsOf(inner, key)) : []),
  ];
}

function describe(member) {
  const tags = ts
    .getJSDocTags(member)
    .map(tag =>
      tag.tagName.text === 'visibility' && String(tag.comment) === 'secret'
        ? ' Secret.'
        : '',
    );
  const doc =
    ts.getJSDocCommentsAndTags(member).find(ts.isJSDoc)?.comment ?? '';
  return `${String(doc).replace(/\s+/g, ' ').replaceAll('|', '\\|')}${tags.join('')}`.trim();
}
