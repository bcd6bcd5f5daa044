/** The name of a list for a sentence, and as it stands by itself: which of them fits is the language's. */
export function nameWords(name: string) {
  return { name, nameInSentence: name.toLowerCase() };
}
