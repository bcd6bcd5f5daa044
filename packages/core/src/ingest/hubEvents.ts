import { Lines } from './lines';
import { MAX_RECORD_BYTES } from './splitter';

const newline = Buffer.from('\n');

/**
 * The records of one event. Azure Monitor sends `{"records":[…]}`, which the client has parsed; what others forward may
 * be text or bytes, a record a line.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/platform/stream-monitoring-data-event-hubs
 */
export function recordsOf(body: unknown): unknown[] {
  if (typeof body === 'string' || body instanceof Uint8Array) {
    const lines = new Lines(0, 0, MAX_RECORD_BYTES);
    const bytes = Buffer.concat([Buffer.from(body as Uint8Array), newline]);
    // What is no JSON is handed on as it is, and refused as a record that is none.
    return lines
      .push(bytes)
      .map(piece => (piece.problem === undefined ? piece.record : undefined));
  }
  if (Array.isArray(body)) return body;
  const { records } = (body ?? {}) as { records?: unknown };
  return Array.isArray(records) ? records : [body];
}
