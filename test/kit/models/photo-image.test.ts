import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { decodeImage, imageBytes } from '../../../resources/src/kit/models/image-data.js';
import { PhotoImage, readImageFilesWith } from '../../../resources/src/kit/models/photo-image.js';
import { TclError } from '../../../resources/src/kit/models/tcl-error.js';

function chunk(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body, Buffer.alloc(4)]); // nobody checks the sum
}

/** A PNG from raw lines, each with its filter byte. */
function png(
  [width, height, depth, colour]: readonly [number, number, number, number],
  lines: readonly number[],
  extra: Buffer[] = [],
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', deflateSync(Uint8Array.from(lines))),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** Two by two: red, green / blue, transparent; made with a transparent colour in its palette. */
const GIF = 'R0lGODlhAgACAPEDAP8AAACAAAAA////ACH5BAEAAAMALAAAAAACAAIAAAIDRDQFADs=';

function colours(image: PhotoImage): string[] {
  const found: string[] = [];
  for (let y = 0; y < image.height(); y++)
    for (let x = 0; x < image.width(); x++) found.push(image.get(x, y).join(','));
  return found;
}

test('reads a PNG with colours, with grey of two bits and with a palette', () => {
  const plain = new PhotoImage({ data: png([2, 1, 8, 2], [0, 255, 0, 0, 0, 128, 0]) });
  assert.deepEqual([plain.width(), plain.height(), colours(plain)], [2, 1, ['255,0,0', '0,128,0']]);
  assert.deepEqual(colours(new PhotoImage({ data: png([4, 1, 2, 0], [0, 0b00011011]) })), [
    '0,0,0',
    '85,85,85',
    '170,170,170',
    '255,255,255',
  ]);
  const extra = [chunk('PLTE', Uint8Array.from([9, 8, 7, 1, 2, 3])), chunk('tRNS', Uint8Array.from([0]))];
  const palette = new PhotoImage({ data: png([2, 1, 1, 3], [0, 0b01000000], extra) });
  assert.deepEqual(
    [colours(palette), palette.transparencyGet(0, 0), palette.transparencyGet(1, 0)],
    [['9,8,7', '1,2,3'], true, false],
  );
});

test('takes back the filters of PNG lines', () => {
  const lines = [1, 10, 5, 5, 2, 1, 1, 1, 3, 10, 10, 10, 4, 1, 1, 1];
  assert.deepEqual(
    colours(new PhotoImage({ data: png([3, 4, 8, 0], lines) })).map((each) => Number(each.split(',')[0])),
    [10, 15, 20, 11, 16, 21, 15, 25, 33, 16, 26, 34],
  );
});

test('reads a GIF in base64', () => {
  const image = new PhotoImage({ data: GIF });
  assert.deepEqual([image.width(), image.height()], [2, 2]);
  assert.deepEqual(colours(image).slice(0, 3), ['255,0,0', '0,128,0', '0,0,255']);
  assert.equal(image.transparencyGet(1, 1), true);
});

test('names the file that is missing, and the one that is no PNG whatever its name', () => {
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
  readImageFilesWith((name) => (name === 'fake.png' ? jpeg : null));
  assert.throws(() => new PhotoImage({ file: 'fake.png' }), {
    message: 'couldn\'t recognize data in image file "fake.png"',
  });
  assert.throws(() => new PhotoImage({ file: 'x.png' }), {
    message: 'couldn\'t open "x.png": no such file or directory',
  });
  assert.throws(() => new PhotoImage({ data: 'aGVsbG8gd29ybGQ=' }), {
    message: "couldn't recognize image data",
  });
});

test('grows with what is put into it, unless its size is fixed', () => {
  const image = new PhotoImage();
  image.put('{red green} {blue yellow}', [1, 1]);
  assert.deepEqual(
    [image.width(), image.height(), image.get(2, 2), image.transparencyGet(0, 0)],
    [3, 3, [255, 255, 0], true],
  );
  const fixed = new PhotoImage({ width: 2, height: 2 });
  fixed.put('red', [0, 0, 9, 9]);
  assert.deepEqual([fixed.width(), fixed.height(), colours(fixed).length], [2, 2, 4]);
});

test('repeats colours over an area and refuses rows of unequal length', () => {
  const image = new PhotoImage();
  image.put('{red green}', [0, 0, 3, 2]);
  assert.deepEqual(colours(image), ['255,0,0', '0,128,0', '255,0,0', '255,0,0', '0,128,0', '255,0,0']);
  assert.throws(
    () => {
      image.put('{red green} {blue}');
    },
    { message: 'all elements of color list must have the same number of elements' },
  );
  assert.throws(
    () => {
      image.put('nosuch');
    },
    { message: 'can\'t parse color "nosuch"' },
  );
});

test('makes larger, smaller and equal copies of itself', () => {
  const image = new PhotoImage();
  image.put('{red green} {blue yellow}');
  const zoomed = image.zoom(2, 1);
  assert.deepEqual(colours(zoomed), [
    '255,0,0',
    '255,0,0',
    '0,128,0',
    '0,128,0',
    '0,0,255',
    '0,0,255',
    '255,255,0',
    '255,255,0',
  ]);
  assert.deepEqual(colours(zoomed.subsample(2, 2)), ['255,0,0', '0,128,0']);
  const copy = image.copy();
  image.blank();
  assert.deepEqual([copy.get(0, 0), image.transparencyGet(0, 0)], [[255, 0, 0], true]);
  assert.throws(() => image.zoom(0), { message: 'value(s) for the -zoom option must be positive' });
});

test('refuses coordinates outside', () => {
  const image = new PhotoImage({ width: 1, height: 1 }, 'picture');
  assert.throws(() => image.get(1, 0), { message: 'picture get: coordinates out of range' });
});

test('survives damaged files with a TclError or a picture, and never reads past their end', () => {
  const whole = [png([2, 1, 8, 2], [0, 255, 0, 0, 0, 128, 0]), imageBytes(GIF) ?? new Uint8Array()];
  fc.assert(
    fc.property(
      fc.constantFrom(...whole),
      fc.record({ at: fc.nat(120), value: fc.nat(255), cut: fc.boolean() }),
      (bytes, { at, value, cut }) => {
        const damaged = Uint8Array.from(cut ? bytes.subarray(0, at) : bytes);
        if (!cut && at < damaged.length) damaged[at] = value;
        try {
          const pixels = decodeImage(damaged);
          if (pixels) assert.equal(pixels.data.length, pixels.width * pixels.height * 4);
        } catch (error) {
          if (!(error instanceof TclError)) throw error;
        }
      },
    ),
    { numRuns: 500 },
  );
});
