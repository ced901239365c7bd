/** What readers ask of their system, and the kit must give them in every look: their own colours, and less motion. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { WindowPages } from './window-pages.js';

const LOOKS = ['classic', 'light', 'dark'] as const;

/** Milliseconds between two changes of a flashing button, and how many steps outlast them all. */
const FLASH_MS = 50;
const FLASH_STEPS = 8;

let pages: WindowPages;

before(async () => {
  pages = await WindowPages.open();
});
after(() => pages.close());

/** Computed styles of a widget's face. */
async function faceStyle(page: Page, id: string, ...names: string[]): Promise<string[]> {
  return page.locator(`#${id}`).evaluate((element, properties) => {
    const face = element.shadowRoot?.querySelector('.face');
    if (!face) throw new Error('no face');
    const style = getComputedStyle(face);
    return properties.map((name) => style.getPropertyValue(name));
  }, names);
}

/** What a system colour is on this page. */
async function systemColour(page: Page, name: string): Promise<string> {
  return page.evaluate((colour) => {
    const probe = document.createElement('p');
    probe.style.color = colour;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, name);
}

/** Whether the widget has an edge that forced colours leave: a border or an outline, of another colour than its ground. */
async function hasEdge(page: Page, id: string): Promise<boolean> {
  const [border, borderColour, outline, outlineColour, ground] = await faceStyle(
    page,
    id,
    'border-top-width',
    'border-top-color',
    'outline-style',
    'outline-color',
    'background-color',
  );
  return (border !== '0px' && borderColour !== ground) || (outline !== 'none' && outlineColour !== ground);
}

describe('a reader with colours of their own', () => {
  for (const look of LOOKS) {
    test(`sees the edge of every field and button in the ${look} look`, async (context) => {
      const page = await pages.page(context, { look, forcedColors: 'active' });
      for (const id of ['W_Port', 'W_Message', 'B_connect', 'B_send'])
        assert.ok(await hasEdge(page, id), `${id} has no edge`);
    });

    test(`sees text in their colours, and what is disabled in grey, in the ${look} look`, async (context) => {
      const page = await pages.page(context, { look, forcedColors: 'active' });
      assert.deepEqual(await faceStyle(page, 'label', 'color'), [await systemColour(page, 'CanvasText')]);
      assert.deepEqual(await faceStyle(page, 'B_connect', 'color'), [await systemColour(page, 'ButtonText')]);
      await page.evaluate(() => {
        document
          .querySelector<HTMLElementTagNameMap['tk-button']>('#B_connect')
          ?.configure({ state: 'disabled' });
      });
      await page.evaluate(() => window.clientWindow.drawn());
      assert.deepEqual(await faceStyle(page, 'B_connect', 'color'), [await systemColour(page, 'GrayText')]);
    });

    test(`sees where the keyboard is in the ${look} look`, async (context) => {
      const page = await pages.page(context, { look, forcedColors: 'active' });
      const outline = ['outline-style', 'outline-width', 'outline-color'];
      const ring = ['solid', '2px', await systemColour(page, 'Highlight')];
      const before = await faceStyle(page, 'B_connect', ...outline);
      assert.notDeepEqual(before, ring);
      await page.keyboard.press('Tab');
      assert.deepEqual(await faceStyle(page, 'W_Port', ...outline), ring);
      await page.keyboard.press('Tab');
      assert.deepEqual(await faceStyle(page, 'B_connect', ...outline), ring);
    });

    test(`reads a tagged line of the Text in their colours in the ${look} look`, async (context) => {
      const page = await pages.page(context, { look, forcedColors: 'active' });
      const colours = await page.locator('tk-text').evaluate((text) => {
        const lines = [...(text.shadowRoot?.querySelectorAll('.cm-line') ?? [])];
        const line = lines.find(({ textContent }) => textContent.startsWith('Bonjour, client'));
        const inside = line?.querySelector('span') ?? line;
        if (!inside) throw new Error('the line is not shown');
        return getComputedStyle(inside).color;
      });
      const readable = await Promise.all(['CanvasText', 'FieldText'].map((name) => systemColour(page, name)));
      assert.ok(readable.includes(colours), `${colours} and not one of ${readable.join(', ')}`);
    });
  }
});

describe('a reader who wants less motion', () => {
  /** Flashes the connect button and gives the states it showed, in order. */
  const flash = async (page: Page): Promise<string[]> => {
    await page.clock.install();
    const seen = await page.locator('#B_connect').evaluateHandle((button) => {
      const face = button.shadowRoot?.querySelector<HTMLElement>('.face');
      if (!face) throw new Error('no face');
      const states: string[] = [];
      new MutationObserver(() => states.push(face.dataset['state'] ?? '')).observe(face, {
        attributeFilter: ['data-state'],
      });
      (button as HTMLElementTagNameMap['tk-button']).flash();
      return states;
    });
    // Step by step: an observer hears once of changes that come together.
    for (let step = 0; step < FLASH_STEPS; step++) await page.clock.runFor(FLASH_MS);
    return seen.jsonValue();
  };

  test('sees no button flash, while others do', async (context) => {
    const still = await pages.page(context, { reducedMotion: 'reduce' });
    assert.deepEqual(await flash(still), []);
    const moving = await pages.page(context, { reducedMotion: 'no-preference' });
    assert.deepEqual(await flash(moving), ['active', 'normal', 'active', 'normal']);
  });

  for (const look of LOOKS) {
    test(`sees no transition in the ${look} look`, async (context) => {
      const page = await pages.page(context, { look, reducedMotion: 'reduce' });
      for (const id of ['B_connect', 'W_Port']) {
        const [duration = ''] = await faceStyle(page, id, 'transition-duration');
        assert.match(duration, /^0s(, 0s)*$/, id);
      }
    });
  }

  test('sees the cursor of the Text stand still', async (context) => {
    const animation = async (page: Page): Promise<string> => {
      await page.locator('tk-text').evaluate((text) => {
        text.focus();
      });
      await page.locator('tk-text .cm-focused').waitFor();
      await page.keyboard.press('ArrowUp');
      await page.evaluate(() => window.clientWindow.drawn());
      return page.locator('tk-text').evaluate((text) => {
        const layer = text.shadowRoot?.querySelector('.caret-layer');
        if (!layer) throw new Error('no cursor');
        return getComputedStyle(layer).animationName;
      });
    };
    const still = await pages.page(context, { reducedMotion: 'reduce' });
    assert.equal(await animation(still), 'none');
    const moving = await pages.page(context, { reducedMotion: 'no-preference' });
    assert.match(await animation(moving), /^blink/);
  });
});
