import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeBinaryName } from '../../extensions/tools/native.mjs';

const names = [
  ['linux', 'x64', 'neutralino-linux_x64'],
  ['linux', 'arm', 'neutralino-linux_armhf'],
  ['darwin', 'arm64', 'neutralino-mac_arm64'],
  ['win32', 'arm64', 'neutralino-win_x64.exe'],
  ['win32', 'x64', 'neutralino-win_x64.exe'],
  ['linux', 's390x', undefined],
  ['freebsd', 'x64', undefined],
] as const;

for (const [platform, arch, name] of names) {
  test(`the framework's binary for ${platform} on ${arch} is ${name ?? 'none'}`, () => {
    assert.equal(nativeBinaryName(platform, arch), name);
  });
}
