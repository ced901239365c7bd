import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GeometryContainer } from '../../../resources/src/kit/models/geometry-container.js';
import { placeBox, readPlacement } from '../../../resources/src/kit/models/place.js';
import { TclError } from '../../../resources/src/kit/models/tcl-error.js';
import { ToplevelModel } from '../../../resources/src/kit/models/toplevel-model.js';

const WINDOW = { width: 370, height: 400, inset: 0 };
const ASKED = { width: 79, height: 31 };

function containerOf(
  sizes: Readonly<Record<string, { width: number; height: number }>>,
): GeometryContainer<string> {
  return new GeometryContainer<string>({
    requested: (name) => sizes[name] ?? { width: 1, height: 1 },
    name: (name) => (name === null ? '.w' : `.w.${name}`),
  });
}

test('places a child at its coordinates in the size it asks for, even past the edge', () => {
  assert.deepEqual(placeBox(readPlacement({ x: 300, y: 5 }), WINDOW, ASKED), {
    x: 300,
    y: 5,
    width: 79,
    height: 31,
  });
});

test('places relative to the container, by an anchor and with sums of sizes', () => {
  const centred = readPlacement({ relx: 0.5, rely: 0.5, anchor: 'center' });
  assert.deepEqual(placeBox(centred, WINDOW, ASKED), { x: 146, y: 185, width: 79, height: 31 });
  const wide = readPlacement({ relwidth: 1, width: -20, height: 0 });
  assert.deepEqual(placeBox(wide, WINDOW, ASKED), { x: 0, y: 0, width: 350, height: 1 });
});

test('leaves no gap between neighbours of a third each', () => {
  const thirds = [0, 1, 2].map((at) =>
    placeBox(readPlacement({ relx: at / 3, relwidth: 1 / 3 }), { ...WINDOW, width: 100 }, ASKED),
  );
  assert.deepEqual(
    thirds.map(({ x, width }) => [x, x + width]),
    [
      [0, 33],
      [33, 67],
      [67, 100],
    ],
  );
});

test('places inside the border, or from the outer edge', () => {
  const bordered = { width: 100, height: 100, inset: 5 };
  assert.equal(placeBox(readPlacement({ relwidth: 1 }), bordered, ASKED).width, 90);
  assert.deepEqual(placeBox(readPlacement({ relwidth: 1, bordermode: 'outside' }), bordered, ASKED), {
    x: 0,
    y: 0,
    width: 100,
    height: 31,
  });
});

test('packs along the sides of what is left, and hides what has no room', () => {
  const container = containerOf({
    a: { width: 50, height: 20 },
    b: { width: 30, height: 90 },
    c: { width: 10, height: 10 },
  });
  container.pack('a', { side: 'top', fill: 'x' });
  container.pack('b', { side: 'left', expand: true });
  container.pack('c', { side: 'bottom', pady: [4, 2] });
  assert.deepEqual(container.request(0), { width: 50, height: 110 });
  const boxes = container.boxes({ width: 100, height: 100, inset: 0 });
  assert.deepEqual(boxes.get('a'), { x: 0, y: 0, width: 100, height: 20 });
  assert.deepEqual(boxes.get('b'), { x: 30, y: 20, width: 30, height: 80 });
  assert.equal(container.boxes({ width: 10, height: 20, inset: 0 }).get('b'), null);
});

test('gives rows and columns to their widest child and spare room to those with weight', () => {
  const container = containerOf({ a: { width: 40, height: 10 }, b: { width: 20, height: 30 } });
  container.grid('a', { row: 0, column: 0, sticky: 'ew' });
  container.grid('b', { row: 0, column: 1 });
  container.columnConfigure(0, { weight: 1 });
  assert.deepEqual(container.request(0), { width: 60, height: 30 });
  const boxes = container.boxes({ width: 100, height: 30, inset: 0 });
  assert.deepEqual(boxes.get('a'), { x: 0, y: 10, width: 80, height: 10 });
  assert.deepEqual(boxes.get('b'), { x: 80, y: 0, width: 20, height: 30 });
});

test('lets pack and grid not share a container', () => {
  const container = containerOf({});
  container.pack('a');
  assert.throws(
    () => {
      container.grid('b');
    },
    { message: 'cannot use geometry manager grid inside .w which already has slaves managed by pack' },
  );
});

test('moves a child from one manager to another', () => {
  const container = containerOf({});
  container.grid('a');
  container.pack('a');
  assert.deepEqual([container.slaves('grid'), container.slaves('pack')], [[], ['a']]);
  container.place('a', { x: 5 });
  assert.deepEqual([container.slaves('pack'), container.slaves('place')], [[], ['a']]);
  assert.throws(() => container.info('pack', 'a'), { message: 'window ".w.a" isn\'t packed' });
});

test('places one child in another and refuses to go round in circles', () => {
  const container = containerOf({ a: { width: 50, height: 50 }, b: { width: 10, height: 10 } });
  container.place('a', { x: 20, y: 30 });
  container.place('b', { relx: 1, anchor: 'ne', in: 'a' });
  const target = container.placedBox('a', WINDOW) ?? undefined;
  assert.deepEqual(container.placedBox('b', WINDOW, target), { x: 60, y: 30, width: 10, height: 10 });
  assert.throws(
    () => {
      container.place('a', { in: 'b' });
    },
    { message: "can't put .w.a inside .w.b, would cause management loop" },
  );
});

const size = fc.record({ width: fc.integer({ min: 1, max: 200 }), height: fc.integer({ min: 1, max: 200 }) });
const anchor = fc.constantFrom('n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw', 'center');
const pad = fc.oneof(fc.nat(20), fc.tuple(fc.nat(9), fc.nat(9)));
const packing = fc.record(
  {
    side: fc.constantFrom('top', 'bottom', 'left', 'right'),
    fill: fc.constantFrom('none', 'x', 'y', 'both'),
    expand: fc.boolean(),
    anchor,
    padx: pad,
    pady: pad,
    ipadx: fc.nat(9),
  },
  { requiredKeys: [] },
);
const gridding = fc.record(
  {
    row: fc.nat(3),
    column: fc.nat(3),
    rowspan: fc.integer({ min: 1, max: 3 }),
    columnspan: fc.integer({ min: 1, max: 3 }),
    sticky: fc.constantFrom('', 'n', 'ew', 'nsew'),
    padx: pad,
    ipady: fc.nat(9),
  },
  { requiredKeys: [] },
);
const slot = fc.record(
  { weight: fc.nat(3), minsize: fc.nat(50), pad: fc.nat(9), uniform: fc.constantFrom('', 'u') },
  { requiredKeys: [] },
);

test('keeps packed children inside the container, whole and apart from each other', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(size, packing), { minLength: 1, maxLength: 7 }),
      size,
      fc.nat(5),
      (children, room, inset) => {
        const container = containerOf(Object.fromEntries(children.map(([asked], at) => [`c${at}`, asked])));
        for (const [at, [, options]] of children.entries()) container.pack(`c${at}`, options);
        const boxes = [...container.boxes({ ...room, inset }).values()].filter((box) => box !== null);
        for (const [at, box] of boxes.entries()) {
          assert.ok(Number.isInteger(box.x) && Number.isInteger(box.y) && box.width > 0 && box.height > 0);
          assert.ok(
            box.x >= inset &&
              box.y >= inset &&
              box.x + box.width <= room.width - inset &&
              box.y + box.height <= room.height - inset,
          );
          for (const other of boxes.slice(0, at)) {
            const apart =
              box.x >= other.x + other.width ||
              other.x >= box.x + box.width ||
              box.y >= other.y + other.height ||
              other.y >= box.y + box.height;
            assert.ok(apart, JSON.stringify([box, other]));
          }
        }
      },
    ),
  );
});

test('gives every packed child what it asks for in a container of the size it requests', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(size, packing), { minLength: 1, maxLength: 7 }), (children) => {
      const container = containerOf(Object.fromEntries(children.map(([asked], at) => [`c${at}`, asked])));
      for (const [at, [, options]] of children.entries()) container.pack(`c${at}`, options);
      const boxes = container.boxes({ ...(container.request(0) ?? { width: 0, height: 0 }), inset: 0 });
      for (const [at, [asked]] of children.entries()) {
        const box = boxes.get(`c${at}`);
        assert.ok(box && box.width >= asked.width && box.height >= asked.height);
      }
    }),
  );
});

test('gives every gridded child a finite box or none', () => {
  const children = fc.array(fc.tuple(size, gridding), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(children, fc.array(slot, { maxLength: 4 }), size, (all, slots, room) => {
      const container = containerOf(Object.fromEntries(all.map(([asked], at) => [`c${at}`, asked])));
      for (const [at, [, options]] of all.entries()) container.grid(`c${at}`, options);
      for (const [at, options] of slots.entries()) container.columnConfigure(at, options);
      for (const box of container.boxes({ ...room, inset: 0 }).values()) {
        if (box) assert.ok(Object.values(box).every(Number.isSafeInteger) && box.width > 0 && box.height > 0);
      }
    }),
  );
});

// Children that span several columns may starve in Tk's grid, so here each has a cell of its own.
test('gives every child of one cell what it asks for in the size the grid requests', () => {
  const children = fc.array(fc.tuple(size, gridding), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(children, fc.array(slot, { maxLength: 4 }), (all, slots) => {
      const container = containerOf(Object.fromEntries(all.map(([asked], at) => [`c${at}`, asked])));
      for (const [at, [, options]] of all.entries())
        container.grid(`c${at}`, { ...options, rowspan: 1, columnspan: 1 });
      for (const [at, options] of slots.entries()) container.columnConfigure(at, options);
      const boxes = container.boxes({ ...(container.request(0) ?? { width: 0, height: 0 }), inset: 0 });
      for (const [at, [asked]] of all.entries()) {
        const box = boxes.get(`c${at}`);
        assert.ok(box && box.width >= asked.width && box.height >= asked.height);
      }
    }),
  );
});

test('places with finite whole boxes or refuses with a TclError', () => {
  const value = fc.oneof(
    fc.integer({ min: -500, max: 500 }),
    fc.double({ noNaN: true, min: -3, max: 3 }),
    fc.constantFrom('', '1c', 'x', 'se'),
  );
  const name = fc.constantFrom(
    'x',
    'y',
    'relx',
    'rely',
    'width',
    'height',
    'relwidth',
    'relheight',
    'anchor',
    'bordermode',
    'rel',
  );
  fc.assert(
    fc.property(fc.dictionary(name, value), size, size, (options, room, asked) => {
      try {
        const box = placeBox(readPlacement(options), { ...room, inset: 2 }, asked);
        assert.ok(Object.values(box).every(Number.isSafeInteger) && box.width >= 1 && box.height >= 1);
      } catch (error) {
        if (!(error instanceof TclError)) throw error;
      }
    }),
  );
});

test('gives a window its title and its geometry within its limits', () => {
  const window = new ToplevelModel({}, { title: 'tk' });
  assert.deepEqual([window.title(), window.geometry()], ['tk', '1x1+0+0']);
  window.title('Client');
  window.geometry('370x400-0+0');
  window.update();
  assert.deepEqual([window.title(), window.geometry()], ['Client', '370x400-0+0']);
  window.minsize(380, 10);
  window.update();
  assert.deepEqual(window.size, { width: 380, height: 400 });
  window.maxsize(500, 300);
  window.update();
  assert.deepEqual(window.size, { width: 380, height: 300 });
  window.geometry('');
  window.setContent({ width: 500, height: 50 });
  window.update();
  assert.deepEqual(window.size, { width: 500, height: 50 });
});

test('keeps the corner of a window that grows by itself, so that its offset from the far edge shrinks', () => {
  const window = new ToplevelModel();
  window.geometry('100x50-5-7');
  window.update();
  window.minsize(80, 60);
  window.update();
  assert.equal(window.geometry(), '100x60-5--3');
  window.geometry('120x80-1-2');
  window.update();
  assert.equal(window.geometry(), '120x80-1-2');
});
