/** Durations and sizes as people read them, in the language's own form. */

import type { Language } from '../../../extensions/protocol/settings.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** `350 ms`, `1,2 s`, `3 min 05 s`. Negative counts as zero. */
export function durationText(ms: number, language: Language): string {
  const whole = Math.max(0, ms);
  if (whole < SECOND) return `${Math.floor(whole)} ms`;
  if (whole < MINUTE) {
    const seconds = Math.floor(whole / 100) / 10;
    return `${numbers(language, 1).format(seconds)} s`;
  }
  const minutes = Math.floor(whole / MINUTE);
  const seconds = String(Math.floor((whole % MINUTE) / SECOND)).padStart(2, '0');
  return `${minutes} min ${seconds} s`;
}

const BYTE_UNITS: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  fr: ['o', 'Kio', 'Mio', 'Gio'],
  en: ['B', 'KiB', 'MiB', 'GiB'],
};

/** `512 o`, `1,5 Kio`, `2,0 Mio`: binary multiples, one decimal beyond bytes. */
export function bytesText(bytes: number, language: Language): string {
  const power = Math.min(3, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const unit = BYTE_UNITS[language][power] ?? '';
  return `${numbers(language, power === 0 ? 0 : 1).format(bytes / 1024 ** power)} ${unit}`;
}

const FORMATS = new Map<string, Intl.NumberFormat>();

/** Making a format costs more than using it, and the status bar uses one each frame. */
function numbers(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  const known = FORMATS.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  FORMATS.set(key, made);
  return made;
}
