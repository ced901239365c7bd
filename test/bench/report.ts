/** What was measured, against what the repository promises: one table at the end, and whether every promise was kept. */
import bounds from './bounds.json' with { type: 'json' };

/** A promise by its name in bounds.json. */
export type BoundName = keyof typeof bounds;

interface Row {
  readonly what: string;
  readonly figures: string;
  readonly verdict: string;
}

/** The middle one; of an even number the lower of the two. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

/** Collects rows and prints them. A promise is broken when it is missed by more than its tolerance. */
export class Report {
  readonly #rows: Row[] = [];
  #broken = 0;

  /** A figure that is only told. */
  tell(what: string, values: readonly number[], unit = ''): void {
    this.#rows.push({ what, figures: spread(values, unit), verdict: '' });
  }

  /** A figure that is promised: its median is held against the bound. */
  hold(name: BoundName, what: string, values: readonly number[]): void {
    const { promise, tolerance, is } = bounds[name];
    const sign = is === 'at least' ? 1 : -1;
    const margin = (median(values) - promise) * sign;
    // NaN, when nothing was measured, keeps nothing.
    const verdict = margin >= 0 ? 'kept' : margin >= -tolerance ? 'within tolerance' : 'BROKEN';
    if (verdict === 'BROKEN') this.#broken += 1;
    this.#rows.push({ what, figures: spread(values), verdict: `${is} ${promise}: ${verdict}` });
  }

  /** Prints the table. */
  print(): void {
    const width = Math.max(...this.#rows.map(({ what }) => what.length));
    const head = `${'min'.padStart(9)} ${'median'.padStart(9)} ${'max'.padStart(9)}`;
    process.stdout.write(`\n${' '.repeat(width)} ${head}  promised\n`);
    for (const { what, figures, verdict } of this.#rows) {
      process.stdout.write(`${what.padEnd(width)} ${figures}  ${verdict}\n`);
    }
  }

  /** Whether every promise held was kept. */
  get isKept(): boolean {
    return this.#broken === 0;
  }
}

/** Says on stderr what is being done, since minutes pass before the table. */
export function progress(text: string): void {
  process.stderr.write(`  ${text}\n`);
}

function spread(values: readonly number[], unit = ''): string {
  // Thousands of values: too many for the arguments of one call of Math.min.
  const sorted = [...values].sort((a, b) => a - b);
  const figures = [sorted[0] ?? NaN, median(sorted), sorted.at(-1) ?? NaN];
  return `${figures.map((figure) => short(figure).padStart(9)).join(' ')}${unit && ` ${unit}`}`;
}

function short(figure: number): string {
  return Math.abs(figure) >= 1_000 ? Math.round(figure).toLocaleString('en') : figure.toFixed(2);
}
