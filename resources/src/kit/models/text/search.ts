/** Tk's search: exact, without case, and by regular expression, forwards and backwards. */
import type { IndexGrammar } from './index-grammar.js';
import type { TextCore } from './text-core.js';
import type { SearchMatch, SearchOptions } from './text-types.js';

/** What is looked for and from where. */
export interface SearchRequest {
  readonly pattern: string;
  readonly index: string;
  readonly options: SearchOptions;
}

/** The matches, in the order they are found. */
export function search(_core: TextCore, _indices: IndexGrammar, _request: SearchRequest): SearchMatch[] {
  return [];
}
