import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerQuestion, question } from '@entra-posture/core';
import {
  createPosture,
  openDatabase,
  Posture,
  PostureLogger,
  PostureOptions,
} from '@entra-posture/core/node';
import { DemoTenant, startDemoTenant } from '@entra-posture/demo-tenant';
import { demoConnection } from './demoConnection';

export interface OpenPosture {
  tenant: DemoTenant;
  posture: Posture;
  log: string[];
  /** Asks as a person who may see personal data. */
  ask<T = any>(name: string, input?: object): Promise<T>;
  sync(): ReturnType<Posture['sync']>;
  close(): Promise<void>;
}

/** The real pipeline on a real SQLite file, against an emulated tenant of its own. */
export async function openTestPosture(
  options: Parameters<typeof startDemoTenant>[0] = {},
  settings: (tenant: DemoTenant) => Partial<PostureOptions> = () => ({}),
): Promise<OpenPosture> {
  const tenant = await startDemoTenant({
    users: 300,
    quotaSpeed: 100,
    ...options,
  });
  const directory = mkdtempSync(join(tmpdir(), 'entra-posture-'));
  const knex = openDatabase({
    client: 'better-sqlite3',
    filename: join(directory, 'posture.sqlite'),
  });
  const log: string[] = [];
  const keep = (message: string) => {
    log.push(message);
  };
  const logger: PostureLogger = { info: keep, warn: keep, error: keep };
  const posture = await createPosture({
    ...settings(tenant),
    knex,
    logger,
    connections: [demoConnection(tenant, options.quotaSpeed ?? 100)],
  });
  return {
    tenant,
    posture,
    log,
    ask: (name, input = {}) =>
      answerQuestion(
        question(name),
        input,
        posture.context({ subject: 'test', personalData: true }),
      ) as Promise<any>,
    sync: () => posture.sync('demo', { force: true }),
    close: async () => {
      await posture.close();
      await knex.destroy();
      await tenant.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
