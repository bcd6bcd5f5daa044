import { questions } from '@entra-posture/core';
import type { Client } from '@modelcontextprotocol/client';
import { z } from 'zod';
import { ask, everyAnswer } from './everyAnswer';
import {
  giveHostileNames,
  hidden,
  hostile,
  MARK,
  marked,
  misplaced,
} from './hostileNames';
import { McpDoor, openMcpDoor } from './mcpDoor';
import { OpenPosture, openTestPosture } from './openPosture';
import { personalIn } from './personalIn';

jest.setTimeout(300_000);

describe('what a tenant may say to an assistant', () => {
  let opened: OpenPosture;
  let door: McpDoor;
  let client: Client;
  let discreet: Client;

  beforeAll(async () => {
    opened = await openTestPosture({ users: 200 });
    await opened.sync();
    await giveHostileNames(opened);
    await opened.sync();
    door = await openMcpDoor(opened.posture);
    client = await door.connectMany(true);
    discreet = await door.connectMany(false);
  });
  afterAll(async () => {
    await client?.close();
    await discreet?.close();
    await door?.close();
    await opened?.close();
  });

  it('hides nothing in any answer, and says it only where names of a tenant stand', async () => {
    const said = await everyAnswer(client);
    const tools = new Set(said.map(([call]) => call.split(' ')[0]));
    expect([...tools].sort()).toEqual(questions.map(({ name }) => name).sort());
    expect(
      said.filter(([, text]) => text.includes(MARK)).length,
    ).toBeGreaterThan(20);
    for (const [call, text] of said) {
      expect([call, hidden.exec(text)]).toEqual([call, null]);
      expect([call, misplaced(JSON.parse(text))]).toEqual([call, []]);
    }
  });

  it('hides nothing in resources, prompts and completions either', async () => {
    const { resources } = await client.listResources();
    expect(resources.some(({ title }) => title?.includes(MARK))).toBe(true);
    const texts: [string, string][] = [
      ['resources', JSON.stringify(resources)],
    ];
    for (const { uri } of resources.filter(
      ({ uri: each }) => !each.startsWith('entra://checks/'),
    ))
      texts.push([
        uri,
        JSON.stringify((await client.readResource({ uri })).contents),
      ]);
    const { prompts } = await client.listPrompts();
    texts.push(['prompts', JSON.stringify(prompts)]);
    for (const [prompt, argument, typed] of [
      ['investigate_person', 'person', 'obe'],
      ['review_policy', 'policy', 'Obey'],
      ['prepare_access_review', 'role', ''],
      ['fix_finding', 'finding', ''],
      ['explain_to_manager', 'finding', ''],
    ]) {
      const { completion } = await client.complete({
        ref: { type: 'ref/prompt', name: prompt },
        argument: { name: argument, value: typed },
      });
      texts.push([`completion of ${prompt}`, JSON.stringify(completion)]);
      expect([prompt, completion.values.join().includes(MARK)]).toEqual([
        prompt,
        false,
      ]);
    }
    for (const { name, arguments: args } of prompts)
      texts.push([
        name,
        JSON.stringify(
          (
            await client.getPrompt({
              name,
              arguments: Object.fromEntries(
                (args ?? []).map(each => [each.name, hostile.slice(0, 60)]),
              ),
            })
          ).messages,
        ),
      ]);
    for (const [where, text] of texts)
      expect([where, hidden.exec(text.replace(/\\\\[nu]/g, ''))]).toEqual([
        where,
        null,
      ]);
  });

  it('hides nothing in an error, whatever was asked for', async () => {
    let refused = 0;
    for (const { name, input } of questions) {
      const parameters = Object.keys(input(z).shape);
      for (const parameter of [...parameters, hostile]) {
        const { content, isError } = await client.callTool({
          name,
          arguments: { [parameter]: hostile },
        });
        const { text } = (content as { text: string }[])[0];
        expect(text).not.toMatch(hidden);
        if (isError) refused += 1;
      }
    }
    // A text to look for may be any; it is not found, and that is no error.
    expect(refused).toBeGreaterThan(questions.length * 3);
  });

  it('tells no name of a person to who may not see personal data', async () => {
    const said = await everyAnswer(discreet);
    const { items } = (
      await ask(client, 'list_identities', { kinds: ['member'], limit: 100 })
    ).answer as { items: { entity: string }[] };
    const people = items
      .map(({ entity }) => entity)
      .filter(entity => entity.includes('@'));
    expect(people.length).toBeGreaterThan(50);
    const { resources } = await discreet.listResources();
    for (const { uri } of resources.filter(
      each => !each.uri.startsWith('entra://checks/'),
    ))
      said.push([
        uri,
        JSON.stringify((await discreet.readResource({ uri })).contents),
      ]);
    const { finding } = (
      await ask(discreet, 'list_findings', { area: 'auth', limit: 1 })
    ).answer.items[0];
    said.push([
      'entra://findings/…',
      JSON.stringify(
        await discreet.readResource({ uri: `entra://findings/${finding}` }),
      ),
    ]);
    for (const [prompt, argument] of [
      ['investigate_person', 'person'],
      ['review_policy', 'policy'],
      ['prepare_access_review', 'role'],
      ['fix_finding', 'finding'],
    ])
      for (const value of ['', people[0].slice(0, 3)]) {
        const { completion } = await discreet.complete({
          ref: { type: 'ref/prompt', name: prompt },
          argument: { name: argument, value },
        });
        said.push([`completion of ${prompt}`, JSON.stringify(completion)]);
        const offered = completion.values.filter(() => argument === 'person');
        expect([value, offered]).toEqual([value, []]);
      }
    const personal = await personalIn(opened);
    expect(personal.length).toBeGreaterThan(200);
    for (const [call, text] of said)
      expect([
        call,
        [...people, ...personal].filter(each => text.includes(each)),
      ]).toEqual([call, []]);
    // And to who may see it, it is told.
    const { text: whole } = await ask(client, 'get_entity', {
      entity: people[0],
      signIns: 5,
    });
    expect(personal.some(each => whole.includes(each))).toBe(true);
  });

  it('names nobody who is not there, to who may not see people, as it does to who may', async () => {
    const one = (by: Client, entity: string) =>
      ask(by, 'get_entity', { entity });
    const [{ entity }] = (
      await ask(client, 'list_identities', { kinds: ['member'], limit: 1 })
    ).answer.items as { entity: string }[];
    // Whether an address is somebody's must not be told by the way in which it is refused.
    const [there, not] = [
      await one(discreet, entity),
      await one(discreet, `no${entity}`),
    ];
    expect(there.text.replaceAll(entity, '…')).toBe(
      not.text.replaceAll(`no${entity}`, '…'),
    );
  });

  it('puts nothing that was asked, answered or is secret into the log', async () => {
    const lines = [...opened.log, ...door.log].join('\n');
    expect(door.log.length).toBeGreaterThan(100);
    for (const [what, text] of [
      ['a secret', opened.tenant.clientSecret],
      ['a hostile name', MARK],
      ['an answer', 'incomplete'],
    ])
      expect([what, lines.includes(text)]).toEqual([what, false]);
    const personal = await personalIn(opened);
    expect(personal.filter(each => lines.includes(each))).toEqual([]);
  });

  it('says to an assistant in which fields it stands', () => {
    const told = client.getInstructions() ?? '';
    for (const name of marked)
      expect([name, told.includes(`\`${name}\``)]).toEqual([name, true]);
  });

  it('is not mixed up between 200 callers at once', async () => {
    const clients = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        door.connect({
          subject: `person ${index}`,
          personalData: index % 2 === 0,
        }),
      ),
    );
    const [{ entity }] = (
      await ask(client, 'list_identities', { limit: 1, kinds: ['member'] })
    ).answer.items;
    const answers = await Promise.all(
      clients.map(async (each, index) => ({
        index,
        ...(await ask(
          each,
          index % 3 ? 'get_entity' : 'list_identities',
          index % 3
            ? { entity }
            : { limit: 3, kinds: ['member'], sort: 'score' },
        )),
      })),
    );
    const whole = await ask(client, 'list_identities', {
      limit: 3,
      kinds: ['member'],
      sort: 'score',
    });
    const less = await ask(discreet, 'list_identities', {
      limit: 3,
      kinds: ['member'],
      sort: 'score',
    });
    expect(whole.text).not.toBe(less.text);
    const got = answers.map(({ index, text, answer }) => [
      index,
      index % 3 ? Boolean(answer) : text,
    ]);
    const wanted = answers.map(({ index }) => {
      const mayPeople = index % 2 === 0;
      const list = mayPeople ? whole.text : less.text;
      // A user principal name is found only by who may see it.
      return [index, index % 3 ? mayPeople : list];
    });
    expect(got).toEqual(wanted);
    await Promise.all(clients.map(each => each.close()));
  });
});
