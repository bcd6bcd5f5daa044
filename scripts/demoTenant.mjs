// `npm run demo-tenant`: the emulated Microsoft alone, to try a client of one's own against it. Prints how to connect;
// `--users N`, `--port P`, `--latency MS`, `--speed N` (times Microsoft's quotas), `--ground-truth FILE` writes what is
// planted.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { requireNode } from './node.mjs';

requireNode();
const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '300' },
    port: { type: 'string', default: '7443' },
    latency: { type: 'string', default: '0' },
    speed: { type: 'string', default: '1' },
    'ground-truth': { type: 'string' },
  },
});
const { load } = await import('./typescript.mjs');
const { startDemoTenant } = load('packages/demo-tenant/src/index.ts');
try {
  const tenant = await startDemoTenant({
    users: Number(values.users),
    port: Number(values.port),
    latencyMs: Number(values.latency),
    quotaSpeed: Number(values.speed),
  });
  const caFile = join(mkdtempSync(join(tmpdir(), 'entra-demo-')), 'ca.pem');
  writeFileSync(caFile, tenant.certificate);
  if (values['ground-truth']) {
    writeFileSync(
      values['ground-truth'],
      `${JSON.stringify(tenant.groundTruth(), null, 2)}\n`,
    );
  }
  console.log(
    [
      `EMULATED tenant of ${values.users} made-up people; quotas ${values.speed} times Microsoft's`,
      `  login and Graph  ${tenant.origin}`,
      `  tenant           ${tenant.tenantId}`,
      `  client           ${tenant.clientId}`,
      `  secret           ${tenant.clientSecret}`,
      `  certificate      ${caFile}`,
      `  faults           ${tenant.origin}/emulator/faults (POST {"path":"/users","kind":"status","status":429,"times":5}; GET; DELETE)`,
      values['ground-truth']
        ? `  ground truth     ${values['ground-truth']}`
        : '',
      'Stop with Ctrl-C',
    ]
      .filter(Boolean)
      .join('\n'),
  );
} catch (error) {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${values.port} is in use. Choose another with --port.`
      : error.message,
  );
  process.exit(1);
}
