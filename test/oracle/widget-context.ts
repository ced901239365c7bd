import type { ConfiguredModel } from '../../resources/src/kit/models/configured-model.js';
import type { EntryModel } from '../../resources/src/kit/models/entry-model.js';
import type { LabelModel } from '../../resources/src/kit/models/label-model.js';
import type { ValidationFields } from '../../resources/src/kit/models/entry-validation.js';
import { PhotoImage, type PhotoOptions } from '../../resources/src/kit/models/photo-image.js';
import { TclError } from '../../resources/src/kit/models/tcl-error.js';
import type { OptionInput } from '../../resources/src/kit/models/values.js';
import { Variable } from '../../resources/src/kit/models/variable.js';
import { measuredFonts } from './measured-fonts.js';
import { runAll, word, type Doer } from './operations.js';
import type { Json, Replay, Sequence } from './types.js';

/** What the operations common to all widgets need: variables, images and the logs of callbacks. */
export class WidgetContext {
  readonly log: string[] = [];
  readonly validations: string[][] = [];
  readonly images = new Map<string, PhotoImage>();
  readonly #variables = new Map<string, Variable>();

  /** The variable of that name, made empty on first use. */
  variable(name: string): Variable {
    const variable = this.#variables.get(name) ?? new Variable();
    this.#variables.set(name, variable);
    return variable;
  }

  /** Makes an image for "@name". */
  makeImage(name: string, options: Json | undefined): void {
    this.images.set(name, new PhotoImage((options ?? {}) as PhotoOptions));
  }

  /** Options with "@name" replaced by what it stands for. */
  options(given: Json | undefined): Record<string, OptionInput> {
    return Object.fromEntries(
      Object.entries((given ?? {}) as Record<string, Json>).map(([name, value]) => [
        name,
        this.#option(name, value),
      ]),
    );
  }

  /** The name under which an operation shows an object: "@v" for the variable made for it. */
  shown(model: ConfiguredModel, option: string): string {
    const text = model.cget(option);
    const named =
      option === 'textvariable'
        ? this.#variables
        : option === 'image'
          ? this.images
          : new Map<string, { name: string }>();
    for (const [name, object] of named) if (object.name === text) return `@${name}`;
    return text;
  }

  /** Tk's message with the names of images as operations write them. */
  fixMessage(message: string): string {
    let fixed = message;
    for (const [name, image] of this.images) fixed = fixed.replaceAll(image.name, `@${name}`);
    return fixed;
  }

  #option(name: string, value: Json): OptionInput {
    if (typeof value !== 'string' || !value.startsWith('@'))
      return Array.isArray(value) ? value.map(word) : word(value);
    const target = value.slice(1);
    if (name === 'textvariable') return this.variable(target);
    if (name === 'command') return this.#command(target);
    if (/^(?:validatecommand|vcmd)$/u.test(name)) return this.#validation(target, false);
    if (/^(?:invalidcommand|invcmd)$/u.test(name)) return this.#validation(target, true);
    const image = name === 'image' ? this.images.get(target) : undefined;
    return image ?? value;
  }

  #command(name: string): () => string {
    return () => {
      this.log.push(`command:${name}`);
      return `ret-${name}`;
    };
  }

  #validation(rule: string, invalid: boolean): (fields: ValidationFields) => boolean {
    return (fields) => {
      const { action, index, newText, oldText, change, mode, reason } = fields;
      this.validations.push([
        invalid ? 'invalid' : rule,
        String(action),
        String(index),
        newText,
        oldText,
        change,
        mode,
        reason,
      ]);
      return invalid || allows(rule, newText);
    };
  }
}

function allows(rule: string, text: string): boolean {
  if (rule === 'accept') return true;
  if (rule === 'reject') return false;
  if (rule === 'digits') return /^\d*$/u.test(text);
  return [...text].length <= Number(rule.slice('max'.length));
}

/** A widget that can be replayed with the common operations. */
export type ReplayedModel = EntryModel | LabelModel;

/** The operations that every widget has. */
export function commonDoers(
  model: ReplayedModel,
  context: WidgetContext,
  windowClass: string,
): Record<string, Doer> {
  const config: Doer = (options) => {
    model.configure(context.options(options));
  };
  return {
    config,
    configure: config,
    cget: (name) => context.shown(model, word(name)),
    confinfo: (name) => model.confinfo(word(name)),
    keys: () => model.keys(),
    class: () => windowClass,
    bindtags: () => ['W', windowClass, '.', 'all'],
    reqsize: () => {
      const { width, height } = model.requestedSize(measuredFonts);
      return [width, height];
    },
    var_set: (value, name = 'v') => {
      context.variable(word(name)).set(word(value));
    },
    var_get: (name = 'v') => context.variable(word(name)).get(),
    log: () => [...context.log],
    vlog: () => context.validations.map((row) => [...row]),
    photo: (name, options) => {
      context.makeImage(word(name), options);
    },
  };
}

/** A fresh widget, what its operations share, and what they do. */
export interface Replaying {
  readonly context: WidgetContext;
  readonly model: ReplayedModel;
  readonly doers: Readonly<Record<string, Doer>>;
}

/** Configures a fresh widget with the options of a sequence and runs its operations. */
export function replayWidget(sequence: Sequence, { context, model, doers }: Replaying): Replay {
  let createError: string | undefined;
  try {
    model.configure(context.options(sequence.options));
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    createError = error.message;
  }
  const results = runAll(sequence.ops, doers, (message) => context.fixMessage(message));
  return { id: sequence.id, results, ...(createError === undefined ? {} : { create_error: createError }) };
}
