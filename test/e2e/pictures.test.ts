/**
 * The practical's client window in the classic look, beside pictures of the same window in Tk 8.6.13 on X11. Glyphs are
 * drawn by two programs and so never to the pixel; boxes, colours, bevels, breaks of lines and their places are.
 */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { pixelsOf, shareOff, type Area } from './pictures/compare.js';
import { WINDOW, WindowPages } from './pictures/window-pages.js';

/**
 * How far a colour may be from Tk's before its pixel counts as off, of 255. The larger is what an eye sees at once; the
 * smaller tells a button under the mouse from one at rest, which Tk makes lighter by 19.
 */
const TOLERANCES = [32, 8] as const;
/** Pixels a box may differ from Tk's. */
const BOX_TOLERANCE = 1;
/**
 * The share of pixels that may be off, in percent, at each of the tolerances. What was measured is the edges of glyphs,
 * with a little room for another version of the browser; a wrong colour or a line that breaks elsewhere is far more.
 */
const LIMITS: Readonly<Record<string, readonly [number, number]>> = {
  window: [3.3, 6.5],
  label: [14, 21],
  W_Port: [1, 3],
  B_connect: [3, 7],
  W_Message: [4.7, 9],
  B_send: [0, 0],
};

type Boxes = Readonly<Record<string, Area>>;

const real = JSON.parse(
  await readFile(new URL('../kit/elements/fixtures/seed-client.json', import.meta.url), 'utf8'),
) as { widgets: Boxes };

/** What was done to the window before each picture was taken of it. */
const PICTURES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'seed-client': async () => {
    // At rest.
  },
  'seed-client-connected': async (page) => {
    await page.evaluate(() => {
      document
        .querySelector<HTMLElementTagNameMap['tk-button']>('#B_connect')
        ?.configure({ state: 'disabled' });
    });
  },
  'seed-client-hover': async (page) => {
    await page.mouse.move(330, 18);
  },
  'seed-client-pressed': async (page) => {
    await page.mouse.move(330, 18);
    await page.mouse.down();
  },
  'seed-client-entry-focus': async (page) => {
    await page.evaluate(() => {
      const entry = document.querySelector('tk-entry');
      entry?.focus();
      entry?.selectRange(0, 3);
      entry?.icursor(3);
    });
  },
  'seed-client-text-selected': async (page) => {
    await page.evaluate(() => {
      const text = document.querySelector('tk-text');
      text?.focus();
      text?.tagAdd('sel', '1.3', '3.5');
    });
  },
};

let pages: WindowPages;

before(async () => {
  pages = await WindowPages.open();
});
after(() => pages.close());

describe("the client window beside Tk's own", () => {
  test('has every box within a pixel of the real one', async (context) => {
    const page = await pages.clientWindow(context);
    if (!page) return;
    for (const [id, box] of Object.entries(real.widgets)) {
      const ours = await page.locator(`#${id}`).boundingBox();
      assert.ok(ours, `${id} is not shown`);
      for (const side of ['x', 'y', 'width', 'height'] as const) {
        const off = Math.abs(ours[side] - box[side]);
        assert.ok(off <= BOX_TOLERANCE, `${id}.${side} is ${ours[side]} and in Tk ${box[side]}`);
      }
    }
  });

  for (const [name, prepare] of Object.entries(PICTURES)) {
    test(`looks as ${name}.png but for the edges of its letters`, async (context) => {
      const page = await pages.clientWindow(context);
      if (!page) return;
      await prepare(page);
      await page.evaluate(() => window.clientWindow.drawn());
      const drawn = await page.screenshot({ caret: 'initial' });
      const pictures = [
        pixelsOf(await readFile(new URL(`pictures/${name}.png`, import.meta.url))),
        pixelsOf(drawn),
      ] as const;
      const tooFar: string[] = [];
      for (const [part, area] of Object.entries({ window: WINDOW, ...real.widgets })) {
        for (const [at, tolerance] of TOLERANCES.entries()) {
          const [off, limit] = [shareOff(pictures, area, tolerance), LIMITS[part]?.[at] ?? 0];
          const found = `${part}: ${off.toFixed(2)} % of its pixels off by more than ${tolerance}/255, limit ${limit} %`;
          context.diagnostic(found);
          if (off > limit) tooFar.push(found);
        }
      }
      assert.deepEqual(tooFar, []);
    });
  }
});
