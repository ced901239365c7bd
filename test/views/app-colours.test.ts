import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

/** AA for text. */
const LEAST_CONTRAST = 4.5;

const [looks, app] = await Promise.all(
  ['looks', 'app'].map((name) =>
    readFile(new URL(`../../resources/styles/${name}.css`, import.meta.url), 'utf8'),
  ),
);

/** The custom properties of all rules for a look, later ones winning. */
function propertiesOf(look: string): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const [, selectors = '', body = ''] of `${looks}${app}`.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const bare = selectors.replace(/\/\*[\s\S]*?\*\//g, '');
    if (!bare.includes(`[data-look='${look}']`) && !/^\s*:root,\s*\[data-look\]/.test(bare)) continue;
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+);/g))
      if (value.startsWith('#')) properties.set(name, value.trim());
  }
  return properties;
}

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

for (const look of ['light', 'dark', 'classic']) {
  test(`in ${look}, every speaker’s colour is readable in the dialogue and in the list, chosen or not`, () => {
    const properties = propertiesOf(look);
    for (const ground of ['--tk-field-bg', '--tk-surface-raised', '--tk-accent-surface']) {
      for (let speaker = 0; speaker < 8; speaker += 1) {
        const colour = properties.get(`--app-speaker-${speaker}`) ?? '';
        const ratio = contrast(colour, properties.get(ground) ?? '');
        assert.ok(ratio >= LEAST_CONTRAST, `${speaker} ${colour} on ${ground}: ${ratio.toFixed(2)}`);
      }
    }
  });

  test(`in ${look}, what is found is readable`, () => {
    const properties = propertiesOf(look);
    for (const ground of ['--app-found-bg', '--app-found-now-bg']) {
      const ratio = contrast(properties.get('--app-found-fg') ?? '', properties.get(ground) ?? '');
      assert.ok(ratio >= LEAST_CONTRAST, `${ground}: ${ratio.toFixed(2)}`);
    }
  });
}
