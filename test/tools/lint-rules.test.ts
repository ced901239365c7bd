/** The house's own lint rules: each is seen to fail once, with a message that says what to do instead. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import { root } from '../../extensions/tools/prepare.mjs';

// Type-aware rules need a file that belongs to a room; its text is replaced, not written.
const nodeFile = 'extensions/tools/files.ts';
const pageFile = 'resources/src/gallery/page/page-styles.ts';
const testFile = 'test/config/smoke.wtr.test.ts';

const long = Array.from({ length: 70 }, (_, line) => `  console.log(${line});`).join('\n');

const cases: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-restricted-syntax', nodeFile, "import { root } from './prepare';\nconsole.log(root);"],
  ['no-restricted-syntax', nodeFile, '/** One. */\nexport default 1;'],
  ['no-restricted-syntax', nodeFile, "export * from './checks.js';"],
  ['jsdoc/require-jsdoc', nodeFile, 'export function undocumented(): void {\n  console.log(1);\n}'],
  ['jsdoc/require-jsdoc', nodeFile, 'export const limit = 3;'],
  ['@typescript-eslint/no-explicit-any', nodeFile, '/** One. */\nexport const one: any = 1;'],
  [
    '@typescript-eslint/max-params',
    nodeFile,
    '/** Four. */\nexport const f = (a: 1, b: 1, c: 1, d: 1): number => a + b + c + d;',
  ],
  ['@typescript-eslint/no-floating-promises', nodeFile, "fetch('http://localhost');"],
  ['max-lines-per-function', nodeFile, `/** Long. */\nexport function long(): void {\n${long}\n}`],
  ['max-lines', nodeFile, '// line\n'.repeat(501)],
  ['no-empty', nodeFile, 'try {\n  console.log(1);\n} catch {}'],
  [
    'no-restricted-syntax',
    pageFile,
    'import { html } from \'lit\';\n/** Red. */\nexport const red = html`<p style="color: red">b</p>`;',
  ],
  [
    'no-restricted-syntax',
    pageFile,
    'import { html } from \'lit\';\n/** Wide. */\nexport const wide = (n: number): unknown => html`<p class="a" style=${n}>b</p>`;',
  ],
  ['lit-a11y/alt-text', testFile, "import { html } from 'lit';\nconsole.log(html`<img src='x.png' />`);"],
  [
    'lit/attribute-value-entities',
    testFile,
    'import { html } from \'lit\';\nconsole.log(html`<p title="a > b">b</p>`);',
  ],
];

const eslint = new ESLint({ cwd: root });

for (const [rule, file, text] of cases) {
  test(`${rule} stops ${text.split('\n').slice(0, 2).join(' ').slice(0, 60)}`, async () => {
    const [result] = await eslint.lintText(text, { filePath: file });
    const rules = result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? [];
    assert.ok(rules.includes(rule), rules.join(', ') || 'nothing was said');
  });
}

test('style attributes are refused in the words of what to do instead', async () => {
  const text =
    "import { html } from 'lit';\n/** Red. */\nexport const red = html`<p style='color: red'></p>`;";
  const [result] = await eslint.lintText(text, { filePath: pageFile });
  assert.match(
    result?.messages.map(({ message }) => message).join('\n') ?? '',
    /use a class in static styles, or writeStyles\(\)/,
  );
});

test('an element that is styled by a class or a part is left in peace', async () => {
  const text =
    'import { html, type TemplateResult } from \'lit\';\n/** A part. */\nexport const part: TemplateResult = html`<p class="style" part="x">style=1</p>`;\n';
  const [result] = await eslint.lintText(text, { filePath: pageFile });
  assert.deepEqual(result?.messages, []);
});

test('a short documented function is left in peace', async () => {
  const text =
    '/** The sum of two numbers. */\nexport function sum(a: number, b: number): number {\n  return a + b;\n}\n';
  const [result] = await eslint.lintText(text, { filePath: nodeFile });
  assert.deepEqual(result?.messages, []);
});
