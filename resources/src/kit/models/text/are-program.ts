/**
 * Runs a regular expression as all its ways at once, which finds the longest or the shortest match from a place, as
 * Tcl wants it and JavaScript cannot tell, in time proportional to the text.
 */
import { UNBOUNDED, type AreNode, type Condition } from './are-nodes.js';
import { contains, namedClass, type CharSet } from './char-set.js';

/** Text that can be made longer while it is looked at: a line, then those after it. */
export interface SearchText {
  readonly text: string;
  /** Appends more; false when there is no more. */
  grow(): boolean;
}

/** Where matching begins: nothing is seen before `origin`, and `^` does not match there when `isInLine`. */
export interface MatchFrame {
  readonly source: SearchText;
  readonly origin: number;
  readonly isInLine: boolean;
}

type Step =
  | { readonly op: 'set'; readonly set: CharSet; readonly next: number }
  | { readonly op: 'split'; readonly first: number; second: number }
  | { readonly op: 'check'; readonly condition: Condition; readonly next: number }
  | { readonly op: 'look'; readonly program: AreProgram; readonly isNegative: boolean; readonly next: number }
  | { readonly op: 'accept' };

const NEWLINE = 10;

/** A compiled expression without back references. */
export class AreProgram {
  readonly #steps: Step[] = [{ op: 'accept' }];
  readonly #entry: number;
  readonly #seen: number[] = [];
  #generation = 0;

  constructor(root: AreNode) {
    this.#entry = this.#compile(root, 0);
  }

  /** Where the longest, or the shortest, match from `start` ends; -1 when there is none. */
  run(frame: MatchFrame, start: number, isShortest: boolean): number {
    let end = -1;
    let threads = this.#closure(frame, [this.#entry], start);
    for (let at = start; threads.length > 0; at++) {
      if (threads.includes(0)) {
        end = at;
        if (isShortest) return end;
      }
      if (at >= frame.source.text.length && (!this.#consumes(threads) || !frame.source.grow())) return end;
      threads = this.#closure(frame, this.#step(threads, frame.source.text.charCodeAt(at)), at + 1);
    }
    return end;
  }

  #consumes(threads: readonly number[]): boolean {
    return threads.some((thread) => this.#steps[thread]!.op === 'set');
  }

  #step(threads: readonly number[], unit: number): number[] {
    const after: number[] = [];
    for (const thread of threads) {
      const step = this.#steps[thread]!;
      if (step.op === 'set' && contains(step.set, unit)) after.push(step.next);
    }
    return after;
  }

  /** The steps that consume or accept, reachable from `from` without consuming. */
  #closure(frame: MatchFrame, from: readonly number[], at: number): number[] {
    const generation = ++this.#generation;
    const reached: number[] = [];
    const open = [...from];
    for (let thread = open.pop(); thread !== undefined; thread = open.pop()) {
      if (this.#seen[thread] === generation) continue;
      this.#seen[thread] = generation;
      const step = this.#steps[thread]!;
      if (step.op === 'split') open.push(step.first, step.second);
      else if (step.op === 'check') {
        if (holds(step.condition, frame, at)) open.push(step.next);
      } else if (step.op === 'look') {
        if (step.program.run(frame, at, true) >= 0 !== step.isNegative) open.push(step.next);
      } else reached.push(thread);
    }
    return reached;
  }

  /** Adds the steps of a node that go on at `next`; answers where they begin. */
  #compile(node: AreNode, next: number): number {
    switch (node.kind) {
      case 'set':
        return this.#add({ op: 'set', set: node.set, next });
      case 'sequence':
        return node.parts.reduceRight((after, part) => this.#compile(part, after), next);
      case 'choice':
        return node.branches
          .map((branch) => this.#compile(branch, next))
          .reduce((first, second) => this.#add({ op: 'split', first, second }));
      case 'group':
        return this.#compile(node.body, next);
      case 'repeat':
        return this.#repeat(node, next);
      case 'condition':
        return this.#add({ op: 'check', condition: node.condition, next });
      case 'look':
        return this.#add({
          op: 'look',
          program: new AreProgram(node.body),
          isNegative: node.isNegative,
          next,
        });
      case 'back':
        throw new Error('a back reference cannot be compiled; the matcher keeps it from here');
      default:
        return node satisfies never;
    }
  }

  #repeat({ body, min, max }: AreNode & { kind: 'repeat' }, next: number): number {
    let after = next;
    if (max === UNBOUNDED) {
      const loop: Step = { op: 'split', first: next, second: next };
      after = this.#add(loop);
      loop.second = this.#compile(body, after);
    } else {
      for (let i = min; i < max; i++)
        after = this.#add({ op: 'split', first: next, second: this.#compile(body, after) });
    }
    for (let i = 0; i < min; i++) after = this.#compile(body, after);
    return after;
  }

  #add(step: Step): number {
    return this.#steps.push(step) - 1;
  }
}

/** Whether a condition holds before the unit at `at`. */
function holds(condition: Condition, frame: MatchFrame, at: number): boolean {
  const { source, origin, isInLine } = frame;
  switch (condition) {
    case 'line-start':
      return at === origin ? !isInLine : source.text.charCodeAt(at - 1) === NEWLINE;
    case 'line-end':
      return isAtEnd(source, at) || source.text.charCodeAt(at) === NEWLINE;
    case 'text-start':
      return at === origin;
    case 'text-end':
      return isAtEnd(source, at);
    case 'word-start':
      return !isWordBefore(frame, at) && isWordAfter(frame, at);
    case 'word-end':
      return isWordBefore(frame, at) && !isWordAfter(frame, at);
    case 'word-edge':
      return isWordBefore(frame, at) !== isWordAfter(frame, at);
    case 'no-word-edge':
      return isWordBefore(frame, at) === isWordAfter(frame, at);
    default:
      return condition satisfies never;
  }
}

function isAtEnd(source: SearchText, at: number): boolean {
  return at >= source.text.length && !source.grow();
}

function isWordBefore({ source, origin }: MatchFrame, at: number): boolean {
  return at > origin && contains(namedClass('word')!, source.text.charCodeAt(at - 1));
}

function isWordAfter({ source }: MatchFrame, at: number): boolean {
  return !isAtEnd(source, at) && contains(namedClass('word')!, source.text.charCodeAt(at));
}
