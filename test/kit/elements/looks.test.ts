/** Computes the contrast of the looks from the style sheet itself. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const sheet = readFileSync(new URL('../../../resources/styles/looks.css', import.meta.url), 'utf8');
const manual = readFileSync(new URL('../../../resources/src/kit/looks/README.md', import.meta.url), 'utf8');

/** WCAG 2.2: text below 24 px; and edges of controls and the focus ring. */
const TEXT_RATIO = 4.5;
const EDGE_RATIO = 3;
/** Ours: disabled controls are exempt in WCAG, and still to be made out. */
const DISABLED_RATIO = 2.5;

/** The custom properties of one look, those of all looks included. */
function lookProperties(look: string): Map<string, string> {
  const rules = sheet.replaceAll(/\/\*.*?\*\//gsu, '').split(/@media|@supports/u)[0] ?? '';
  const properties = new Map<string, string>();
  for (const [, selectors = '', body = ''] of rules.matchAll(/([^{}]+)\{([^{}]*)\}/gu)) {
    if (!selectors.includes(`[data-look='${look}']`) && !/\[data-look\]/u.test(selectors)) continue;
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+)\s*:\s*([^;]+);/gu))
      properties.set(name, value.trim());
  }
  return properties;
}

/** A colour of a look as "#rrggbb", references to other properties followed. */
function colour(look: string, name: string): string {
  const value = lookProperties(look).get(name) ?? '';
  const reference = /^var\((--[\w-]+)\)$/u.exec(value)?.[1];
  if (reference) return colour(look, reference);
  assert.match(value, /^#[\da-f]{6}$/iu, `${name} in ${look} is a colour`);
  return value;
}

/** Relative luminance, 0 to 1, by WCAG's formula. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Which pairs must reach a ratio: foregrounds, each on all of the grounds. */
const PAIRS: readonly (readonly [ratio: number, foregrounds: string[], grounds: string[]])[] = [
  [
    TEXT_RATIO,
    ['text', 'text-muted', 'accent-text', 'danger', 'warning', 'success'],
    ['surface', 'surface-raised', 'surface-sunken', 'surface-hover'],
  ],
  [TEXT_RATIO, ['danger'], ['danger-surface']],
  [TEXT_RATIO, ['warning'], ['warning-surface']],
  [TEXT_RATIO, ['success'], ['success-surface']],
  [TEXT_RATIO, ['text', 'accent-text'], ['accent-surface']],
  [TEXT_RATIO, ['on-accent'], ['accent', 'accent-hover', 'accent-pressed']],
  [TEXT_RATIO, ['received-fg'], ['received-bg']],
  [TEXT_RATIO, ['select-fg'], ['select-bg']],
  [TEXT_RATIO, ['button-fg'], ['button-bg']],
  [TEXT_RATIO, ['button-active-fg'], ['button-active-bg', 'button-pressed-bg']],
  [TEXT_RATIO, ['default-fg'], ['default-bg', 'default-active-bg', 'default-pressed-bg']],
  [TEXT_RATIO, ['field-fg'], ['field-bg', 'field-readonly-bg']],
  [TEXT_RATIO, ['placeholder'], ['field-bg']],
  [TEXT_RATIO, ['label-fg'], ['surface', 'surface-raised', 'label-active-bg']],
  [
    EDGE_RATIO,
    ['border-strong', 'field-edge', 'focus-ring'],
    ['surface', 'surface-raised', 'surface-sunken'],
  ],
  [EDGE_RATIO, ['field-edge', 'focus-ring'], ['field-bg']],
  [DISABLED_RATIO, ['disabled-fg'], ['button-disabled-bg', 'field-disabled-bg', 'surface']],
];

for (const look of ['light', 'dark']) {
  describe(`the ${look} look`, () => {
    for (const [ratio, foregrounds, grounds] of PAIRS) {
      it(`reaches ${String(ratio)}:1 with ${foregrounds.join(', ')} on ${grounds.join(', ')}`, () => {
        for (const foreground of foregrounds) {
          for (const ground of grounds) {
            const found = contrast(colour(look, `--tk-${foreground}`), colour(look, `--tk-${ground}`));
            assert.ok(found >= ratio, `${foreground} on ${ground}: ${found.toFixed(2)}`);
          }
        }
      });
    }
  });
}

describe('the classic look', () => {
  it('keeps the text of the app readable, where Tk itself says nothing', () => {
    for (const foreground of ['text', 'text-muted', 'accent-text', 'danger', 'warning', 'success']) {
      const found = contrast(colour('classic', `--tk-${foreground}`), colour('classic', '--tk-surface'));
      assert.ok(found >= TEXT_RATIO, `${foreground}: ${found.toFixed(2)}`);
    }
  });

  it("has Tk's colours of a received line, contrast or not", () => {
    assert.equal(colour('classic', '--tk-received-bg'), '#b0c4de');
    assert.equal(colour('classic', '--tk-received-fg'), '#4169e1');
  });
});

describe('the style sheet of the looks', () => {
  it('gives every property in all three looks', () => {
    const names = (look: string): string[] => [...lookProperties(look).keys()].sort();
    assert.deepEqual(names('dark'), names('light'));
    assert.deepEqual(names('classic'), names('light'));
  });

  it('measures contrast as WCAG does', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#1e3a8a', '#b0c4de').toFixed(2), '5.82');
  });

  it('has every property in its manual, by name or with its family', () => {
    const missing = [...lookProperties('light').keys()].filter((name) => {
      const family = /^--tk-(?:label|button|default|field|space)-/u.test(name);
      return !family && !manual.includes(name);
    });
    // Some rows name several: `--tk-danger`, `--tk-warning`, `--tk-success`; each has a `-surface`.
    assert.deepEqual(
      missing.filter((name) => !/-(?:surface|bg|focus)$/u.test(name)),
      [],
    );
  });
});
