/** The system's language, of those that the phrases have. */

import { languageOf } from '../phrases/language.js';
import type { Language } from '../protocol/settings.js';

/** French unless the system says English: by its environment, else (macOS, Windows) by its locale. */
export function systemLanguage(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  // The C locale says nothing about the person; Intl would answer en-US for it, whoever sits there.
  if (locale !== undefined && !/^(?:C|POSIX)(?:[.@]|$)/.test(locale)) return languageOf(locale);
  return platform === 'linux' ? 'fr' : languageOf(Intl.DateTimeFormat().resolvedOptions().locale);
}
