/** Which language a person gets when nothing was chosen. */

import type { Language } from '../protocol/settings.js';

/** The language of a locale such as `en_GB.UTF-8` or `fr-FR`; French when there is none we speak. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('en') === true ? 'en' : 'fr';
}

/** The language of an environment, by POSIX precedence: LC_ALL, LC_MESSAGES, LANG; an empty one does not count. */
export function languageOfEnvironment(env: Readonly<Record<string, string | undefined>>): Language {
  return languageOf(
    [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((locale) => locale !== undefined && locale !== ''),
  );
}
