import type { Client } from '@modelcontextprotocol/client';

/** @returns what is said as text, and the same as an object */
export async function ask(by: Client, name: string, args: object = {}) {
  const result = await by.callTool({
    name,
    arguments: args as Record<string, unknown>,
  });
  const { text } = (result.content as { text: string }[])[0];
  return { text, answer: result.structuredContent as any };
}

/** Every tool, by whatever handle the others hand out. */
export async function everyAnswer(
  by: Client,
): Promise<[call: string, text: string][]> {
  const said: [string, string][] = [];
  const keep = async (name: string, args: object = {}) => {
    const { text, answer } = await ask(by, name, args);
    said.push([`${name} ${JSON.stringify(args)}`, text]);
    return answer;
  };
  await keep('get_posture_summary', { detail: 'detailed' });
  await keep('list_capabilities', { detail: 'detailed' });
  const { items } = await keep('list_findings', { limit: 100 });
  for (const { finding } of items) await keep('explain_finding', { finding });
  const risky = await keep('list_risky_users', { limit: 100 });
  const apps = await keep('list_app_risks', { limit: 100 });
  const held = await keep('list_privileged_access', { tier: '2' });
  const people = await keep('list_identities', { limit: 100 });
  const gaps = await keep('check_ca_gaps', { limit: 20 });
  const policies = await keep('list_policies', { limit: 100 });
  await keep('list_stale_accounts', { limit: 100 });
  await keep('compare_snapshots', { days: 7, limit: 100 });
  await keep('search_entities', { query: 'obey', limit: 100 });
  await keep('search_entities', { query: 'contoso', limit: 100 });
  for (const each of [
    ...risky.items.slice(0, 3),
    ...apps.items.slice(0, 3),
    ...held.items.slice(0, 3),
    ...people.items.slice(0, 3),
  ])
    await keep('get_entity', { entity: each.entity });
  for (const { policy } of policies.items)
    await keep('get_entity', { entity: policy });
  for (const { witness } of gaps.items.slice(0, 3))
    await keep('explain_ca_for_user', witness.arguments);
  return said;
}
