/** The compiler's part of the arrows: a room cannot name the platform that its settings leave out. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { root } from '../../extensions/tools/prepare.mjs';

const dom = 'document.title';
const node = 'process.pid';

/** A room and what it must not be able to name. */
const rooms: readonly (readonly [room: string, forbidden: readonly string[], allowed: readonly string[]])[] =
  [
    ['extensions/protocol', [dom, node], []],
    ['extensions/phrases', [dom, node], []],
    ['extensions/sockets', [dom], [node]],
    ['extensions/lab', [dom], [node]],
    ['extensions/engine', [dom], [node]],
    ['extensions/terminal', [dom], [node]],
    ['resources/src/kit/models', [dom, node], []],
    ['resources/src/kit', [node], [dom]],
    ['resources/src/state', [node], [dom]],
    ['resources/src/views', [node], [dom]],
    ['resources/src/windows', [node], [dom]],
  ];

// The libraries are the same for many rooms; reading them once makes this test ten times as fast.
const sources = new Map<string, ts.SourceFile | undefined>();

for (const [room, forbidden, allowed] of rooms) {
  test(`${room} cannot name ${forbidden.join(' or ')}`, () => {
    for (const expression of forbidden) assert.notDeepEqual(errorsOf(room, expression), [], expression);
    for (const expression of [...allowed, 'Math.max(1, 2)'])
      assert.deepEqual(errorsOf(room, expression), [], expression);
  });
}

/** The compiler's messages for one expression standing in a file of the room. */
function errorsOf(room: string, expression: string): readonly string[] {
  const file = join(root, room, 'probe.ts');
  const config = join(root, room, 'tsconfig.json');
  const read = ts.readConfigFile(config, (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, join(root, room));
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, language) => {
    if (path === file) return ts.createSourceFile(path, `export const probe = ${expression};`, language);
    if (!sources.has(path)) sources.set(path, readSource(path, language));
    return sources.get(path);
  };
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
