/**
 * Measures the Text model with the workload that was measured on real Tk: `npx tsx text-model.ts LINES`, one line of
 * JSON. Times are medians; milliseconds or, where the name says so, microseconds a call. Memory wants --expose-gc.
 */
import { TextModel } from '../../../resources/src/kit/models/text/text-model.js';

const LINES = Number(process.argv[2] ?? '100000');
const CALLS = 1000;
const RANGES = 10_000;
const out: Record<string, number | string> = { lines: LINES };
const megabytes = (): number => {
  globalThis.gc?.();
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
};

/** Runs something `repeats` times and keeps the median in milliseconds. */
function timed(name: string, run: () => void, repeats = 1): void {
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  out[name] = Number(times[times.length >> 1]!.toFixed(3));
}

/** The mean of many calls in microseconds. */
function each(name: string, run: () => void): void {
  timed(
    name,
    () => {
      for (let i = 0; i < CALLS; i++) run();
    },
    21,
  );
}

let seed = 1;
const random = (below: number): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return seed % below;
};
const line = (number: number): string => `${String(number % 1_000_000).padStart(6, '0')} ${'x'.repeat(53)}`;

const model = new TextModel({ width: 30, height: 18 });
model.tagConfigure('r', { background: 'lightsteelblue', foreground: 'royalblue' });
model.tagConfigure('s', { background: 'yellow' });
out['rss_empty_mb'] = megabytes();
timed('insert_ms', () => {
  for (let i = 0; i < LINES; i++) model.insert('end', `${line(i)}\n`, 'r');
});
out['rss_after_insert_mb'] = megabytes();
timed('get_all_ms', () => void model.get('1.0', 'end'), 3);
const middle = LINES >> 1;
each('index_mid_lc_us', () => model.index(`${middle}.10`));
each('index_mid_plus_c_us', () => model.index(`${middle}.10 + 100 chars`));
each('index_mid_minus_l_us', () => model.index(`${middle}.10 - 100 lines`));
each('index_mid_wordstart_us', () => model.index(`${middle}.30 wordstart`));
each('index_mid_lineend_us', () => model.index(`${middle}.0 lineend`));
each('index_end_1c_us', () => model.index('end-1c'));
timed('index_plus_1e6c_ms', () => void model.index('1.0 + 1000000 chars'), 3);
timed('index_end_minus_half_ms', () => void model.index(`end - ${middle} lines`), 3);
timed('count_chars_all_ms', () => void model.count('1.0', 'end', 'chars'), 3);
each('get_mid_line_us', () => model.get(`${middle}.0`, `${middle}.end`));
each('insert_mid_char_us', () => model.insert(`${middle}.5`, 'q'));
each('delete_mid_char_us', () => model.delete(`${middle}.5`));
const ranges = Array.from({ length: RANGES }, () => [1 + random(LINES), random(41)] as const);
timed('tag_add_10k_ms', () => {
  for (const [number, column] of ranges) model.tagAdd('s', `${number}.${column}`, `${number}.${column + 9}`);
});
timed('tag_ranges_10k_ms', () => void model.tagRanges('s'), 3);
timed(
  'search_exact_last_ms',
  () => void model.search(line(LINES - 1).slice(0, 6), '1.0', { stopindex: 'end' }),
  3,
);
timed(
  'search_regexp_last_ms',
  () => void model.search(`^${line(LINES - 1).slice(0, 6)}`, '1.0', { regexp: true }),
  3,
);
out['rss_end_mb'] = megabytes();
out['heap_end_mb'] = Math.round(process.memoryUsage().heapUsed / 2 ** 20);
timed('delete_all_ms', () => model.delete('1.0', 'end'));
console.log(JSON.stringify(out));
