/** Records to insert, and the file that holds them as an export. */
export interface Insert {
  file: string;
  from: number;
  to: number;
}

/** One way of getting records into a database. */
export interface Inserter {
  /** @returns seconds */
  insert(what: Insert): Promise<number>;
  /** Takes back what was inserted. */
  close(): Promise<void>;
}

/** What a process that inserts answers to each line. */
export interface Inserted {
  seconds: number;
  /** Resident bytes at the most, since it began. */
  peak: number;
}
