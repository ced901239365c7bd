/** The one kind of failure that models report, and Tcl's way of choosing a word from a list. */

/**
 * A call that Tcl itself would refuse. The message is Tk's own, word for word, because the course quotes it and
 * people search for it; it is therefore not translated. Every public method of the models throws this and nothing else
 * for bad arguments: any other error is a bug of the kit.
 */
export class TclError extends Error {
  override readonly name = 'TclError';
}

/**
 * Finds the one name that `given` stands for, as Tcl does for words of a fixed list: the whole name or an unambiguous
 * beginning of it. The empty string begins every name and is therefore ambiguous.
 * @param given what was written
 * @param names the list, in the order in which the message shows it
 * @param what the word the message uses for the list, such as "state"
 * @throws {TclError} `bad state "x": must be a, b, or c`, or `ambiguous state ...`
 */
export function nameFromPrefix<Name extends string>(
  given: string,
  names: readonly Name[],
  what: string,
): Name {
  const exact = names.find((name) => name === given);
  if (exact !== undefined) return exact;
  const matches = names.filter((name) => name.startsWith(given));
  const only = matches[0];
  if (matches.length === 1 && only !== undefined) return only;
  throw new TclError(
    `${matches.length > 1 ? 'ambiguous' : 'bad'} ${what} "${given}": must be ${listNames(names)}`,
  );
}

/** Writes a list of choices as Tcl's messages do: "a", "a or b", "a, b, or c". */
export function listNames(names: readonly string[]): string {
  if (names.length < 3) return names.join(' or ');
  return `${names.slice(0, -1).join(', ')}, or ${names[names.length - 1] ?? ''}`;
}
