/** Sees every rule of the house's arrows fail once: a rule that cannot fail protects nothing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../../extensions/tools/prepare.mjs';

/** A file, what it must not import (a file, or a package), and the rule that has to say so. */
type Violation = readonly [rule: string, from: string, to: string];

const violations: readonly Violation[] = [
  ['arrows-from-protocol', 'extensions/protocol/a.ts', 'extensions/phrases/text.ts'],
  ['arrows-from-phrases', 'extensions/phrases/a.ts', 'extensions/sockets/server.ts'],
  ['arrows-from-sockets', 'extensions/sockets/a.ts', 'resources/src/state/store.ts'],
  ['arrows-from-sockets', 'extensions/sockets/b.ts', 'extensions/phrases/text.ts'],
  ['arrows-from-lab', 'extensions/lab/a.ts', 'extensions/engine/link.ts'],
  ['arrows-from-engine', 'extensions/engine/a.ts', 'extensions/terminal/serve.ts'],
  ['arrows-from-terminal', 'extensions/terminal/a.ts', 'extensions/engine/link.ts'],
  ['arrows-from-tools', 'extensions/tools/a.ts', 'extensions/sockets/server.ts'],
  ['arrows-from-kit', 'resources/src/kit/elements/a.ts', 'extensions/protocol/nouns.ts'],
  ['arrows-from-state', 'resources/src/state/a.ts', 'resources/src/views/dialogue.ts'],
  ['arrows-from-views', 'resources/src/views/a.ts', 'resources/src/windows/window.ts'],
  ['arrows-from-windows', 'resources/src/windows/a.ts', 'extensions/sockets/server.ts'],
  ['arrows-from-gallery', 'resources/src/gallery/a.ts', 'resources/src/views/dialogue.ts'],
  ['phrases-run-alone', 'extensions/phrases/b.ts', 'extensions/protocol/nouns.ts'],
  ['worker-sources-only-ask-the-tools', 'extensions/sockets/a.source.ts', 'extensions/protocol/nouns.ts'],
  ['nothing-imports-test', 'extensions/sockets/c.ts', 'test/support/help.ts'],
  ['pure-rooms-know-no-platform', 'extensions/protocol/b.ts', 'node:net'],
  ['pure-rooms-know-no-platform', 'resources/src/kit/models/a.ts', 'lit'],
  ['models-draw-nothing', 'resources/src/kit/models/b.ts', 'resources/src/kit/elements/label.ts'],
  ['pages-know-no-node', 'resources/src/state/b.ts', 'node:fs'],
  ['pages-know-no-node-package', 'resources/src/windows/b.ts', 'ws'],
  ['everything-is-found', 'extensions/sockets/d.ts', 'no-such-package'],
  ['shipped-code-uses-dependencies', 'extensions/engine/b.ts', 'esbuild'],
];

/** Two files of one room that need each other. */
const circle: Violation = ['no-circles', 'extensions/sockets/round.ts', 'extensions/sockets/robin.ts'];

/** What the house draws and has to stay allowed. */
const drawn: readonly (readonly [from: string, to: string])[] = [
  ['resources/src/windows/ok.ts', 'resources/src/views/dialogue.ts'],
  ['resources/src/views/ok.ts', 'resources/src/state/store.ts'],
  ['resources/src/views/ok2.ts', 'resources/src/kit/elements/label.ts'],
  ['resources/src/state/ok.ts', 'extensions/protocol/nouns.ts'],
  ['extensions/engine/ok.ts', 'extensions/lab/check.ts'],
  ['extensions/lab/ok.ts', 'extensions/sockets/server.ts'],
  ['extensions/sockets/ok.ts', 'extensions/protocol/nouns.ts'],
  ['extensions/sockets/ok.source.ts', 'extensions/tools/worker-source.ts'],
  ['resources/src/kit/elements/ok.ts', 'resources/src/kit/models/model.ts'],
];

/** What dependency-cruiser reports of one broken rule. */
interface Reported {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let folder = '';
let reported: readonly Reported[] = [];

before(() => {
  // Below the project, so that packages resolve as they do for the real rooms.
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache', 'arrows-'));
  for (const [, from, to] of [...violations, circle]) writeImport(from, to);
  writeImport(circle[2], circle[1]);
  for (const [from, to] of drawn) writeImport(from, to);
  const bin = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const rooms = ['extensions', 'resources', 'test'];
  const result = spawnSync(process.execPath, [bin, '--config', config, '--output-type', 'json', ...rooms], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const output = JSON.parse(result.stdout) as { summary: { violations: Reported[] } };
  reported = output.summary.violations;
});

after(() => {
  rmSync(folder, { recursive: true, force: true });
});

for (const [rule, from, to] of [...violations, circle]) {
  test(`the rule ${rule} forbids ${from} to import ${to}`, () => {
    // A circle is reported once, from either of its ends.
    const ends = rule === 'no-circles' ? [from, to] : [from];
    const broken = reported.filter((it) => ends.includes(it.from)).map((it) => it.rule.name);
    assert.ok(broken.includes(rule), `broken by ${from}: ${broken.join(', ') || 'nothing'}`);
  });
}

test('the arrows that the house draws are allowed', () => {
  const senders = new Set(drawn.map(([from]) => from));
  assert.deepEqual(
    reported.filter((violation) => senders.has(violation.from)),
    [],
  );
});

test('no rule of the configuration is left without a violation here', async () => {
  const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string }[];
  };
  const seen = new Set([...violations, circle].map(([rule]) => rule));
  assert.deepEqual(
    config.forbidden.map(({ name }) => name).filter((name) => !seen.has(name)),
    [],
  );
});

function writeImport(from: string, to: string): void {
  const isFile = to.endsWith('.ts');
  const path = relative(dirname(from), to).replace(/\.ts$/, '.js');
  const specifier = isFile ? (path.startsWith('.') ? path : `./${path}`) : to;
  write(from, `import * as needed from '${specifier}';\nexport const used = needed;\n`);
  if (isFile && to !== circle[1] && to !== circle[2]) write(to, 'export const value = 1;\n');
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
