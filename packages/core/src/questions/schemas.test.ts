import { z as zod4 } from 'zod';
import { z as zod3 } from 'zod/v3';
import { questions } from '.';
import type { Zod } from './question';

/** The part of a schema that a caller sees, from either version of zod. */
function shape(schema: any): unknown {
  const { _def: def } = schema;
  const kind = String(def.typeName ?? def.type)
    .replace(/^Zod/, '')
    .toLowerCase();
  switch (kind) {
    case 'object': {
      const parts = typeof def.shape === 'function' ? def.shape() : def.shape;
      return {
        object: Object.fromEntries(
          Object.entries(parts).map(([name, part]) => [name, shape(part)]),
        ),
      };
    }
    case 'array':
      return {
        array: shape(typeof def.element === 'object' ? def.element : def.type),
      };
    case 'optional':
      return { optional: shape(def.innerType) };
    case 'nullable':
      return { nullable: shape(def.innerType) };
    case 'enum':
      return { enum: [...schema.options] };
    case 'record':
      return { record: shape(def.valueType) };
    default:
      return kind;
  }
}

/** What no call may be: just beyond each bound, and of each wrong kind. */
function beyond(schema: any): unknown[] {
  const wrong: unknown[] = [null, {}, [], [1], true, 'x', '', 0, 1.5, -1, 1e9];
  return [
    ...wrong,
    'x'.repeat(2_000),
    'x'.repeat(201),
    'x'.repeat(101),
    Number(schema.maximum ?? 1) + 1,
    Number(schema.minimum ?? 1) - 1,
    Number(schema.maximum ?? 1),
    Array(500).fill(schema.items?.enum?.[0] ?? 'x'),
    schema.enum?.[0],
  ];
}

describe('the schemas of the questions', () => {
  it.each(questions.map(question => [question.name, question] as const))(
    '%s takes and refuses the same with both',
    (_, question) => {
      const four = question.input(zod4).strict();
      const three = (question.input(zod3 as unknown as Zod) as any).strict();
      const { properties, required = [] } = zod4.toJSONSchema(four) as any;
      const needed = Object.fromEntries(
        required.map((name: string) => [name, 'some']),
      );
      const calls = Object.entries(properties).flatMap(([name, property]) =>
        beyond(property).map(value => ({ ...needed, [name]: value })),
      );
      const verdicts = (schema: any) =>
        [{}, needed, { ...needed, unheardOf: 1 }, ...calls].map(call => [
          JSON.stringify(call).slice(0, 80),
          schema.safeParse(call).success,
        ]);
      expect(verdicts(three)).toEqual(verdicts(four));
      expect(new Set(verdicts(four).map(([, taken]) => taken)).size).toBe(2);
    },
  );

  it.each(questions.map(question => [question.name, question] as const))(
    '%s renders the same with zod 4 and with the zod 3 of the actions registry',
    (_, question) => {
      for (const side of ['input', 'output'] as const) {
        expect(shape(question[side](zod3 as unknown as Zod))).toEqual(
          shape(question[side](zod4)),
        );
      }
    },
  );

  it.each(questions.map(question => [question.name, question] as const))(
    '%s has a name, a description and a JSON schema for every door',
    (name, question) => {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(question.description.length).toBeGreaterThan(60);
      expect(zod4.toJSONSchema(question.input(zod4))).toMatchObject({
        type: 'object',
      });
      expect(zod4.toJSONSchema(question.output(zod4))).toMatchObject({
        type: 'object',
        properties: expect.any(Object),
      });
    },
  );
});
