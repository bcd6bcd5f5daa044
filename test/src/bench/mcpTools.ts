import { questions } from '@entra-posture/core';
import { openMcpDoor } from '../mcpDoor';
import { openTestPosture } from '../openPosture';
import { Figure, figure } from './figure';

const CALLS = 40;
/** What is measured comes after the read. */
const QUOTA_SPEED = 100_000;
const LARGEST = 8 * 1024;

/** Each tool with what is usually asked, through the real endpoint over HTTP, on a tenant of so many people. */
export async function benchTools(
  users: number,
): Promise<{ figures: Figure[]; answers: Record<string, unknown> }> {
  const opened = await openTestPosture({ users, quotaSpeed: QUOTA_SPEED });
  const door = await openMcpDoor(opened.posture);
  const client = await door.connectMany(true);
  try {
    await opened.sync();
    const [user] = opened.tenant.groundTruth().findings['auth.admin-no-mfa'];
    const [{ finding }] = (await opened.ask('list_findings')).items;
    const usual: Record<string, Record<string, unknown>> = {
      explain_finding: { finding },
      search_entities: { query: 'al' },
      get_entity: { entity: user },
      explain_ca_for_user: { user },
    };
    const figures: Figure[] = [];
    const answers: Record<string, unknown> = {};
    for (const { name } of questions) {
      const times: number[] = [];
      let bytes = 0;
      for (let turn = 0; turn <= CALLS; turn += 1) {
        const began = performance.now();
        const result = await client.callTool({
          name,
          arguments: usual[name] ?? {},
        });
        // The first reads what the others find in memory, as in a server that runs for days.
        if (turn > 0) times.push(performance.now() - began);
        const { text } = (result.content as { text: string }[])[0];
        if (result.isError) throw new Error(`${name}: ${text}`);
        bytes = Buffer.byteLength(text);
        answers[name] = result.structuredContent;
      }
      times.sort((one, other) => one - other);
      figures.push(
        figure(
          `mcp: p95 of ${name}`,
          times[Math.floor(CALLS * 0.95)],
          'ms',
          '<= 50',
        ),
        figure(`mcp: answer of ${name}`, bytes, 'bytes', `<= ${LARGEST}`),
      );
    }
    return { figures, answers };
  } finally {
    await client.close();
    await door.close();
    await opened.close();
  }
}
