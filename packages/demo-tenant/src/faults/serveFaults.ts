import { faultKinds, type Fault } from './fault';
import type { Faults } from './Faults';

/** An address of the emulator's own, where another process asks for faults. */
export const FAULTS_PATH = '/emulator/faults';

/**
 * `POST` a fault or a list of them, `GET` what is still to happen, `DELETE` all of it.
 * @returns the status and the body of the answer
 */
export function serveFaults(
  method: string,
  body: string,
  faults: Faults,
): { status: number; body: object } {
  switch (method) {
    case 'GET':
      break;
    case 'DELETE':
      faults.clear();
      break;
    case 'POST': {
      const asked = readFaults(body);
      if (typeof asked === 'string')
        return { status: 400, body: { error: { message: asked } } };
      for (const fault of asked) faults.add(fault);
      break;
    }
    default:
      return {
        status: 405,
        body: { error: { message: 'Faults are posted, got and deleted.' } },
      };
  }
  return {
    status: 200,
    body: {
      pending: faults.pending.map(({ wait, left, ...fault }) => ({
        ...fault,
        after: wait,
        // Infinity has no form in JSON.
        times: Number.isFinite(left) ? left : 'until cleared',
      })),
    },
  };
}

/** The faults, or what is wrong with them. */
function readFaults(body: string): Fault[] | string {
  let asked: unknown;
  try {
    asked = JSON.parse(body);
  } catch (error) {
    return `The faults are not JSON: ${(error as Error).message}`;
  }
  const list = (Array.isArray(asked) ? asked : [asked]) as Fault[];
  for (const fault of list) {
    if (typeof fault?.path !== 'string' || !fault.path.startsWith('/'))
      return 'A fault has a path that begins with a slash, such as /users.';
    if (!faultKinds.includes(fault.kind))
      return `There is no fault ${JSON.stringify(fault.kind)}; there are ${faultKinds.join(', ')}.`;
    for (const name of [
      'after',
      'times',
      'status',
      'retryAfterSeconds',
    ] as const) {
      const value = fault[name];
      if (value !== undefined && !(Number.isInteger(value) && value >= 0))
        return `${name} is a whole number, not ${JSON.stringify(value)}.`;
    }
  }
  return list;
}
