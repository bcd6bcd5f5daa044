import { z } from 'zod';
import type { Question } from './question';

interface Property {
  type?: string;
  enum?: string[];
  description?: string;
  items?: { enum?: string[]; type?: string };
}

/** `docs/questions.md`, from the questions themselves. */
export function renderQuestionsPage(questions: readonly Question[]): string {
  return [
    '<!-- Written by `npm run docs` from the questions themselves. -->',
    '# Questions',
    '',
    'One definition, three doors: `POST /api/entra/v1/questions/{name}` with the input as JSON body, a Backstage action, and an',
    'MCP tool of the same name. Every answer says how old it is and what it could not read (`asOf`); lists carry `total`,',
    '`items` and `nextCursor`. Text of the tenant, cleaned, stands in `label` and `labels`, in `value`, `publisher`, `before`,',
    '`after`, `added` and `removed`, and as names in `reading`; nowhere else.',
    '',
    ...questions.flatMap(question => {
      const { properties = {}, required = [] } = z.toJSONSchema(
        question.input(z),
      ) as { properties?: Record<string, Property>; required?: string[] };
      const answer = z.toJSONSchema(question.output(z)) as {
        properties?: Record<string, Property>;
      };
      return [
        `## ${question.name}`,
        '',
        question.description,
        '',
        `Permission: \`${question.permission}\`.`,
        '',
        '| Input | | |',
        '| --- | --- | --- |',
        ...Object.entries(properties).map(
          ([name, property]) =>
            `| \`${name}\`${required.includes(name) ? ' (required)' : ''} | ${typeOf(property)} | ${property.description ?? ''} |`,
        ),
        '',
        `Answer: ${Object.keys(answer.properties ?? {})
          .map(name => `\`${name}\``)
          .join(', ')}.`,
        '',
      ];
    }),
  ].join('\n');
}

function typeOf({ type, enum: values, items }: Property): string {
  if (values) return values.map(value => `\`${value}\``).join(', ');
  if (items)
    return `list of ${items.enum ? items.enum.map(value => `\`${value}\``).join(', ') : (items.type ?? 'values')}`;
  return type ?? '';
}
