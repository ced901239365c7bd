import { PhotoImage, type PhotoOptions } from '../../resources/src/kit/models/photo-image.js';
import { TclError } from '../../resources/src/kit/models/tcl-error.js';
import { tclBoolean } from '../../resources/src/kit/models/numbers.js';
import { runAll, word, type Doer } from './operations.js';
import type { Json, Replay, Sequence } from './types.js';

/** Replays a sequence on a PhotoImage and the images made from it. */
export function replayPhoto(sequence: Sequence): Replay {
  const images = new Map<string, PhotoImage>();
  let used: PhotoImage;
  try {
    for (const [name, options] of Object.entries(sequence.images ?? {}))
      images.set(name, new PhotoImage(options));
    used = new PhotoImage(sequence.options ?? {});
  } catch (error) {
    if (!(error instanceof TclError)) throw error;
    return { id: sequence.id, results: [], create_error: error.message };
  }
  images.set('self', used);
  const doers = photoDoers(() => used, images);
  const use: Doer = (name) => {
    used = images.get(word(name)) ?? used;
  };
  const fix = (message: string): string =>
    [...images].reduce((text, [name, image]) => text.replaceAll(image.name, `@${name}`), message);
  return { id: sequence.id, results: runAll(sequence.ops, { ...doers, use }, fix) };
}

function photoDoers(image: () => PhotoImage, images: Map<string, PhotoImage>): Record<string, Doer> {
  const number = (value: Json | undefined): number => Number(word(value));
  const second = ([y]: readonly Json[]): number | undefined => (word(y) === '' ? undefined : number(y));
  return {
    photo: (name, options) => {
      images.set(word(name), new PhotoImage((options ?? {}) as PhotoOptions));
    },
    put: (data, to) => {
      image().put(word(data), Array.isArray(to) ? to.map(number) : undefined);
    },
    get: (x, y) => image().get(number(x), number(y)),
    blank: () => {
      image().blank();
    },
    width: () => image().width(),
    height: () => image().height(),
    cget: (name) => image().cget(word(name)),
    config: (options) => {
      image().configure((options ?? {}) as PhotoOptions);
    },
    copy: (name) => {
      images.set(word(name), image().copy());
    },
    zoom: (name, x, ...y) => {
      images.set(word(name), image().zoom(number(x), second(y)));
    },
    subsample: (name, x, ...y) => {
      images.set(word(name), image().subsample(number(x), second(y)));
    },
    transparency_get: (x, y) => image().transparencyGet(number(x), number(y)),
    transparency_set: (x, y, on) => {
      image().transparencySet(number(x), number(y), tclBoolean(word(on)));
    },
  };
}
