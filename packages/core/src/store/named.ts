import type { Knex } from 'knex';
import { beginsWith, contains } from './contains';

/** Of these scripts one or two letters are a whole word, and often a whole name. */
const wordy = /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/**
 * One or two letters, which are in every third name: no index of parts of names tells those apart. Names are asked to
 * begin with them.
 */
export function isShort(text: string): boolean {
  return [...text].length < 3 && !wordy.test(text);
}

/** Narrows a query to names that have a text in them; to those that begin with it where it is short. */
export function named(
  query: Knex.QueryBuilder,
  column: string,
  text: string,
): Knex.QueryBuilder {
  return isShort(text)
    ? beginsWith(query, column, text)
    : contains(query, column, text);
}
