/** The page of the bench: one Text in a real engine, doing what the query asks for. */
import '../../../resources/src/kit/elements/text/tk-text.js';
import { TextModel } from '../../../resources/src/kit/models/text/text-model.js';
import { LINES_A_FRAME, lineOf, quantile, type Outcome } from './jobs.js';

/** Frames before anything is measured: fonts load, code is compiled. */
const SETTLING_FRAMES = 30;

/** Lines of a message as people send them; it wraps in no Text of 60 characters. */
const messageOf = (number: number): string =>
  `${number} Bonjour du client, une ligne de soixante caractères environ.\n`;

const query = new URLSearchParams(location.search);
const lines = Number(query.get('lines'));

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

async function frames(count: number): Promise<void> {
  for (let at = 0; at < count; at++) await frame();
}

async function makeText(size: { width: number; height: number }): Promise<HTMLElementTagNameMap['tk-text']> {
  const text = document.createElement('tk-text');
  text.label = 'Bench';
  text.configure({ ...size, font: 'Arial 12' });
  text.tagConfig('r', { background: 'lightsteelblue', foreground: 'royalblue' });
  document.body.append(text);
  await text.updateComplete;
  await frames(SETTLING_FRAMES);
  return text;
}

/** Tagged lines inserted one call each, a frame drawn every thousand: what real Tk is measured with. */
async function fill(): Promise<Outcome> {
  const text = await makeText({ width: 30, height: 18 });
  const start = performance.now();
  for (let at = 0; at < lines; at++) {
    text.insert('end', `${lineOf(at)}\n`, 'r');
    if (at % LINES_A_FRAME === LINES_A_FRAME - 1) await frame();
  }
  return { insert_ms: performance.now() - start };
}

/** Lines that arrive at a steady rate, while the end is followed. */
async function stream(): Promise<Outcome> {
  const text = await makeText({ width: 60, height: 25 });
  text.followEnd = true;
  await text.updateComplete;
  const duration = Number(query.get('seconds')) * 1000;
  const [times, flushes]: [number[], number[]] = [[], []];
  let inserted = 0;
  const start = await frame();
  for (let last = start; last - start < duration;) {
    const due = Math.floor(((performance.now() - start) / 1000) * lines);
    for (; inserted < due; inserted++)
      text.insert('end', messageOf(inserted), ...(inserted % 2 ? ['r'] : []));
    const before = performance.now();
    // What the frame would do by itself a moment later, done here so that it can be timed.
    if (query.has('flushes')) text.bbox('1.0');
    flushes.push(performance.now() - before);
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  await frames(3);
  return {
    lines: inserted,
    frames: times.length,
    p50_ms: quantile(times, 0.5),
    p95_ms: quantile(times, 0.95),
    max_ms: Math.max(...times),
    flush_p50_ms: quantile(flushes, 0.5),
    end_in_sight: text.bbox('end-1c') === null ? 0 : 1,
  };
}

/** A long text is opened and looked at in many places; `wrong` counts the places that showed other lines. */
async function open(): Promise<Outcome> {
  const text = await makeText({ width: 40, height: 20 });
  const model = new TextModel();
  model.insert('1.0', Array.from({ length: lines }, (_, at) => `line ${at + 1}`).join('\n'));
  const start = performance.now();
  text.model = model;
  await text.updateComplete;
  await frames(2);
  const opened = performance.now() - start;
  const visits: number[] = [];
  let wrong = 0;
  for (const part of [0.5, 0.000_003, 0.999_99, 0.123_456, 0.777_777, 0.25, 1]) {
    const target = Math.max(1, Math.round(lines * part));
    const before = performance.now();
    text.see(`${target}.0`);
    await frames(2);
    visits.push(performance.now() - before);
    if (!seen(text).includes(target)) wrong += 1;
  }
  for (const part of [0, 0.1, 0.333, 0.5, 0.77, 0.999, 1]) {
    text.yviewMoveto(part);
    await frames(3);
    const numbers = seen(text);
    const isRow =
      numbers.length > 1 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
    const top = Number(text.index('@5,5').split('.')[0]);
    if (!isRow || !numbers.includes(top)) wrong += 1;
  }
  return { open_ms: opened, visit_p50_ms: quantile(visits, 0.5), visit_max_ms: Math.max(...visits), wrong };
}

/** The numbers of the lines in sight, as they are drawn. */
function seen(text: HTMLElementTagNameMap['tk-text']): number[] {
  const scroller = text.shadowRoot?.querySelector('.cm-scroller');
  if (!scroller) return [];
  const { top, bottom } = scroller.getBoundingClientRect();
  return [...scroller.querySelectorAll('.cm-line')]
    .filter((line) => {
      const box = line.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    })
    .map((line) => Number(line.textContent.split(' ')[1]));
}

const jobs: Readonly<Record<string, () => Promise<Outcome>>> = { fill, stream, open };
const job = jobs[query.get('name') ?? ''];
if (!job) throw new Error(`No such job: ${location.search}`);
await fetch('outcome', { method: 'POST', body: JSON.stringify(await job()) });
