import { questions } from '@entra-posture/core';
import {
  Client,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { z } from 'zod';
import type { Answerer } from './answerer';
import { leanInput } from './leanInput';
import { serveHttp } from './serveHttp';

/** What is told of the server before anything is asked, as a client gets it. */
const answerer: Answerer = { questions, answer: async () => ({}) };

describe('the definitions', () => {
  let served: Awaited<ReturnType<typeof serveHttp>>;
  let client: Client;
  let tools: Awaited<ReturnType<Client['listTools']>>['tools'];

  beforeAll(async () => {
    served = await serveHttp(answerer, { port: 0, version: '1' });
    client = new Client(
      { name: 'test', version: '1' },
      { versionNegotiation: { mode: 'auto' } },
    );
    await client.connect(
      new StreamableHTTPClientTransport(new URL(served.url)),
    );
    ({ tools } = await client.listTools());
  });
  afterAll(async () => {
    await client.close();
    await served.close();
  });

  it('of tools do not change unseen', () => {
    expect(
      tools.map(({ outputSchema, ...definition }) => ({
        ...definition,
        // Types and names of the answer; the prose in it is held by the questions' own tests.
        answer: Object.keys(outputSchema?.properties ?? {}),
      })),
    ).toMatchSnapshot();
  });

  it('of prompts and resources do not change unseen', async () => {
    expect({
      instructions: client.getInstructions(),
      prompts: (await client.listPrompts()).prompts,
      templates: (await client.listResourceTemplates()).resourceTemplates,
      resources: (await client.listResources()).resources.filter(
        ({ uri }) => !uri.startsWith('entra://checks/'),
      ),
    }).toMatchSnapshot();
  });

  it('of tools cost a model 2,000 tokens at most, and no input schema is larger than 2 kB', () => {
    const costs = tools.map(({ name, description, inputSchema }) => ({
      name,
      tokens: encode(JSON.stringify({ name, description, inputSchema })).length,
      bytes: Buffer.byteLength(JSON.stringify(inputSchema)),
    }));
    expect(costs.filter(({ bytes }) => bytes > 2_048)).toEqual([]);
    const total = costs.reduce((sum, { tokens }) => sum + tokens, 0);
    expect({ total, tooMuch: total > 2_000 }).toEqual({
      total,
      tooMuch: false,
    });
    expect(tools.length).toBeLessThanOrEqual(15);
  });

  it('of tools state all four annotations: nothing is ever written', () => {
    for (const { name, annotations } of tools)
      expect({ name, annotations }).toMatchObject({
        name,
        annotations: {
          readOnlyHint: true,
          destructiveHint: false,
          idempotentHint: true,
          openWorldHint: true,
        },
      });
  });

  it('name every parameter and every choice that a question takes', () => {
    for (const question of questions) {
      const whole = z.toJSONSchema(question.input(z), { io: 'input' });
      const told = leanInput(question.input(z))['~standard'].jsonSchema.input({
        target: 'draft-2020-12',
      });
      expect([question.name, outline(told)]).toEqual([
        question.name,
        outline(whole),
      ]);
    }
  });
});

/** Names, types, choices of the parameters themselves, and what is required. */
function outline(schema: Record<string, any>) {
  return {
    required: schema.required,
    properties: Object.fromEntries(
      Object.entries<Record<string, any>>(schema.properties).map(
        ([name, { type, enum: choices, items, properties }]) => [
          name,
          [
            type,
            choices,
            items?.type,
            items?.enum,
            properties && Object.keys(properties),
          ],
        ],
      ),
    ),
  };
}
