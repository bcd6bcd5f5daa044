import type { DatasetId } from '../model';
import type { FilePosition, IngestRows, IngestStore } from '../store/ports';
import { categories, declarationOf } from './categories';
import type { Refusal, Tenant } from './ports';
import { toRow } from './toRow';

const changed = new Map(
  categories.map(each => [each.dataset, each.changed] as const),
);

/** What was not taken, how many of each kind, and of which dataset something came. */
export interface Counts {
  records: number;
  /** Records that were not there before. */
  added: number;
  /** By dataset, records that came. */
  taken: Map<DatasetId, number>;
  refused: Map<string, Refusal & { count: number }>;
}

export function noCounts(): Counts {
  return { records: 0, added: 0, taken: new Map(), refused: new Map() };
}

/** Gathers records of a tenant by dataset until they are written together. */
export class IngestBatch {
  readonly #parts = new Map<DatasetId, IngestRows>();
  #size = 0;

  constructor(
    private readonly tenant: Tenant,
    private readonly counts: Counts,
  ) {}

  get size(): number {
    return this.#size;
  }

  add(record: unknown): void {
    const { counts } = this;
    counts.records += 1;
    const mapped = toRow(record, this.tenant);
    if ('refused' in mapped) {
      const { refused } = mapped;
      const key = `${refused.reason} ${refused.detail}`;
      const known = counts.refused.get(key);
      counts.refused.set(key, { ...refused, count: (known?.count ?? 0) + 1 });
      return;
    }
    const { dataset: id, row } = mapped;
    const { at, subject, targets, label, history } = declarationOf(id);
    const part: IngestRows = this.#parts.get(id) ?? {
      dataset: id,
      rows: [],
      changed: changed.get(id),
      history,
    };
    this.#parts.set(id, part);
    part.rows.push({
      id: row.id,
      label: label(row),
      at: at?.(row),
      subject: subject?.(row),
      targets: targets?.(row),
      // Text is far less to hold than objects until thousands are written.
      row: part.changed ? row : JSON.stringify(row),
    });
    counts.taken.set(id, (counts.taken.get(id) ?? 0) + 1);
    this.#size += 1;
  }

  /** Writes what was gathered, with the place behind it. */
  async write(
    store: IngestStore,
    connectionId: string,
    options: { now: Date; file?: FilePosition },
  ): Promise<void> {
    const { added } = await store.write(connectionId, {
      parts: [...this.#parts.values()],
      file: options.file,
      now: options.now.toISOString(),
    });
    this.counts.added += added;
  }
}
