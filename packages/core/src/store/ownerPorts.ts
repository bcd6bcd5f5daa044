/** That somebody of the portal's catalog owns something of a tenant. */
export interface Ownership {
  /** What of a tenant, in the words of who notes it. */
  claim: string;
  /** Entity reference. */
  owner: string;
}

/** Who was known to own what, so that a new owner is told from an old one; shared by all backends of a database. */
export interface OwnerStore {
  /** @returns undefined when none were ever noted: then it is not known who is new */
  known(): Promise<Ownership[] | undefined>;
  /** Adds to what is known. What was known once stays so: who has something back knows of it. */
  note(ownerships: readonly Ownership[]): Promise<void>;
}
