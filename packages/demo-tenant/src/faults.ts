import type { ServerResponse } from 'node:http';
import type { Fault } from './control';

/** Faults on demand, in the order in which they were asked for. */
export class Faults {
  #queue: (Fault & { left: number })[] = [];

  add(fault: Fault): void {
    this.#queue.push({ ...fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#queue = [];
  }

  take(path: string): Fault | undefined {
    const fault = this.#queue.find(each => path.startsWith(each.path));
    if (!fault) return undefined;
    fault.left -= 1;
    if (fault.left <= 0) this.#queue.splice(this.#queue.indexOf(fault), 1);
    return fault;
  }
}

/** Answers with the fault; the status it had. */
export function sendFault(fault: Fault, response: ServerResponse): number {
  switch (fault.kind) {
    case 'drop':
      response.destroy();
      return 0;
    case 'cut':
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': '4096',
      });
      response.write('{"value":[{"id":"');
      setImmediate(() => response.destroy());
      return 0;
    case 'shape':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"value":"not a list"}');
      return 200;
    case 'status': {
      const status = fault.status ?? 503;
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(fault.retryAfterSeconds === undefined
          ? {}
          : { 'retry-after': String(fault.retryAfterSeconds) }),
      });
      response.end(
        JSON.stringify({
          error: {
            code: fault.code ?? 'serviceNotAvailable',
            message: 'The service is not available.',
          },
        }),
      );
      return status;
    }
    default:
      throw new Error(
        `Unknown fault ${JSON.stringify(fault.kind satisfies never)}`,
      );
  }
}
