import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from '../../extensions/tools/run-command.js';

test('keeps what a command writes on both streams, and its exit code', async () => {
  const script = "console.log('out'); console.error('err'); process.exitCode = 5;";
  const { code, output } = await runCommand([process.execPath, '-e', script], { limitSeconds: 30 });
  assert.equal(code, 5);
  assert.match(output, /out\n/);
  assert.match(output, /err\n/);
});

test('ends a command at its limit, with what it started', async () => {
  // The grandchild holds the streams open: the call could not return while it lives.
  const script = `const { spawn } = require('node:child_process');
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });`;
  const { output } = await runCommand([process.execPath, '-e', script], { limitSeconds: 1 });
  assert.match(output, /ended after 1 s, its limit/);
});

test('a program that is not there is a failed command', async () => {
  const { code, output } = await runCommand(['/nowhere/program'], { limitSeconds: 30 });
  assert.equal(code, 1);
  assert.match(output, /ENOENT/);
});
