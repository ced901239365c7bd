/** What a person mistyped on the command line, in either language. */

import type { Phrases } from '../phrases/phrases.js';

/** The name of the option or argument, its value, and what would have been accepted. */
export interface UsageDetails {
  readonly name: string;
  readonly value?: string;
  readonly accepted?: string;
  readonly from?: number;
  readonly to?: number;
}

/** The kinds of mistake. */
export type UsageMistake =
  'unknownCommand' | 'unknownOption' | 'missingValue' | 'badValue' | 'badNumber' | 'tooMany';

/** A mistake on the command line: the process says it and exits with 2. */
export class UsageError extends Error {
  readonly #mistake: UsageMistake;
  readonly #details: UsageDetails;

  constructor(mistake: UsageMistake, details: UsageDetails) {
    super(`${mistake}: ${details.name}`);
    this.name = 'UsageError';
    this.#mistake = mistake;
    this.#details = details;
  }

  /** The sentence for a person. A bad port gets the words of the windows. */
  sentence({ terminal, failures }: Phrases): string {
    const details = this.#details;
    if (this.#mistake !== 'badNumber') return terminal[this.#mistake](details);
    if (details.name === 'PORT' && details.from === 1) return failures.sentences['port-invalid']();
    const { from = 0, to = 0 } = details;
    return terminal.badValue({ ...details, accepted: terminal.wholeNumber({ from, to }) });
  }
}
