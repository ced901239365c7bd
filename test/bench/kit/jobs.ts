/** What the page of the bench can be asked to measure, and what it answers. */

/** A job. Times are milliseconds. */
export interface Job {
  readonly name: 'fill' | 'stream' | 'open';
  /** Lines of the text; for `stream` the lines a second. */
  readonly lines: number;
  /** For `stream`: how many seconds. */
  readonly seconds?: number;
  /** The look of the page, `light` when left out. */
  readonly look?: 'classic' | 'light' | 'dark';
}

/** Numbers by name; the names end in their unit. */
export type Outcome = Readonly<Record<string, number>>;

/** Lines after which a frame is drawn, in Tk as well as here. */
export const LINES_A_FRAME = 1000;

/** A line of 60 characters. */
export function lineOf(number: number): string {
  return `${String(number % 1_000_000).padStart(6, '0')} ${'x'.repeat(53)}`;
}

/** The value below which the given part of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
