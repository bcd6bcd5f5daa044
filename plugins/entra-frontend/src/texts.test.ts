import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** Folders whose texts do not go through the translation messages yet. */
const unfinished: string[] = [];

/**
 * Backstage takes the titles of extensions as plain strings, before a language is known;
 * a portal names them in its configuration.
 */
const namedInConfiguration = [
  'plugin.tsx',
  join('extensions', 'pages.tsx'),
  join('extensions', 'places.tsx'),
  join('home', 'homeCardWords.ts'),
];

/** What programs read in a file is the same in every language. */
const readByPrograms = [join('export', 'listFormats.ts')];

/** Attributes and properties that a person reads or hears. */
const read = new Set([
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'description',
  'header',
  'label',
  'placeholder',
  'title',
]);

interface Text {
  file: string;
  line: number;
  text: string;
}

function hasWords(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}

/** The whole that a literal is a part of. */
function expressionOf(node: ts.LiteralLikeNode): ts.Node {
  if (ts.isTemplateHead(node)) return node.parent;
  return ts.isTemplateMiddleOrTemplateTail(node) ? node.parent.parent : node;
}

/** More than a word is hardly anything but a text; an error that a person sees has a sentence of its own. */
function isSentence(node: ts.LiteralLikeNode): boolean {
  return (
    /\p{L}[,.:;]? \p{L}/u.test(node.text) &&
    !ts.isLiteralTypeNode(node.parent) &&
    !ts.isNewExpression(expressionOf(node).parent) &&
    !(ts.isJsxAttribute(node.parent) && !read.has(node.parent.name.getText()))
  );
}

function isLiteral(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node)
  );
}

/** The literals that an expression may come to: through conditions and templates, not through calls. */
function literalsOf(node: ts.Node): ts.Node[] {
  if (isLiteral(node)) return [node];
  if (ts.isTemplateExpression(node)) {
    return [
      node.head,
      ...node.templateSpans.flatMap(({ expression, literal }) => [
        ...literalsOf(expression),
        literal,
      ]),
    ];
  }
  if (ts.isConditionalExpression(node)) {
    return [node.whenTrue, node.whenFalse].flatMap(literalsOf);
  }
  if (ts.isBinaryExpression(node)) {
    // What is compared with is not shown.
    const shows = [
      ts.SyntaxKind.AmpersandAmpersandToken,
      ts.SyntaxKind.BarBarToken,
      ts.SyntaxKind.QuestionQuestionToken,
      ts.SyntaxKind.PlusToken,
    ];
    return shows.includes(node.operatorToken.kind)
      ? [node.left, node.right].flatMap(literalsOf)
      : [];
  }
  if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) {
    return node.expression ? literalsOf(node.expression) : [];
  }
  return [];
}

/** What is written into what a person sees, wherever it stands. */
function shownBy(node: ts.Node): ts.Node[] {
  if (isLiteral(node) && isSentence(node)) return [node];
  if (ts.isJsxText(node)) return [node];
  if (ts.isJsxAttribute(node) && node.initializer) {
    return read.has(node.name.getText()) ? literalsOf(node.initializer) : [];
  }
  if (ts.isPropertyAssignment(node) && !ts.isComputedPropertyName(node.name)) {
    return read.has(node.name.getText().replace(/['"]/g, ''))
      ? literalsOf(node.initializer)
      : [];
  }
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
    return literalsOf(node);
  }
  return [];
}

function textsOf(file: string, source: string): Text[] {
  const tree = ts.createSourceFile(
    file,
    source,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found: Text[] = [];
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node) => {
    for (const shown of shownBy(node)) {
      if (seen.has(shown)) continue;
      seen.add(shown);
      const { text } = shown as ts.LiteralLikeNode;
      if (!hasWords(text)) continue;
      const { line } = tree.getLineAndCharacterOfPosition(shown.getStart());
      found.push({ file, line: line + 1, text: text.trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === '__testUtils__' ? [] : sourcesUnder(path);
    }
    return /\.tsx?$/.test(entry.name) &&
      !/\.test\.tsx?$/.test(entry.name) &&
      entry.name !== 'messages.ts'
      ? [path]
      : [];
  });
}

describe('the texts of the plugin', () => {
  it('are found where they are written into the page', () => {
    expect(
      textsOf(
        'Page.tsx',
        `const columns = [{ id: 'name', label: 'Name', header: isShort ? 'When' : \`Since \${day}\` }];
        const states = { open: 'Still open', since: 'since' };
        const page = (
          <Card title="Score" id="score" className="wide card">
            Open findings {count} · {isEmpty ? 'none' : t('findings.some')}
            {kind === 'other' && 'more'}
          </Card>
        );`,
      ).map(({ line, text }) => `${line}: ${text}`),
    ).toEqual([
      '1: Name',
      '1: When',
      '1: Since',
      '2: Still open',
      '4: Score',
      '5: Open findings',
      '5: none',
      '6: more',
    ]);
  });

  it('are all translation messages', () => {
    const sources = sourcesUnder(__dirname).map(path =>
      relative(__dirname, path),
    );
    expect(sources).toContain(join('overview', 'Score.tsx'));
    expect(
      sources
        .filter(
          file =>
            ![...namedInConfiguration, ...readByPrograms].includes(file) &&
            !unfinished.some(folder => file.startsWith(`${folder}/`)),
        )
        .flatMap(file =>
          textsOf(file, readFileSync(join(__dirname, file), 'utf8')),
        )
        .map(({ file, line, text }) => `${file}:${line} ${text}`),
    ).toEqual([]);
  });
});
