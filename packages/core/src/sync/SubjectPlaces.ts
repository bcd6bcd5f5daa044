/**
 * Where each subject of a part of the log stands among all of them. One record is stepped through for its person a dozen
 * times, for its address and its network: each is looked up once for it.
 */
export class SubjectPlaces {
  readonly #places = new Map<string, number>();
  /** Of the record at hand, as many as are counted; what is behind is of records before. */
  readonly #own: string[] = [];
  readonly #ownPlaces: number[] = [];
  #count = 0;

  /** @param names - takes each subject when it comes first */
  constructor(private readonly names: string[]) {}

  /** Another record is at hand. */
  next(): void {
    this.#count = 0;
  }

  of(subject: string): number {
    for (let own = 0; own < this.#count; own += 1)
      if (this.#own[own] === subject) return this.#ownPlaces[own];
    const place = this.#placeOf(subject);
    this.#own[this.#count] = subject;
    this.#ownPlaces[this.#count] = place;
    this.#count += 1;
    return place;
  }

  #placeOf(subject: string): number {
    const known = this.#places.get(subject);
    if (known !== undefined) return known;
    const place = this.names.push(subject) - 1;
    this.#places.set(subject, place);
    return place;
  }
}
