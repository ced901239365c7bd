/** Which language a person gets when nothing was chosen. */

import type { Language } from '../protocol/settings.js';

/** The language of a locale such as `en_GB.UTF-8` or `fr-FR`; French when there is none we speak. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('en') === true ? 'en' : 'fr';
}

/** What a process knows of its system: its environment and `process.platform`. */
export interface LanguageSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/**
 * The system's language, of those that the phrases have: by POSIX precedence (LC_ALL, LC_MESSAGES, LANG; an empty one
 * does not count), else, on macOS and Windows, by its locale. French unless it says English.
 */
export function systemLanguage({ env, platform }: LanguageSources): Language {
  const candidates = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']];
  const locale = candidates.find((value) => value !== undefined && value !== '');
  // The C locale says nothing about the person; Intl would answer en-US for it, whoever sits there.
  if (locale !== undefined && !/^(?:C|POSIX)(?:[.@]|$)/.test(locale)) return languageOf(locale);
  return platform === 'linux' ? 'fr' : languageOf(Intl.DateTimeFormat().resolvedOptions().locale);
}
