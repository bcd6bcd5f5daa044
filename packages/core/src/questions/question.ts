import type { z as zod } from 'zod';
import type { Catalogue } from '../catalogue';
import type { Stores } from '../store/ports';
import type { Connection, DatasetId, Declarations } from '../model';

/**
 * The common subset of zod 4 (MCP, REST) and zod 3 (Backstage's actions registry): a question's schema is a factory, so
 * that one definition renders with both.
 */
export type Zod = typeof zod;

/** What a caller may see; doors fill it from their own authorization. */
export interface Caller {
  /** Stable id for the audit line: a user entity ref, a token subject, or `local`. */
  subject: string;
  /** Names, addresses, locations of people. Without it, labels of people are withheld. */
  personalData: boolean;
}

export interface QuestionContext {
  stores: Stores;
  connections: () => Promise<Connection[]>;
  caller: Caller;
  /** Datasets that are read because the configuration asks for them; none when absent. */
  optedIn?: readonly DatasetId[];
  /** What is declared of the tenants; nothing when absent. */
  declarations?: Declarations;
  /** What is judged; what the product itself has when absent. */
  catalogue?: Catalogue;
  now: () => Date;
  signal?: AbortSignal;
}

export type QuestionPermission = 'entra.posture.read';

/** One definition, three doors: REST, Backstage action, MCP tool. */
export interface Question<In = any, Out = any> {
  /** snake_case, the name in every door. */
  name: string;
  title: string;
  description: string;
  permission: QuestionPermission;
  input: (z: Zod) => zod.ZodObject<any>;
  output: (z: Zod) => zod.ZodObject<any>;
  answer(input: In, context: QuestionContext): Promise<Out>;
}
